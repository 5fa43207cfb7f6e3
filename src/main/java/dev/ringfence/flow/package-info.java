/** What every boundary lets through: certainly, possibly, and by which rules. */
@NullMarked
package dev.ringfence.flow;

import org.jspecify.annotations.NullMarked;
