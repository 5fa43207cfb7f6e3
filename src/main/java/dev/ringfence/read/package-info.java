/** Evidence becomes a fragment of the network model. */
@NullMarked
package dev.ringfence.read;

import org.jspecify.annotations.NullMarked;
