/** Controls and a network become findings. */
@NullMarked
package dev.ringfence.assessment;

import org.jspecify.annotations.NullMarked;
