package dev.ringfence.read.azure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.net.Addresses;
import dev.ringfence.network.Change;
import dev.ringfence.network.Fact;
import dev.ringfence.network.Kind;
import dev.ringfence.network.Permit;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the Activity Log tells of rules and routes, against what the evidence has of them. */
class AzureChangesTest {
  private static final String GROUP = "networkSecurityGroups/front";
  private static final String RULE = GROUP + "/securityRules/ssh";
  private static final String TABLE = "routeTables/rt";
  private static final String ROUTE = TABLE + "/routes/default";

  private static final String SSH_FROM_ALL =
      body(
          "{'properties': {'protocol': 'Tcp', 'sourcePortRange': '*', 'destinationPortRange': '22',"
              + " 'sourceAddressPrefix': 'Internet', 'destinationAddressPrefix': '*',"
              + " 'access': 'Allow', 'priority': 300, 'direction': 'Inbound'}}");

  private int events;

  private static String body(String json) {
    return json.replace("'", "\\\"");
  }

  /** A front with a group, and a back whose table has a default route to nowhere. */
  private static AzureEstate estate() {
    return AzureEstate.flat()
        .network("hub", "10.0.0.0/16")
        .subnet("hub", "front", "10.0.1.0/24", AzureEstate.group("front"))
        .subnet(
            "hub",
            "back",
            "10.0.2.0/24",
            "{'routeTable': " + AzureEstate.reference("routeTables", "rt") + "}")
        .table("rt", "{}", "0.0.0.0/0 None")
        .server("web", "hub", "front", "10.0.1.4", "", "{}")
        .groupOf("front", "100 in allow tcp Internet 443 *", "4000 in deny * Internet * *");
  }

  /** An operation as the log has it: it began, quoting what was asked for, and it succeeded. */
  private AzureEstate did(
      AzureEstate estate, String day, String caller, String what, String operation, String body) {
    String guid = "op-" + ++events;
    event(estate, day + "T10:00:00.1234567Z", caller, what, operation, "Started", guid, body);
    return event(estate, day + "T10:00:04Z", caller, what, operation, "Succeeded", guid, "");
  }

  private AzureEstate event(
      AzureEstate estate,
      String time,
      String caller,
      String what,
      String operation,
      String status,
      String guid,
      String body) {
    return estate.with(
        Calls.ACTIVITY_LOG,
        what + "/events/" + guid + "/ticks",
        guid + status,
        ("{'eventTimestamp': '%s', 'caller': '%s', 'operationId': '%s', 'resourceId': '%s',"
                + " 'operationName': {'value': 'Microsoft.Network/%s'},"
                + " 'status': {'value': '%s'}, 'properties': {'requestbody': '%s'}}")
            .formatted(
                time,
                caller,
                guid,
                AzureEstate.id(what.split("/", 2)[0], what.split("/", 2)[1]),
                operation,
                status,
                body));
  }

  private static List<Change> changes(AzureEstate estate) {
    return estate.read().of(Kind.CHANGE).map(Change.class::cast).toList();
  }

  private static <T> T value(Fact<T> fact) {
    return fact.valueIfKnown().orElseThrow();
  }

  @Test
  void given_a_rule_that_came_and_went_then_it_is_told_with_who_and_when() {
    AzureEstate estate = estate();
    did(
        estate,
        "2026-11-12",
        "boris",
        RULE,
        "networkSecurityGroups/securityRules/write",
        SSH_FROM_ALL);
    did(estate, "2026-11-13", "anna", RULE, "networkSecurityGroups/securityRules/delete", "");

    List<Change> changes = changes(estate);

    assertThat(changes).hasSize(1);
    Change change = changes.get(0);
    assertThat(value(change.isStillThere())).isFalse();
    assertThat(value(change.openedBy())).isEqualTo("boris");
    assertThat(value(change.openedAt())).startsWith("2026-11-12T10:00:00");
    assertThat(value(change.closedBy())).isEqualTo("anna");
    assertThat(value(change.daysAgo())).isEqualTo(17);
    Permit permit = value(change.permit());
    assertThat(permit.direction()).isEqualTo("ingress");
    assertThat(value(permit.peer()).containsAll(Addresses.of("203.0.113.0/24"))).isTrue();
    assertThat(change.header().name())
        .contains("front/ssh", "made 2026-11-12", "by boris", "by anna");
  }

  @Test
  void given_a_rule_that_is_still_there_then_it_is_said_to_be() {
    AzureEstate estate = estate().groupOf("front", "300 in allow tcp Internet 22 *");
    did(
        estate,
        "2026-11-12",
        "boris",
        RULE,
        "networkSecurityGroups/securityRules/write",
        SSH_FROM_ALL);

    assertThat(changes(estate)).extracting(c -> value(c.isStillThere())).containsExactly(true);
  }

  @Test
  void given_a_whole_group_that_was_written_over_then_what_it_lacks_was_taken_back() {
    AzureEstate estate = estate();
    String ssh = "{" + body("'name': 'ssh', ") + SSH_FROM_ALL.substring(1);
    did(
        estate,
        "2026-11-12",
        "boris",
        GROUP,
        "networkSecurityGroups/write",
        body("{'properties': {'securityRules': [") + ssh + "]}}");
    did(
        estate,
        "2026-11-20",
        "anna",
        GROUP,
        "networkSecurityGroups/write",
        body("{'tags': {'a': 'b'}}"));
    did(
        estate,
        "2026-11-21",
        "carla",
        GROUP,
        "networkSecurityGroups/write",
        body("{'properties': {'securityRules': []}}"));

    assertThat(changes(estate))
        .singleElement()
        .satisfies(
            change -> {
              assertThat(value(change.isStillThere())).isFalse();
              assertThat(value(change.closedBy())).isEqualTo("carla");
              assertThat(value(value(change.permit()).ports()).toString()).isEqualTo("22");
            });
  }

  @Test
  void given_no_quoted_request_then_what_was_written_since_over_is_not_known() {
    AzureEstate estate = estate();
    did(estate, "2026-11-12", "boris", RULE, "networkSecurityGroups/securityRules/write", "");
    did(estate, "2026-11-13", "anna", RULE, "networkSecurityGroups/securityRules/delete", "");

    assertThat(changes(estate))
        .singleElement()
        .satisfies(
            change -> {
              assertThat(change.isStillThere().isKnown()).isFalse();
              assertThat(change.permit().isKnown()).isFalse();
            });
  }

  @Test
  void given_no_quoted_request_of_the_last_write_then_it_made_what_there_is() {
    AzureEstate estate = estate();
    did(estate, "2026-11-12", "boris", GROUP, "networkSecurityGroups/write", "");

    assertThat(changes(estate)).extracting(c -> value(c.isStillThere())).containsOnly(true);
  }

  @Test
  void given_an_operation_that_failed_then_it_changed_nothing() {
    AzureEstate estate = estate();
    String write = "networkSecurityGroups/securityRules/write";
    event(estate, "2026-11-12T10:00:00Z", "boris", RULE, write, "Started", "g", SSH_FROM_ALL);
    event(estate, "2026-11-12T10:00:01Z", "boris", RULE, write, "Failed", "g", "");

    assertThat(changes(estate)).isEmpty();
  }

  @Test
  void given_an_operation_whose_end_is_not_logged_then_what_it_did_is_not_known() {
    AzureEstate estate = estate();
    String write = "networkSecurityGroups/securityRules/write";
    event(estate, "2026-11-12T10:00:00Z", "boris", RULE, write, "Started", "g", SSH_FROM_ALL);

    assertThat(changes(estate)).extracting(c -> c.permit().isKnown()).containsExactly(false);
  }

  @Test
  void given_a_denying_rule_that_was_away_then_what_it_denies_may_have_passed() {
    AzureEstate estate = estate();
    did(estate, "2026-11-12", "boris", RULE, "networkSecurityGroups/securityRules/delete", "");
    did(
        estate,
        "2026-11-13",
        "boris",
        RULE,
        "networkSecurityGroups/securityRules/write",
        SSH_FROM_ALL.replace("Allow", "Deny"));

    assertThat(changes(estate))
        .singleElement()
        .satisfies(
            change -> {
              assertThat(value(change.isStillThere())).isFalse();
              assertThat(value(change.closedAt())).startsWith("2026-11-13");
              assertThat(value(change.permit()).peer().isKnown()).isFalse();
              assertThat(value(value(change.permit()).ports()).toString()).isEqualTo("22");
            });
  }

  @Test
  void given_a_denying_rule_that_a_write_of_the_group_left_out_then_it_may_have_passed() {
    AzureEstate estate = estate();
    String deny =
        "{" + body("'name': 'ssh', ") + SSH_FROM_ALL.replace("Allow", "Deny").substring(1);
    String none = body("{'properties': {'securityRules': []}}");
    String one = body("{'properties': {'securityRules': [") + deny + "]}}";
    did(estate, "2026-11-12", "boris", GROUP, "networkSecurityGroups/write", none);
    did(estate, "2026-11-13", "anna", GROUP, "networkSecurityGroups/write", one);

    assertThat(changes(estate))
        .anySatisfy(
            change -> {
              assertThat(change.header().name()).contains("taken away", "by boris");
              assertThat(value(change.closedBy())).isEqualTo("anna");
              assertThat(value(change.permit()).peer().isKnown()).isFalse();
              assertThat(value(value(change.permit()).ports()).toString()).isEqualTo("22");
            });
  }

  @Test
  void given_a_denying_rule_that_was_made_narrower_for_a_day_then_it_may_have_passed() {
    AzureEstate estate = estate();
    String deny = SSH_FROM_ALL.replace("Allow", "Deny");
    String write = "networkSecurityGroups/securityRules/write";
    did(estate, "2026-11-12", "boris", RULE, write, deny.replace("22", "9"));
    did(estate, "2026-11-13", "anna", RULE, write, deny);

    assertThat(changes(estate))
        .anySatisfy(
            change -> {
              assertThat(change.header().name()).contains("taken away", "by boris");
              assertThat(value(value(change.permit()).ports()).toString()).isEqualTo("22");
            });
  }

  @Test
  void given_a_denying_rule_that_was_written_again_as_it_was_then_nothing_may_have_passed() {
    AzureEstate estate = estate();
    String deny = SSH_FROM_ALL.replace("Allow", "Deny");
    String write = "networkSecurityGroups/securityRules/write";
    did(estate, "2026-11-12", "boris", RULE, write, deny);
    did(estate, "2026-11-13", "anna", RULE, write, deny);

    assertThat(changes(estate)).noneMatch(change -> change.header().name().contains("taken away"));
  }

  @Test
  void given_a_route_to_the_internet_that_came_and_went_then_it_is_told_with_its_tiers() {
    AzureEstate estate = estate();
    String write = "routeTables/routes/write";
    String open = body("{'properties': {'addressPrefix': '0.0.0.0/0', 'nextHopType': 'Internet'}}");
    did(estate, "2026-11-12", "boris", ROUTE, write, open);
    did(estate, "2026-11-13", "boris", ROUTE, write, open.replace("Internet", "None"));

    List<Change> gone = changes(estate).stream().filter(c -> !value(c.isStillThere())).toList();

    assertThat(gone)
        .singleElement()
        .satisfies(
            change -> {
              assertThat(value(value(change.route()).target())).isEqualTo("internet-gateway");
              assertThat(value(change.tiers())).hasSize(1);
              assertThat(value(change.closedAt())).startsWith("2026-11-13");
            });
  }

  @Test
  void given_a_default_route_that_was_away_then_the_platforms_own_held() {
    AzureEstate estate = estate();
    did(estate, "2026-11-12", "boris", ROUTE, "routeTables/routes/delete", "");
    did(
        estate,
        "2026-11-13",
        "anna",
        ROUTE,
        "routeTables/routes/write",
        body("{'properties': {'addressPrefix': '0.0.0.0/0', 'nextHopType': 'None'}}"));

    assertThat(changes(estate))
        .filteredOn(change -> !value(change.isStillThere()))
        .singleElement()
        .satisfies(
            change -> {
              assertThat(value(value(change.route()).target())).isEqualTo("internet-gateway");
              assertThat(value(change.openedBy())).isEqualTo("boris");
              assertThat(value(change.closedBy())).isEqualTo("anna");
            });
  }

  @Test
  void given_groups_that_were_not_collected_then_whether_it_is_still_there_is_not_known() {
    AzureEstate estate = estate().without(Calls.GROUPS);
    did(
        estate,
        "2026-11-12",
        "boris",
        RULE,
        "networkSecurityGroups/securityRules/write",
        SSH_FROM_ALL);

    assertThat(changes(estate)).extracting(c -> c.isStillThere().isKnown()).containsExactly(false);
  }

  @Test
  void given_a_log_that_was_not_collected_then_the_number_of_changes_is_not_known() {
    assertThat(estate().without(Calls.ACTIVITY_LOG).read().enumerations(Kind.CHANGE))
        .singleElement()
        .satisfies(all -> assertThat(all.isComplete()).isFalse());
    assertThat(estate().read().enumerations(Kind.CHANGE))
        .singleElement()
        .satisfies(all -> assertThat(all.isComplete()).isTrue());
  }
}
