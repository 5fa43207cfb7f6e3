/** Terraform and OpenTofu configurations become the network they declare. */
@NullMarked
package dev.ringfence.read.terraform;

import org.jspecify.annotations.NullMarked;
