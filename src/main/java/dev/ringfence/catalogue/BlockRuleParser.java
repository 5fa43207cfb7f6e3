package dev.ringfence.catalogue;

import dev.ringfence.control.Assertion;
import dev.ringfence.control.BlockRule;
import dev.ringfence.control.BlockRule.BlockType;
import dev.ringfence.control.BlockRule.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Scope and assertions of a {@code terraform} check, in the WAF++ control format. */
final class BlockRuleParser {
  private final Section check;
  private final List<String> unknown = new ArrayList<>();

  private BlockRuleParser(Section check) {
    this.check = check;
  }

  /**
   * What a check came to.
   *
   * @param rule empty if there is none that could run
   * @param reason why there is none
   */
  record Parsed(Optional<BlockRule> rule, Optional<String> reason) {}

  static Parsed parse(Section check) {
    return new BlockRuleParser(check).parsed();
  }

  private Parsed parsed() {
    if (check.items("assertions").isEmpty()) {
      return new Parsed(Optional.empty(), Optional.of("states no assertions"));
    }
    int before = check.problems().count();
    List<Assertion> assertions = assertions(check, "assertions", "an assertion");
    Optional<Section> scope = check.section("scope", "a scope", Keys.SCOPE);
    if (scope.isEmpty()) {
      check.problem(check.line(), "key \"scope\" is missing");
    }
    Optional<Scope> read = scope.flatMap(this::scope);
    boolean isRead = check.problems().count() == before && unknown.isEmpty();
    return isRead && read.isPresent()
        ? new Parsed(Optional.of(new BlockRule(read.get(), assertions)), Optional.empty())
        : new Parsed(Optional.empty(), Optional.of(reason()));
  }

  private String reason() {
    return unknown.isEmpty() ? "cannot be read" : String.join("; ", unknown);
  }

  private List<Assertion> assertions(Section section, String key, String what) {
    return section.sections(key, what, Keys.ASSERTION).stream()
        .flatMap(item -> AssertionParser.parse(item, unknown).stream())
        .toList();
  }

  private Optional<Scope> scope(Section scope) {
    String word = scope.text("block_type");
    Optional<BlockType> type = BlockType.named(word);
    if (type.isEmpty() && !word.isEmpty()) {
      unknown.add("unknown block type \"" + word + "\"");
    }
    String namePattern = scope.textOrEmpty("name_pattern");
    AssertionParser.checkPattern(scope, "name_pattern", namePattern);
    return type.map(
        known ->
            new Scope(
                check.textOrEmpty("provider"),
                known,
                types(scope),
                scope.textsOrEmpty("block_type_fallback"),
                namePattern,
                filter(scope),
                scope.textOrEmpty("sub_block")));
  }

  private static List<String> types(Section scope) {
    List<String> types = new ArrayList<>(scope.textsOrEmpty("resource_types"));
    if (scope.has("provider_name")) {
      types.add(scope.text("provider_name"));
    }
    return types;
  }

  private List<Assertion> filter(Section scope) {
    return scope.section("filter", "a filter", Keys.ASSERTION).stream()
        .flatMap(item -> AssertionParser.parse(item, unknown).stream())
        .toList();
  }
}
