/** What repositories declare, compared with what accounts show. */
@NullMarked
package dev.ringfence.drift;

import org.jspecify.annotations.NullMarked;
