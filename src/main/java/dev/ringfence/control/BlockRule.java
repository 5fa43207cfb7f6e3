package dev.ringfence.control;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a {@code terraform} check judges and demands, as its file states it.
 *
 * @param assertions all of which must hold
 */
public record BlockRule(Scope scope, List<Assertion> assertions) {
  /** Kinds of blocks of a configuration. */
  public enum BlockType {
    RESOURCE,
    DATA,
    PROVIDER,
    VARIABLE,
    TERRAFORM,
    MODULE,
    /** Every block that states an attribute of the assertions. */
    ANY;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<BlockType> named(String word) {
      return Arrays.stream(values()).filter(type -> type.word().equals(word)).findFirst();
    }
  }

  /**
   * Which blocks are judged.
   *
   * @param provider whose blocks these are, {@code aws}; {@code any} or empty for all
   * @param types of resources, or names of providers; empty for all
   * @param fallbackTypes judged where a configuration has none of {@code types}
   * @param namePattern a regular expression that the name has to contain; empty for all
   * @param filters assertions that choose blocks
   * @param subBlock type of a nested block whose entries are judged in place of the block; empty
   *     for the block itself
   */
  public record Scope(
      String provider,
      BlockType type,
      List<String> types,
      List<String> fallbackTypes,
      String namePattern,
      List<Assertion> filters,
      String subBlock) {
    public Scope {
      types = List.copyOf(types);
      fallbackTypes = List.copyOf(fallbackTypes);
      filters = List.copyOf(filters);
    }
  }

  public BlockRule {
    assertions = List.copyOf(assertions);
  }
}
