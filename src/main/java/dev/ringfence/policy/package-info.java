/** What owners allow and documented, compared with what a network permits. */
@NullMarked
package dev.ringfence.policy;

import org.jspecify.annotations.NullMarked;
