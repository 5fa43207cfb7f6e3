/**
 * Describe calls of AWS become the neutral model; one typed mirror per AWS shape, spelt as AWS
 * does.
 */
@NullMarked
package dev.ringfence.read.aws;

import org.jspecify.annotations.NullMarked;
