package dev.ringfence.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ringfence.assessment.Finding;
import dev.ringfence.audit.Installation;
import dev.ringfence.audit.Progress;
import dev.ringfence.audit.Scan;
import dev.ringfence.check.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A list that is absent, null or no list is not an empty list; nothing becomes definite by it. */
class MalformedAnswersTest {
  private static final Path REGION =
      Path.of("src/samples/three-tier-aws/2026-11/exports/111122223333/eu-central-1");
  private static final Installation HOME = new Installation(Path.of("").toAbsolutePath());

  @TempDir Path folder;
  private Path region;

  @BeforeEach
  void copy() throws IOException {
    region = Files.createDirectories(folder.resolve("111122223333/eu-central-1"));
    try (Stream<Path> files = Files.list(REGION)) {
      for (Path file : files.toList()) {
        Files.copy(file, region.resolve(file.getFileName()));
      }
    }
  }

  @Test
  void given_a_route_table_without_routes_no_data_subnet_conforms() throws IOException {
    change(
        "ec2-describe-route-tables.json",
        root -> root.get("RouteTables").forEach(table -> ((ObjectNode) table).remove("Routes")));

    assertThat(verdicts("data-subnet-no-internet-route")).containsOnly(Verdict.INCONCLUSIVE);
  }

  @Test
  void given_an_object_in_place_of_the_list_the_call_is_not_answered() throws IOException {
    change(
        "ec2-describe-security-groups.json",
        root -> ((ObjectNode) root).putObject("SecurityGroups").put("a", 1));

    assertThat(verdicts("admin-ports-from-internet")).containsOnly(Verdict.INCONCLUSIVE);
  }

  @Test
  void given_null_in_place_of_the_list_the_call_is_not_answered() throws IOException {
    change("rds-describe-db-instances.json", root -> ((ObjectNode) root).putNull("DBInstances"));

    assertThat(verdicts("public-database")).contains(Verdict.INCONCLUSIVE);
  }

  @Test
  void given_two_groups_of_one_id_neither_conforms() throws IOException {
    change(
        "ec2-describe-security-groups.json",
        root -> {
          ArrayNode groups = (ArrayNode) root.get("SecurityGroups");
          ObjectNode twin = groups.get(0).deepCopy();
          twin.putArray("IpPermissions");
          twin.put("Description", "another");
          groups.removeAll().add(twin.deepCopy().put("Description", "first")).add(twin);
        });

    assertThat(verdicts("admin-ports-from-internet")).containsOnly(Verdict.INCONCLUSIVE);
  }

  @Test
  void given_a_permission_whose_second_list_is_no_list_it_is_not_known_whom_it_admits()
      throws IOException {
    change(
        "ec2-describe-security-groups.json",
        root -> {
          ArrayNode groups = (ArrayNode) root.get("SecurityGroups");
          ObjectNode group = groups.get(0).deepCopy();
          ObjectNode permission = group.putArray("IpPermissions").addObject();
          permission.put("IpProtocol", "tcp").put("FromPort", 22).put("ToPort", 22);
          permission.putArray("IpRanges").addObject().put("CidrIp", "10.0.0.0/8");
          permission.putObject("Ipv6Ranges").put("CidrIpv6", "::/0");
          groups.removeAll().add(group);
        });

    assertThat(verdicts("admin-ports-from-internet")).containsOnly(Verdict.INCONCLUSIVE);
  }

  @Test
  void given_network_acls_without_associations_none_is_out_of_concern() throws IOException {
    change(
        "ec2-describe-network-acls.json",
        root -> root.get("NetworkAcls").forEach(acl -> ((ObjectNode) acl).remove("Associations")));

    assertThat(verdicts("nacl-allow-all-on-data-subnet")).containsOnly(Verdict.INCONCLUSIVE);
  }

  @Test
  void given_interfaces_without_groups_no_group_is_out_of_concern() throws IOException {
    change(
        "ec2-describe-network-interfaces.json",
        root -> root.get("NetworkInterfaces").forEach(one -> ((ObjectNode) one).putNull("Groups")));

    assertThat(verdicts("group-shared-across-tiers"))
        .contains(Verdict.INCONCLUSIVE)
        .doesNotContain(Verdict.SATISFIED, Verdict.NOT_APPLICABLE);
  }

  @Test
  void given_a_reservation_without_instances_servers_may_be_missing() throws IOException {
    change(
        "ec2-describe-instances.json",
        root -> ((ObjectNode) root.get("Reservations").get(0)).putNull("Instances"));

    assertThat(verdicts("metadata-service-v2")).contains(Verdict.INCONCLUSIVE);
  }

  @Test
  void given_the_whole_sample_none_of_this_is_inconclusive() {
    assertThat(verdicts("admin-ports-from-internet")).doesNotContain(Verdict.INCONCLUSIVE);
    assertThat(verdicts("data-subnet-no-internet-route")).containsOnly(Verdict.NOT_SATISFIED);
  }

  private void change(String file, Consumer<JsonNode> change) throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    JsonNode root = mapper.readTree(region.resolve(file).toFile());
    change.accept(root);
    mapper.writeValue(region.resolve(file).toFile(), root);
  }

  private List<Verdict> verdicts(String check) {
    return Scan.of(List.of(folder), HOME.controls(), HOME).run(Progress.SILENT).findings().stream()
        .filter(finding -> finding.check().value().equals("waf-sec-050." + check))
        .map(MalformedAnswersTest::verdict)
        .toList();
  }

  private static Verdict verdict(Finding finding) {
    return finding.outcome().verdict();
  }
}
