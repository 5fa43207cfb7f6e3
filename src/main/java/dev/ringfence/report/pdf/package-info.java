/** Prints the model as PDF, from templates that users can change. */
@NullMarked
package dev.ringfence.report.pdf;

import org.jspecify.annotations.NullMarked;
