package dev.ringfence.catalogue;

import dev.ringfence.expression.ExpressionCompiler;
import dev.ringfence.expression.InvalidExpressionException;
import dev.ringfence.net.Addresses;
import dev.ringfence.net.Cidr;
import dev.ringfence.network.EndpointSelector;
import dev.ringfence.policy.BlockSelector;
import dev.ringfence.policy.NameSelector;
import java.util.Optional;
import java.util.regex.Pattern;

/** One side of an allowance: a predicate over endpoints, an address block, or a name. */
final class SelectorParser {
  /** What only a predicate has; names have none of it. */
  private static final Pattern PREDICATE =
      Pattern.compile("\\bendpoint\\s*\\.|==|!=|&&|\\|\\||[(\\[\"'<>]");

  private static final Pattern BLOCK = Pattern.compile("[0-9a-fA-F:.]+/[0-9]+");
  private static final Pattern ADDRESS =
      Pattern.compile("[0-9]+(\\.[0-9]+){3}|[0-9a-fA-F]*:[0-9a-fA-F:.]+");

  private final ExpressionCompiler compiler;

  SelectorParser(ExpressionCompiler compiler) {
    this.compiler = compiler;
  }

  /** Empty if the key is absent or, with a problem, if its value selects nothing. */
  Optional<EndpointSelector> selector(Section section, String key) {
    if (!section.has(key) || section.text(key).isEmpty()) {
      return Optional.empty();
    }
    return section.scalar(key).flatMap(scalar -> selector(section, key, scalar));
  }

  private Optional<EndpointSelector> selector(Section section, String key, Yaml.Scalar scalar) {
    String text = scalar.text().strip();
    if (PREDICATE.matcher(text).find()) {
      return predicate(section, key, scalar);
    }
    if (BLOCK.matcher(text).matches()) {
      return block(section, key, scalar.line(), text);
    }
    if (ADDRESS.matcher(text).matches()) {
      section.problem(
          scalar.line(),
          "%s: address %s without a prefix length, a block expected, such as %s/%d"
              .formatted(key, text, text, text.contains(":") ? 128 : 32));
      return Optional.empty();
    }
    return Optional.of(new NameSelector(text));
  }

  private Optional<EndpointSelector> predicate(Section section, String key, Yaml.Scalar scalar) {
    try {
      return Optional.of(
          new ExpressionSelector(
              compiler.compileSelector(scalar.text().stripTrailing()), scalar.text().strip()));
    } catch (InvalidExpressionException e) {
      section.problem(scalar.fileLine(e.line()), key + ": " + e.getMessage());
      return Optional.empty();
    }
  }

  private static Optional<EndpointSelector> block(
      Section section, String key, int line, String text) {
    try {
      Cidr block = Cidr.parse(text);
      if (!Cidr.isCanonical(text)) {
        section.problem(
            line,
            "%s: block %s has bits beyond its prefix or is not written plainly: %s expected"
                .formatted(key, text, block));
      }
      return Optional.of(new BlockSelector(Addresses.of(block), text));
    } catch (IllegalArgumentException e) {
      section.problem(line, key + ": " + e.getMessage());
      return Optional.empty();
    }
  }
}
