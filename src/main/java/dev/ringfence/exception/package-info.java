/** Approved deviations that end when they end. */
@NullMarked
package dev.ringfence.exception;

import org.jspecify.annotations.NullMarked;
