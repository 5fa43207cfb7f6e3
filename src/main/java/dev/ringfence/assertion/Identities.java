package dev.ringfence.assertion;

import dev.ringfence.expression.Truth;
import dev.ringfence.terraform.Reference;
import dev.ringfence.terraform.Value;
import dev.ringfence.terraform.Values;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Whether values refer to a block: by what they evaluate to, never by how names look. */
final class Identities {
  private static final Pattern INDEX = Pattern.compile("\\[[^\\]]*\\]");
  private static final Pattern VAGUE = Pattern.compile("\\[[?*]\\]");
  private static final Pattern DATA = Pattern.compile("(^|\\.)data\\.");

  private Identities() {}

  /**
   * Whether a value is this block, or what it is known by.
   *
   * @param attributes those of the block that may state its name, the first stated one counts
   */
  static Truth refers(Value marked, DeclaredBlock block, List<String> attributes) {
    Value value = Values.bare(marked);
    if (value instanceof Value.Sequence sequence) {
      return Truths.any(
          sequence.items().stream().map(item -> refers(item, block, attributes)).toList());
    }
    if (value instanceof Value.Entity entity) {
      return sameAddress(entity.address(), block.address());
    }
    if (value instanceof Value.Unknown unknown) {
      return unknown
          .reference()
          .map(Reference::address)
          .map(address -> sameAddress(address, block.address()))
          .orElse(Truth.UNKNOWN);
    }
    return Shown.text(value).map(text -> named(text, block, attributes)).orElse(Truth.FALSE);
  }

  private static Truth sameAddress(String one, String other) {
    if (one.equals(other)) {
      return VAGUE.matcher(one).find() ? Truth.UNKNOWN : Truth.TRUE;
    }
    if (DATA.matcher(one).find()) {
      // What is looked up may be what is made here.
      return Truth.UNKNOWN;
    }
    boolean isVague = Stream.of(one, other).anyMatch(address -> VAGUE.matcher(address).find());
    boolean isWhole = INDEX.matcher(one).results().count() < INDEX.matcher(other).results().count();
    return bare(one).equals(bare(other)) && (isVague || isWhole) ? Truth.UNKNOWN : Truth.FALSE;
  }

  private static String bare(String address) {
    return INDEX.matcher(address).replaceAll("");
  }

  /** A text is the block's if the block states the same one; an id is not known before. */
  private static Truth named(String text, DeclaredBlock block, List<String> attributes) {
    Optional<Value> own =
        attributes.stream()
            .flatMap(name -> block.body().attribute(name).stream())
            .map(attribute -> Values.bare(attribute.value()))
            .filter(value -> !(value instanceof Value.Null))
            .findFirst();
    return own.flatMap(Shown::text)
        .map(stated -> Truths.of(stated.equals(text)))
        .orElse(Truth.UNKNOWN);
  }
}
