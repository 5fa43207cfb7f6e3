/** Spring Batch steps around the use cases, and what they are wired from. */
@NullMarked
package dev.ringfence.job;

import org.jspecify.annotations.NullMarked;
