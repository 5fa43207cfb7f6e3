/** How much of what was asked is satisfied, and how much of it could be judged. */
@NullMarked
package dev.ringfence.score;

import org.jspecify.annotations.NullMarked;
