package dev.ringfence.check;

import dev.ringfence.assertion.Assertions;
import dev.ringfence.assertion.DeclaredBlock;
import dev.ringfence.assertion.Ruling;
import dev.ringfence.assertion.Selection;
import dev.ringfence.assertion.Selection.Selected;
import dev.ringfence.check.Outcome.Inconclusive;
import dev.ringfence.check.Outcome.NotApplicable;
import dev.ringfence.check.Outcome.NotSatisfied;
import dev.ringfence.check.Outcome.Satisfied;
import dev.ringfence.control.BlockRule;
import dev.ringfence.control.CheckDefinition;
import dev.ringfence.control.Operator;
import dev.ringfence.evidence.CollectionGap;
import dev.ringfence.evidence.EvidenceSource;
import dev.ringfence.expression.Truth;
import dev.ringfence.terraform.Configuration;
import dev.ringfence.terraform.Presence;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Every block of Terraform in scope meets all assertions.
 *
 * <p>A block that may not be there cannot violate them for sure. What a configuration lacks, such
 * as a module whose files are not there, may declare more blocks: it is a subject of its own. So is
 * a repository that could not be read and has no configuration to show.
 */
public record BlockCheck(CheckDefinition definition, BlockRule rule) implements Check {
  /** Provider of what is missing of a repository that was to be read at a commit. */
  private static final String REPOSITORY = "git";

  @Override
  public List<Judgement> judge(Judged judged) {
    List<Judgement> judgements = new ArrayList<>();
    for (Configuration configuration : judged.configurations()) {
      judgements.addAll(judge(configuration));
    }
    judgements.addAll(unread(judged));
    if (judgements.isEmpty()) {
      Observation none = Observation.of(nothing(judged), judged.seal().manifest());
      judgements.add(new Judgement(Subject.estate(), new NotApplicable(List.of(none))));
    }
    return List.copyOf(judgements);
  }

  private static List<Judgement> unread(Judged judged) {
    SortedMap<EvidenceSource, SortedSet<CollectionGap>> missing = new TreeMap<>();
    judged.network().enumerations().stream()
        .filter(enumeration -> enumeration.source().provider().equals(REPOSITORY))
        .filter(enumeration -> !isShown(enumeration.source(), judged))
        .forEach(
            enumeration ->
                missing
                    .computeIfAbsent(enumeration.source(), source -> new TreeSet<>())
                    .addAll(enumeration.gaps()));
    List<Judgement> judgements = new ArrayList<>();
    missing.forEach(
        (source, gaps) ->
            judgements.add(
                new Judgement(
                    Subject.of(source),
                    new Inconclusive(
                        gaps.stream()
                            .map(
                                gap ->
                                    Observation.of(
                                        "it is not known which blocks there are: " + gap.display(),
                                        gap.where().orElse(judged.seal().gap(gap))))
                            .toList()))));
    return judgements;
  }

  /** Whether configurations of a repository are judged; they say themselves what they lack. */
  private static boolean isShown(EvidenceSource repository, Judged judged) {
    return judged.configurations().stream()
        .map(configuration -> configuration.source().account())
        .anyMatch(
            name ->
                name.equals(repository.account()) || name.startsWith(repository.account() + "/"));
  }

  private String nothing(Judged judged) {
    int configurations = judged.configurations().size();
    return configurations == 0
        ? "no source is a configuration of Terraform"
        : "none of the %d configurations of Terraform has a block in scope"
            .formatted(configurations);
  }

  private List<Judgement> judge(Configuration configuration) {
    Selection selection = new Selection(configuration, rule);
    List<Selected> selected = selection.blocks();
    Assertions assertions = new Assertions(configuration);
    List<Judgement> judgements = new ArrayList<>(incomplete(configuration));
    for (Selected block : selected) {
      judgements.add(
          new Judgement(
              Subject.block(configuration.source(), block.block().address()),
              outcome(configuration, block, assertions)));
    }
    boolean isMissing = selected.isEmpty() && demandsBlock() && selection.isProviderUsed();
    if (isMissing && judgements.isEmpty()) {
      judgements.add(missing(configuration));
    }
    return judgements;
  }

  private static List<Judgement> incomplete(Configuration configuration) {
    List<Observation> lacks =
        configuration.lacks().stream()
            .map(
                lack ->
                    Observation.of(
                        "it is not known which blocks there are: " + lack.reason(),
                        configuration.places().sealed(lack.where())))
            .toList();
    return lacks.isEmpty()
        ? List.of()
        : List.of(new Judgement(Subject.of(configuration.source()), new Inconclusive(lacks)));
  }

  /** Whether what is asserted is that there is such a block. */
  private boolean demandsBlock() {
    return rule.assertions().stream()
        .anyMatch(a -> a.operator() == Operator.BLOCK_EXISTS && a.attribute().isEmpty());
  }

  private Judgement missing(Configuration configuration) {
    String text =
        "no %s %s is declared"
            .formatted(rule.scope().type().word(), String.join(" or ", rule.scope().types()));
    return new Judgement(
        Subject.of(configuration.source()),
        new NotSatisfied(
            List.of(Observation.of(text, configuration.places().sealed(configuration.place())))));
  }

  private Outcome outcome(Configuration configuration, Selected selected, Assertions assertions) {
    DeclaredBlock block = selected.block();
    List<Ruling> rulings =
        rule.assertions().stream().map(a -> assertions.ruling(block, a)).toList();
    List<Observation> failed = observations(configuration, rulings, Truth.FALSE);
    List<Observation> open = observations(configuration, rulings, Truth.UNKNOWN);
    if (selected.chosen().truth() == Truth.UNKNOWN) {
      Ruling why = selected.chosen();
      return new Inconclusive(
          List.of(observation(configuration, why, "whether it is in scope is not known: ")));
    }
    if (!failed.isEmpty() && block.presence() instanceof Presence.Possible possible) {
      String reason = block.address() + " may not be there: " + possible.reason();
      List<Observation> all = new ArrayList<>(failed);
      all.add(Observation.of(reason, configuration.places().sealed(possible.where())));
      return new Inconclusive(all);
    }
    if (!failed.isEmpty()) {
      return new NotSatisfied(failed);
    }
    return open.isEmpty()
        ? new Satisfied(observations(configuration, rulings, Truth.TRUE))
        : new Inconclusive(open);
  }

  private static List<Observation> observations(
      Configuration configuration, List<Ruling> rulings, Truth truth) {
    return rulings.stream()
        .filter(ruling -> ruling.truth() == truth)
        .map(ruling -> observation(configuration, ruling, ""))
        .distinct()
        .toList();
  }

  private static Observation observation(
      Configuration configuration, Ruling ruling, String before) {
    return Observation.of(before + ruling.text(), configuration.places().sealed(ruling.where()));
  }
}
