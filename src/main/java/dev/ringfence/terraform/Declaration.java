package dev.ringfence.terraform;

import dev.ringfence.hcl.SourceRange;
import java.util.Optional;

/**
 * A block that makes nothing by itself: a provider, a variable, the settings of a module, a call of
 * another one.
 *
 * @param name label of the block, with the alias of a provider behind a dot; empty for settings
 * @param address {@code module.a.var.region}, {@code provider.aws.west}, {@code module.a.terraform}
 * @param module address of the module instance it is in, empty for the root
 * @param value what a variable comes to; empty for other blocks
 * @param header the block's first line
 */
public record Declaration(
    Sort sort,
    String name,
    String address,
    String module,
    Presence presence,
    EvaluatedBody body,
    Optional<Value> value,
    SourceRange header) {
  /** What kind of block it is. */
  public enum Sort {
    PROVIDER,
    VARIABLE,
    /** All {@code terraform} blocks of a module taken together; a root without any has one. */
    SETTINGS,
    CALL
  }
}
