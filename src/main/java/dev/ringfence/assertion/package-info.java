/** Assertions over blocks of Terraform, decided in three values. */
@NullMarked
package dev.ringfence.assertion;

import org.jspecify.annotations.NullMarked;
