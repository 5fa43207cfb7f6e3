package dev.ringfence.terraform;

import dev.ringfence.hcl.SourceRange;

/** The configuration of the provider that makes a resource. */
public sealed interface ProviderUse {
  /** No configuration is written: the provider's defaults apply. */
  record Unconfigured() implements ProviderUse {}

  /** A {@code provider} block. */
  record Configured(EvaluatedBody body) implements ProviderUse {}

  /** Which configuration it is cannot be told. */
  record Untold(String reason, SourceRange where) implements ProviderUse {}
}
