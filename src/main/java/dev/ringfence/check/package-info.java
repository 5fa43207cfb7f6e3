/** One class per kind of check, and what a check establishes. */
@NullMarked
package dev.ringfence.check;

import org.jspecify.annotations.NullMarked;
