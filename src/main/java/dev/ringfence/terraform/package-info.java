/** Terraform configurations, evaluated in three values: known, unknown for a reason, sensitive. */
@NullMarked
package dev.ringfence.terraform;

import org.jspecify.annotations.NullMarked;
