/** Evidence from live AWS accounts, read-only, in the shape the AWS CLI prints. */
@NullMarked
package dev.ringfence.collect.aws;

import org.jspecify.annotations.NullMarked;
