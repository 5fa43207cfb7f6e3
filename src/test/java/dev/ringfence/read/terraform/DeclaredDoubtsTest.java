package dev.ringfence.read.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.network.Filter;
import dev.ringfence.network.Kind;
import dev.ringfence.network.NetworkInterface;
import dev.ringfence.network.OrderedFilter;
import dev.ringfence.network.Permit;
import dev.ringfence.network.Subnet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What cannot be known is unknown where it may be felt, and nowhere else. */
class DeclaredDoubtsTest {
  private static final String NETWORK =
      """
      variable "v" {}
      resource "aws_vpc" "main" {
        cidr_block = "10.0.0.0/16"
      }
      resource "aws_vpc" "other" {
        cidr_block = "10.1.0.0/16"
      }
      resource "aws_subnet" "a" {
        vpc_id     = aws_vpc.main.id
        cidr_block = "10.0.1.0/24"
      }
      resource "aws_subnet" "b" {
        vpc_id     = aws_vpc.other.id
        cidr_block = "10.1.1.0/24"
      }
      resource "aws_security_group" "one" {
        vpc_id = aws_vpc.main.id
      }
      resource "aws_security_group" "two" {
        vpc_id = aws_vpc.main.id
      }
      """;

  private static final String RULE =
      """
      resource "aws_vpc_security_group_ingress_rule" "r" {
        %s
        ip_protocol = "tcp"
        from_port   = 443
        to_port     = 443
        cidr_ipv4   = "10.9.0.0/16"
      }
      """;

  private static DeclaredNetwork with(String more) {
    return DeclaredNetwork.of(NETWORK + more);
  }

  private static List<String> permits(List<Permit> permits) {
    return permits.stream()
        .map(
            permit ->
                permit.peer().fold(known -> known.value().toString(), unknown -> "somebody")
                    + (permit.traffic().isKnown() ? "" : " perhaps"))
        .toList();
  }

  @Test
  void given_a_rule_that_may_be_there_only_its_group_may_have_it() {
    DeclaredNetwork network =
        with(RULE.formatted("count = var.v\n security_group_id = aws_security_group.one.id"));

    assertThat(permits(network.ingress("aws_security_group.one")))
        .containsExactly("10.9.0.0/16 perhaps");
    assertThat(permits(network.ingress("aws_security_group.two"))).isEmpty();
    assertThat(network.doubts(Kind.FILTER)).isEmpty();
  }

  @Test
  void given_a_rule_of_a_group_that_is_not_known_every_group_may_have_it() {
    DeclaredNetwork network = with(RULE.formatted("security_group_id = var.v"));

    assertThat(permits(network.ingress("aws_security_group.one")))
        .containsExactly("10.9.0.0/16 perhaps");
    assertThat(permits(network.ingress("aws_vpc.main/default-security-group"))).hasSize(2);
    assertThat(permits(network.egress("aws_security_group.one"))).isEmpty();
    assertThat(network.doubts(Kind.FILTER))
        .containsExactly(
            "UNDECIDED a rule of a group that is not known,"
                + " aws_vpc_security_group_ingress_rule.r");
  }

  @Test
  void given_a_rule_of_unknown_direction_it_may_be_in_either() {
    DeclaredNetwork network =
        with(
            """
            resource "aws_security_group_rule" "r" {
              type              = var.v
              security_group_id = aws_security_group.one.id
              protocol          = "tcp"
              from_port         = 1
              to_port           = 2
              cidr_blocks       = ["10.9.0.0/16"]
            }
            """);

    assertThat(permits(network.ingress("aws_security_group.one")))
        .containsExactly("10.9.0.0/16 perhaps");
    assertThat(permits(network.egress("aws_security_group.one")))
        .containsExactly("10.9.0.0/16 perhaps");
  }

  @Test
  void given_a_rule_of_a_networks_default_group_it_is_that_groups() {
    DeclaredNetwork network =
        with(RULE.formatted("security_group_id = aws_vpc.main.default_security_group_id"));

    assertThat(permits(network.ingress("aws_vpc.main/default-security-group")))
        .contains("10.9.0.0/16");
  }

  @Test
  void given_the_default_group_declared_without_rules_it_has_none_and_is_the_default_one() {
    DeclaredNetwork network =
        with("resource \"aws_default_security_group\" \"d\" {\n vpc_id = aws_vpc.main.id\n}\n");

    Filter group = network.one(Filter.class, "aws_vpc.main/default-security-group");
    assertThat(group.ingress().valueIfKnown().orElseThrow()).isEmpty();
    assertThat(group.egress().valueIfKnown().orElseThrow()).isEmpty();
    assertThat(group.isDefault().valueIfKnown()).hasValue(true);
  }

  @Test
  void given_the_default_group_perhaps_declared_its_rules_are_not_sure() {
    DeclaredNetwork network =
        with(
            "resource \"aws_default_security_group\" \"d\" {\n count = var.v\n"
                + " vpc_id = aws_vpc.main.id\n}\n");

    assertThat(permits(network.ingress("aws_vpc.main/default-security-group")))
        .contains("somebody perhaps");
    assertThat(permits(network.ingress("aws_vpc.other/default-security-group")))
        .doesNotContain("somebody perhaps");
  }

  @Test
  void given_ingress_as_a_list_of_objects_or_a_value_that_is_not_known_it_is_read_as_blocks() {
    String list =
        "resource \"aws_security_group\" \"l\" {\n ingress = [{ protocol = \"tcp\", from_port = 1,"
            + " to_port = 1, cidr_blocks = [\"10.9.0.0/16\"], ipv6_cidr_blocks = null,"
            + " prefix_list_ids = [], security_groups = [], self = false, description = \"\" }]\n"
            + " egress = []\n}\n";
    String unknown = "resource \"aws_security_group\" \"l\" {\n ingress = var.v\n}\n";

    assertThat(permits(with(list).ingress("aws_security_group.l"))).containsExactly("10.9.0.0/16");
    assertThat(permits(with(list).egress("aws_security_group.l"))).isEmpty();
    assertThat(permits(with(unknown).ingress("aws_security_group.l")))
        .containsExactly("somebody perhaps");
  }

  @Test
  void given_an_acl_that_may_be_there_only_its_subnets_have_an_unknown_one() {
    DeclaredNetwork network =
        with(
            """
            resource "aws_network_acl" "n" {
              count      = var.v
              vpc_id     = aws_vpc.main.id
              subnet_ids = [aws_subnet.a.id]
            }
            """);

    assertThat(network.one(Subnet.class, "aws_subnet.a").orderedFilter().isKnown()).isFalse();
    assertThat(network.one(Subnet.class, "aws_subnet.b").orderedFilter().isKnown()).isTrue();
  }

  @Test
  void given_an_acl_of_unknown_subnets_those_of_its_network_have_an_unknown_one() {
    DeclaredNetwork network =
        with(
            "resource \"aws_network_acl\" \"n\" {\n vpc_id = aws_vpc.main.id\n"
                + " subnet_ids = var.v\n}\n");

    assertThat(network.one(Subnet.class, "aws_subnet.a").orderedFilter().isKnown()).isFalse();
    assertThat(network.one(Subnet.class, "aws_subnet.b").orderedFilter().isKnown()).isTrue();
  }

  @Test
  void given_entries_in_an_acl_and_apart_from_it_what_it_admits_is_not_known() {
    DeclaredNetwork network =
        with(
            """
            resource "aws_network_acl" "n" {
              vpc_id = aws_vpc.main.id
              ingress {
                rule_no    = 200
                action     = "allow"
                protocol   = "-1"
                from_port  = 0
                to_port    = 0
                cidr_block = "0.0.0.0/0"
              }
            }
            resource "aws_network_acl_rule" "deny" {
              network_acl_id = aws_network_acl.n.id
              rule_number    = 100
              rule_action    = "deny"
              protocol       = "-1"
              cidr_block     = "0.0.0.0/0"
            }
            """);

    OrderedFilter acl = network.one(OrderedFilter.class, "aws_network_acl.n");
    assertThat(acl.ingress().isKnown()).isFalse();
    assertThat(acl.egress().isKnown()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "aws_lambda_function | vpc_config { subnet_ids = [aws_subnet.a.id] }",
        "aws_efs_mount_target | subnet_id = aws_subnet.a.id",
        "aws_workspaces_directory | subnet_ids = [aws_subnet.a.id]",
        "aws_ecs_service | network_configuration { subnets = aws_subnet.a[*].id }",
        "aws_instance | 'count = var.v\nsubnet_id = aws_subnet.a.id'",
      })
  void given_what_is_not_translated_in_a_known_subnet_somebody_may_be_there_and_nowhere_else(
      String type, String body) {
    DeclaredNetwork network = with("resource \"%s\" \"x\" {\n %s\n}\n".formatted(type, body));

    assertThat(network.doubts(Kind.NETWORK_INTERFACE)).isEmpty();
    assertThat(network.model().of(NetworkInterface.class).map(NetworkInterface::subnet))
        .containsExactly("infra/aws_subnet.a");
    assertThat(network.model().of(NetworkInterface.class).map(i -> i.privateAddresses().isKnown()))
        .containsExactly(false);
  }

  @Test
  void given_what_is_not_translated_in_subnets_that_are_not_known_it_may_be_anywhere() {
    assertThat(
            with("resource \"aws_fsx_lustre_file_system\" \"x\" {\n subnet_ids = var.v\n}\n")
                .doubts(Kind.NETWORK_INTERFACE))
        .containsExactly("UNRECOGNISED aws_fsx_lustre_file_system.x is not read");
    assertThat(with("resource \"aws_lambda_function\" \"x\" {\n}\n").doubts(Kind.NETWORK_INTERFACE))
        .isEmpty();
  }

  @Test
  void given_a_network_type_nobody_knows_the_networks_it_names_may_have_any_route() {
    DeclaredNetwork network =
        with("resource \"aws_vpc_new_thing\" \"x\" {\n vpc_id = aws_vpc.main.id\n}\n");

    assertThat(routes(network, "aws_subnet.a")).contains(false);
    assertThat(routes(network, "aws_subnet.b")).containsExactly(true);
    assertThat(
            with("resource \"aws_vpc_new_thing\" \"x\" {\n}\n")
                .one(Subnet.class, "aws_subnet.b")
                .routes()
                .isKnown())
        .isFalse();
  }

  private static List<Boolean> routes(DeclaredNetwork network, String subnet) {
    return network.one(Subnet.class, subnet).routes().valueIfKnown().orElseThrow().stream()
        .map(route -> route.destination().isKnown())
        .toList();
  }

  @Test
  void given_what_may_make_anything_nothing_is_complete() {
    assertThat(with("resource \"aws_cloudformation_stack\" \"x\" {\n}\n").doubts(Kind.SUBNET))
        .containsExactly("UNRECOGNISED aws_cloudformation_stack.x is not read");
  }

  @Test
  void given_several_resources_that_leave_something_open_each_is_named_with_its_line() {
    DeclaredNetwork network =
        with(
            "resource \"aws_subnet\" \"x\" {\n count = var.v\n}\n"
                + "resource \"aws_default_subnet\" \"y\" {\n}\n");

    assertThat(network.doubts(Kind.SUBNET))
        .containsExactlyInAnyOrder(
            "UNDECIDED aws_subnet.x[?] may be there, count is not known: no value is given for"
                + " var.v",
            "UNRECOGNISED aws_default_subnet.y is not read");
    assertThat(
            network.model().enumerations(Kind.SUBNET).get(0).gaps().stream()
                .map(gap -> gap.where().orElseThrow().display()))
        .containsExactlyInAnyOrder("main.tf:23", "main.tf:25");
  }

  @Test
  void given_a_file_that_does_not_read_every_group_may_have_further_rules() {
    DeclaredNetwork network = with("resource \"aws_security_group_rule\" \"r\" {\n x = = 1\n}\n");

    assertThat(permits(network.ingress("aws_security_group.one")))
        .containsExactly("somebody perhaps");
  }

  @Test
  void given_a_module_nobody_read_the_groups_it_is_told_of_may_have_further_rules() {
    DeclaredNetwork network =
        with("module \"m\" {\n source = \"a/b/aws\"\n groups = [aws_security_group.one.id]\n}\n");

    assertThat(permits(network.ingress("aws_security_group.one")))
        .containsExactly("somebody perhaps");
    assertThat(permits(network.ingress("aws_security_group.two"))).isEmpty();
  }

  @Test
  void given_a_group_attached_to_an_interface_it_is_among_those_of_the_interface() {
    String server =
        "resource \"aws_instance\" \"i\" {\n subnet_id = aws_subnet.a.id\n"
            + " vpc_security_group_ids = [aws_security_group.one.id]\n}\n"
            + "resource \"aws_network_interface_sg_attachment\" \"x\" {\n"
            + " security_group_id = aws_security_group.two.id\n network_interface_id = %s\n}\n";

    assertThat(filters(with(server.formatted("aws_instance.i.primary_network_interface_id"))))
        .containsExactlyInAnyOrder("infra/aws_security_group.one", "infra/aws_security_group.two");
    assertThat(filters(with(server.formatted("var.v")))).hasSize(3);
  }

  private static List<String> filters(DeclaredNetwork network) {
    return network
        .one(NetworkInterface.class, "aws_instance.i/interface")
        .filters()
        .fold(known -> known.value(), unknown -> List.of("?", "?", "?"));
  }

  @Test
  void given_an_interface_in_a_subnet_that_is_not_known_it_may_be_anywhere() {
    assertThat(
            with("resource \"aws_instance\" \"i\" {\n subnet_id = var.v\n}\n")
                .doubts(Kind.NETWORK_INTERFACE))
        .containsExactly("UNDECIDED an interface of aws_instance.i in a subnet that is not known");
  }

  @Test
  void given_an_elastic_address_of_somebody_unknown_any_interface_may_be_public() {
    String server = "resource \"aws_instance\" \"i\" {\n subnet_id = aws_subnet.a.id\n}\n";
    String address = "resource \"aws_eip\" \"e\" {\n instance = var.v\n}\n";

    assertThat(isPublicKnown(with(server))).isTrue();
    assertThat(isPublicKnown(with(server + address))).isFalse();
  }

  private static boolean isPublicKnown(DeclaredNetwork network) {
    return network
        .one(NetworkInterface.class, "aws_instance.i/interface")
        .publicAddresses()
        .isKnown();
  }

  @Test
  void given_a_database_without_groups_it_has_the_networks_default_one() {
    DeclaredNetwork network =
        with(
            "resource \"aws_db_subnet_group\" \"g\" {\n name = \"g\"\n"
                + " subnet_ids = [aws_subnet.a.id]\n}\n"
                + "resource \"aws_db_instance\" \"d\" {\n db_subnet_group_name = \"g\"\n}\n");

    assertThat(network.model().of(NetworkInterface.class).map(i -> i.filters().valueIfKnown()))
        .containsExactly(
            java.util.Optional.of(List.of("infra/aws_vpc.main/default-security-group")));
  }
}
