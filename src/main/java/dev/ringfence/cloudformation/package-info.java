/**
 * CloudFormation templates, evaluated in three values and told in Terraform's words for the same
 * resources.
 */
@NullMarked
package dev.ringfence.cloudformation;

import org.jspecify.annotations.NullMarked;
