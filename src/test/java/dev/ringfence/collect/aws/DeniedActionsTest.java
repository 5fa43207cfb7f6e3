package dev.ringfence.collect.aws;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.ringfence.audit.Adapters;
import dev.ringfence.check.Verdict;
import dev.ringfence.collect.aws.DeniableEstate.Judgement;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Each action of the generated policy is denied in turn, on the wire, and the estate is collected
 * and audited without it: the checks that need its evidence become inconclusive, and no others
 * change. Which these are is said by a table, not by the code.
 */
@Tag("thorough")
class DeniedActionsTest {
  private static final NeededActions NEEDED = NeededActions.read();
  private static final SortedMap<Judgement, Verdict> WHOLE = new TreeMap<>();
  private static Optional<DeniableEstate> estate = Optional.empty();

  @BeforeAll
  static void judgeTheWhole() throws IOException {
    DeniableEstate sample = DeniableEstate.of(Path.of("src/samples/three-tier-aws"));
    estate = Optional.of(sample);
    WHOLE.putAll(sample.without(Set.of()));
    assertThat(sample.isRefused()).isFalse();
  }

  @Test
  void given_every_action_then_nothing_is_inconclusive_for_want_of_an_answer() {
    assertThat(WHOLE).hasSizeGreaterThan(300);
    assertThat(WHOLE.keySet())
        .filteredOn(judgement -> WHOLE.get(judgement) == Verdict.INCONCLUSIVE)
        .allMatch(judgement -> judgement.kind().equals("attestation"));
  }

  @Test
  void given_every_check_then_the_table_says_what_it_needs() {
    assertThat(NEEDED.checks()).isEqualTo(checks(WHOLE.keySet().stream()));
    assertThat(ReadPolicy.actions(Adapters.calls())).containsAll(NEEDED.actions());
  }

  @TestFactory
  Stream<DynamicTest> an_action_that_is_denied_leaves_exactly_its_checks_inconclusive() {
    return ReadPolicy.actions(Adapters.calls()).stream()
        .map(action -> dynamicTest(action, () -> denied(action)));
  }

  private static void denied(String action) throws IOException {
    SortedMap<Judgement, Verdict> less = estate.orElseThrow().without(Set.of(action));

    assertThat(estate.orElseThrow().isRefused()).as("the action was asked for").isTrue();
    Set<Judgement> changed = new TreeSet<>(WHOLE.keySet());
    changed.addAll(less.keySet());
    changed.removeIf(judgement -> WHOLE.get(judgement) == less.get(judgement));
    assertThat(changed)
        .as("nothing becomes definite, least of all satisfied")
        .allMatch(one -> !less.containsKey(one) || less.get(one) == Verdict.INCONCLUSIVE);
    assertThat(checks(changed.stream())).as("what changes").isEqualTo(NEEDED.by(action));
    // Where no subject is known any more, one finding says which source would name them.
    assertThat(checks(changed.stream().filter(less::containsKey)))
        .as("what becomes inconclusive")
        .isEqualTo(NEEDED.by(action));
  }

  private static SortedSet<String> checks(Stream<Judgement> judgements) {
    return judgements.map(Judgement::check).collect(toCollection(TreeSet::new));
  }
}
