/** What is known of the commits that declarations were read at, and of those that were not. */
@NullMarked
package dev.ringfence.read.git;

import org.jspecify.annotations.NullMarked;
