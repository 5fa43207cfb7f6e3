/** Evidence from live Azure subscriptions, read-only, as Resource Manager answers. */
@NullMarked
package dev.ringfence.collect.azure;

import org.jspecify.annotations.NullMarked;
