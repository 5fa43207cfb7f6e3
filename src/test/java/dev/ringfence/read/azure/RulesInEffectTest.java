package dev.ringfence.read.azure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.evidence.CollectionGap.Reason;
import dev.ringfence.network.EffectiveRules;
import dev.ringfence.network.Enumeration;
import dev.ringfence.network.Fact;
import dev.ringfence.network.Kind;
import dev.ringfence.network.NetworkModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Effective security rules against the groups that they are made of. */
class RulesInEffectTest {
  private static final String BLOCK = "10.0.0.0/16";
  private static final int ESTATES = 12;
  private static final List<String> ADDRESSES =
      List.of("*", "VirtualNetwork", "Internet", "10.0.1.4", "10.0.2.0/28", "203.0.113.0/24");
  private static final List<String> PORTS = List.of("*", "22", "80-443", "22,443", "8000-9000");
  private static final List<String> PROTOCOLS = List.of("*", "tcp", "udp");

  private static AzureEstate estate(List<String> subnets, List<String> own) {
    return AzureEstate.flat()
        .network("net", BLOCK)
        .subnet("net", "s", "10.0.1.0/24", AzureEstate.group("around"))
        .server("web", "net", "s", "10.0.1.4", "own", "{}")
        .groupOf("around", subnets.toArray(String[]::new))
        .groupOf("own", own.toArray(String[]::new));
  }

  private static List<String> withDefaults(List<String> rules) {
    return Stream.concat(rules.stream(), RuleText.DEFAULTS.stream()).toList();
  }

  private static AzureEstate inEffect(AzureEstate estate, List<String> around, List<String> own) {
    return estate.inEffect(
        Calls.EFFECTIVE_RULES,
        "web",
        InEffectText.list(
            InEffectText.group("around", BLOCK, withDefaults(around)),
            InEffectText.group("own", BLOCK, withDefaults(own))));
  }

  private static EffectiveRules compared(AzureEstate estate) {
    return all(estate.read()).findFirst().orElseThrow();
  }

  private static Stream<EffectiveRules> all(NetworkModel network) {
    return network.of(Kind.EFFECTIVE_RULES).map(EffectiveRules.class::cast);
  }

  private static String text(Fact<String> fact) {
    return fact.fold(known -> known.value(), unknown -> "unknown: " + unknown.reason());
  }

  private static List<String> rules(Random random) {
    List<Integer> priorities = new ArrayList<>(List.of(100, 200, 300, 400, 500));
    List<String> rules = new ArrayList<>();
    int count = random.nextInt(priorities.size() + 1);
    for (int i = 0; i < count; i++) {
      rules.add(
          "%s %s %s %s %s %s %s"
              .formatted(
                  priorities.remove(random.nextInt(priorities.size())),
                  random.nextBoolean() ? "in" : "out",
                  random.nextBoolean() ? "deny" : "allow",
                  pick(random, PROTOCOLS),
                  pick(random, ADDRESSES),
                  pick(random, PORTS),
                  pick(random, ADDRESSES)));
    }
    return rules;
  }

  private static String pick(Random random, List<String> from) {
    return from.get(random.nextInt(from.size()));
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {11, 12})
  void given_rules_in_effect_that_follow_from_two_groups_then_nothing_differs(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < ESTATES; i++) {
      List<String> around = rules(random);
      List<String> own = rules(random);

      EffectiveRules rules = compared(inEffect(estate(around, own), around, own));

      assertThat(List.of(text(rules.passesByProvider()), text(rules.passesByEvidence())))
          .as("%s %s", around, own)
          .containsOnly("");
    }
  }

  /** One packet more, or one less, is enough: whatever the rule after it says of that packet. */
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {13, 14})
  void given_one_packet_that_another_rule_decides_then_it_is_noticed_on_the_right_side(long seed) {
    Random random = new Random(seed);
    int more = 0;
    for (int i = 0; i < ESTATES; i++) {
      List<String> around = rules(random);
      List<String> own = rules(random);
      int port = List.of(22, 23, 443, 8443).get(random.nextInt(4));
      // By default the groups admit the one and not the other.
      String from = random.nextBoolean() ? "203.0.113.77" : "10.0.7.7";
      String before = "50 in %s tcp " + from + " " + port + " 10.0.1.4";
      String opened = inEffectWith(around, own, before.formatted("allow"));
      String closed = inEffectWith(around, own, before.formatted("deny"));
      more += opened.equals("| ") ? 0 : 1;

      // The groups pass the packet or they do not: exactly one of the two rules changes that.
      assertThat(List.of(opened, closed)).as("%s %s", around, own).containsOnlyOnce("| ");
      String packet = "ingress of around: tcp " + port + " from " + from + " port ";
      assertThat(opened.equals("| ") ? closed : opened)
          .startsWith(opened.equals("| ") ? "| " + packet : packet);
    }

    assertThat(more).as("some of both").isBetween(1, ESTATES - 1);
  }

  private static String inEffectWith(List<String> around, List<String> own, String rule) {
    List<String> changed = Stream.concat(Stream.of(rule), around.stream()).toList();
    EffectiveRules rules = compared(inEffect(estate(around, own), changed, own));
    return text(rules.passesByProvider()) + "| " + text(rules.passesByEvidence());
  }

  @Test
  void given_a_group_that_is_in_effect_only_there_or_only_here_then_that_is_told() {
    AzureEstate there = estate(List.of(), List.of());
    there.server("web", "net", "s", "10.0.1.4", "", "{}");
    AzureEstate here =
        estate(List.of(), List.of())
            .inEffect(
                Calls.EFFECTIVE_RULES,
                "web",
                InEffectText.list(InEffectText.group("around", BLOCK, withDefaults(List.of()))));

    assertThat(text(compared(without(there)).passesByEvidence()))
        .startsWith("ingress of own: tcp ")
        .endsWith(", where no such group is in effect");
    assertThat(text(compared(here).passesByProvider()))
        .startsWith("ingress of own: tcp ")
        .endsWith(", where no such group is in effect");
  }

  /** The same interface, with a group of its own by the answer. */
  private static AzureEstate without(AzureEstate estate) {
    estate.with(Calls.INTERFACES, "networkInterfaces", "web", "{'networkSecurityGroup': null}");
    return inEffect(estate, List.of(), List.of());
  }

  @Test
  void given_a_published_tag_that_no_file_tells_then_the_answer_does() {
    List<String> around = List.of("100 in allow tcp Storage 443 *");
    AzureEstate estate = estate(around, List.of());
    var group = InEffectText.group("around", BLOCK, withDefaults(around));
    ((tools.jackson.databind.node.ArrayNode)
            group.path("effectiveSecurityRules").get(0).path("expandedSourceAddressPrefix"))
        .add("20.38.98.0/24");
    estate.inEffect(
        Calls.EFFECTIVE_RULES,
        "web",
        InEffectText.list(group, InEffectText.group("own", BLOCK, withDefaults(List.of()))));

    assertThat(text(compared(estate).passesByProvider())).isEmpty();
    assertThat(text(compared(estate).passesByEvidence())).isEmpty();
  }

  @Test
  void given_rules_in_effect_of_a_shape_that_nobody_knows_then_nothing_is_decided() {
    AzureEstate estate = estate(List.of(), List.of());
    var group = InEffectText.group("around", BLOCK, List.of("100 in allow tcp * 443 *"));
    group.remove("effectiveSecurityRules");
    estate.inEffect(Calls.EFFECTIVE_RULES, "web", InEffectText.list(group));

    assertThat(compared(estate).passesByProvider().isKnown()).isTrue();
    assertThat(text(compared(estate).passesByEvidence()))
        .contains("does not give effectiveSecurityRules");
  }

  @ParameterizedTest
  @CsvSource({"NOT_RUNNING,false", "DENIED,", "TIMED_OUT,", "NOT_COLLECTED,"})
  void given_no_answer_then_it_says_whether_there_is_any(Reason reason, Boolean isInEffect) {
    AzureEstate estate = estate(List.of(), List.of());
    estate.inEffectGap(Calls.EFFECTIVE_RULES, "web", reason, "as the service puts it");

    EffectiveRules rules = compared(estate);

    assertThat(rules.isInEffect().valueIfKnown()).isEqualTo(Optional.ofNullable(isInEffect));
    assertThat(text(rules.passesByProvider())).startsWith("unknown: ");
    assertThat(text(rules.passesByEvidence())).startsWith("unknown: ");
  }

  @Test
  void given_an_interface_that_nobody_asked_about_then_how_many_there_are_is_not_known() {
    NetworkModel network = estate(List.of(), List.of()).read();

    assertThat(all(network)).isEmpty();
    assertThat(network.enumerations(Kind.EFFECTIVE_RULES))
        .singleElement()
        .extracting(Enumeration::gaps)
        .asString()
        .contains("for 1 of 1 interfaces of machines: web");
  }

  @Test
  void given_a_machine_that_is_known_not_to_run_then_nobody_misses_an_answer() {
    AzureEstate estate = estate(List.of(), List.of());
    estate.with(Calls.SERVERS, "machines", "vm", "{'powerState': 'VM deallocated'}");
    estate.with(
        Calls.INTERFACES,
        "networkInterfaces",
        "web",
        "{'virtualMachine': " + AzureEstate.reference("machines", "vm") + "}");

    assertThat(estate.read().enumerations(Kind.EFFECTIVE_RULES))
        .singleElement()
        .matches(Enumeration::isComplete);
  }
}
