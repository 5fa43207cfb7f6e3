package dev.ringfence.collect.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.ringfence.audit.Adapters;
import dev.ringfence.check.Verdict;
import dev.ringfence.collect.azure.LiveEstate.Judgement;
import dev.ringfence.collect.azure.LiveEstate.Said;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The sample estate, answered on the wire in pages: it is judged as its export is. Then each
 * permission of the role is not given: nothing becomes more definite than it was.
 */
class SampleOnTheWireTest {
  private static final LiveEstate ESTATE = new LiveEstate();
  private static Optional<Said> whole = Optional.empty();

  @BeforeAll
  static void judgeTheWhole() throws IOException {
    whole = Optional.of(ESTATE.live());
    assertThat(ESTATE.isRefused()).isFalse();
  }

  @Test
  void given_the_sample_on_the_wire_then_it_is_judged_as_its_export_is() {
    Said exported = ESTATE.exported();

    assertThat(exported.verdicts()).hasSizeGreaterThan(50);
    assertThat(whole.orElseThrow().verdicts()).isEqualTo(exported.verdicts());
    assertThat(whole.orElseThrow().flows()).isEqualTo(exported.flows());
  }

  @Tag("thorough")
  @TestFactory
  Stream<DynamicTest> a_permission_that_is_not_given_leaves_nothing_more_definite() {
    return ReaderRole.actions(Adapters.azureCalls()).stream()
        // Asked for a management group, an unregistered provider, a scale set, or a policy of
        // firewalls; there is none.
        .filter(action -> !action.startsWith("Microsoft.Management/"))
        .filter(action -> !action.equals("Microsoft.Resources/subscriptions/providers/read"))
        .filter(action -> !action.contains("virtualMachineScaleSets/networkInterfaces"))
        .filter(action -> !action.contains("firewallPolicies/ruleCollectionGroups"))
        .map(action -> dynamicTest(action, () -> without(action)));
  }

  private static void without(String action) throws IOException {
    Said less = ESTATE.without(action);

    assertThat(ESTATE.isRefused()).as("it was asked for").isTrue();
    Map<Judgement, Verdict> all = whole.orElseThrow().verdicts();
    Set<Judgement> changed = new TreeSet<>(all.keySet());
    changed.addAll(less.verdicts().keySet());
    changed.removeIf(one -> all.get(one) == less.verdicts().get(one));
    assertThat(changed)
        .as("nothing becomes definite, least of all satisfied")
        .allMatch(one -> isLessDefinite(one, less.verdicts()));
  }

  private static boolean isLessDefinite(Judgement one, Map<Judgement, Verdict> verdicts) {
    Verdict verdict = verdicts.getOrDefault(one, Verdict.INCONCLUSIVE);
    boolean isSourceInconclusive =
        verdicts.entrySet().stream()
            .anyMatch(
                other ->
                    other.getKey().check().equals(one.check())
                        && other.getKey().kind().equals("source")
                        && other.getValue() == Verdict.INCONCLUSIVE);
    return verdict == Verdict.INCONCLUSIVE
        || (verdict == Verdict.NOT_APPLICABLE && isSourceInconclusive)
        // A documented row of whose ends nothing is known counts as one that nothing uses: no pass.
        || (verdict == Verdict.NOT_SATISFIED && one.kind().equals("documentedFlow"));
  }
}
