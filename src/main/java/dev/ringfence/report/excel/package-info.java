/** Prints the model as a workbook that can be filtered, sorted and counted again. */
@NullMarked
package dev.ringfence.report.excel;

import org.jspecify.annotations.NullMarked;
