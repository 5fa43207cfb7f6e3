/** How much conforms, and how much of it could be judged at all; one formula with a version. */
@NullMarked
package dev.ringfence.score;

import org.jspecify.annotations.NullMarked;
