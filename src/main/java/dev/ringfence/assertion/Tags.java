package dev.ringfence.assertion;

import dev.ringfence.control.Assertion;
import dev.ringfence.expression.Truth;
import dev.ringfence.hcl.SourceRange;
import dev.ringfence.terraform.ProviderUse;
import dev.ringfence.terraform.Value;
import dev.ringfence.terraform.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Keys of the maps that a block states, and of the tags that its provider adds. */
final class Tags {
  private static final String TAGS = "tags";
  private static final String DEFAULTS = "default_tags.tags";

  private final DeclaredBlock block;

  Tags(DeclaredBlock block) {
    this.block = block;
  }

  Ruling key(Assertion assertion, Absence absence) {
    String path = assertion.attribute();
    String key = assertion.operands().text();
    Ruling own =
        Assertions.every(
            block,
            path,
            absence,
            stated -> in(path, key, stated),
            nested ->
                new Ruling(
                    Truths.of(nested.body().attribute(key).isPresent()),
                    path + " is a block, " + key + " demanded in it",
                    nested.where()));
    List<Ruling> rulings = new ArrayList<>(List.of(own));
    if (path.equals(TAGS) && block.kind().startsWith("aws_")) {
      defaults(key).forEach(rulings::add);
    }
    return Ruling.any(rulings);
  }

  private static Ruling in(String path, String key, Found.Stated stated) {
    return Assertions.valued(path, stated, value -> has(value, key), ", " + key + " demanded");
  }

  private static Truth has(Value value, String key) {
    if (value instanceof Value.Mapping mapping) {
      Value member = mapping.members().getOrDefault(key, Values.NULL);
      return Values.bare(member) instanceof Value.Null
          ? Truth.FALSE
          : Existence.isStated(Values.bare(member));
    }
    return value instanceof Value.Unknown ? Truth.UNKNOWN : Truth.FALSE;
  }

  /** AWS gives a resource the tags of its provider as well (provider aws, default_tags). */
  private Stream<Ruling> defaults(String key) {
    if (block.provider() instanceof ProviderUse.Untold untold) {
      return Stream.of(
          new Ruling(
              Truth.UNKNOWN, "default tags are not known: " + untold.reason(), untold.where()));
    }
    return block.provider() instanceof ProviderUse.Configured configured
        ? inProvider(key, configured)
        : Stream.empty();
  }

  private Stream<Ruling> inProvider(String key, ProviderUse.Configured configured) {
    SourceRange where = configured.body().range();
    return AttributePath.of(DEFAULTS).stream()
        .flatMap(path -> path.in(configured.body(), where).stream())
        .filter(Found.Stated.class::isInstance)
        .map(found -> in(DEFAULTS, key, (Found.Stated) found));
  }
}
