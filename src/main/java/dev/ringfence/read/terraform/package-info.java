/**
 * What repositories declare of AWS becomes the network it would be: Terraform and OpenTofu
 * configurations, and what else is told in Terraform's words.
 */
@NullMarked
package dev.ringfence.read.terraform;

import org.jspecify.annotations.NullMarked;
