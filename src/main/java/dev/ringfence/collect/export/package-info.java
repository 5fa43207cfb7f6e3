/** Evidence from folders of answers that the AWS CLI wrote. */
@NullMarked
package dev.ringfence.collect.export;

import org.jspecify.annotations.NullMarked;
