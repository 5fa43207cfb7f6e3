/** What was collected, what was not, and where in it a statement comes from. */
@NullMarked
package dev.ringfence.evidence;

import org.jspecify.annotations.NullMarked;
