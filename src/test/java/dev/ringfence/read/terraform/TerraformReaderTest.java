package dev.ringfence.read.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.net.Addresses;
import dev.ringfence.network.Fact;
import dev.ringfence.network.Filter;
import dev.ringfence.network.FlowLog;
import dev.ringfence.network.Kind;
import dev.ringfence.network.OrderedFilter;
import dev.ringfence.network.Permit;
import dev.ringfence.network.Plane;
import dev.ringfence.network.Route;
import dev.ringfence.network.Subnet;
import dev.ringfence.network.VirtualNetwork;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TerraformReaderTest {
  private static final String VPC =
      "resource \"aws_vpc\" \"main\" {\n  cidr_block = \"10.0.0.0/16\"\n}\n";

  private static String group(String body) {
    return VPC
        + "resource \"aws_security_group\" \"web\" {\n  vpc_id = aws_vpc.main.id\n"
        + body
        + "\n}\n";
  }

  private static List<String> peers(List<Permit> permits) {
    return permits.stream()
        .map(
            permit ->
                permit
                    .peer()
                    .fold(
                        known ->
                            known.value().isEmpty()
                                ? permit.peerGroup().valueIfKnown().orElse("?")
                                : known.value().toString(),
                        unknown -> "unknown: " + unknown.reason()))
        .toList();
  }

  @Test
  void given_self_and_a_prefix_list_beside_the_world_every_peer_is_a_permit() {
    DeclaredNetwork network =
        DeclaredNetwork.of(
            group(
                """
                  ingress {
                    protocol        = "-1"
                    from_port       = 0
                    to_port         = 0
                    self            = true
                    cidr_blocks     = ["0.0.0.0/1", "128.0.0.0/1"]
                    prefix_list_ids = ["pl-1"]
                  }
                """));

    assertThat(peers(network.ingress("aws_security_group.web")))
        .hasSize(4)
        .contains("0.0.0.0/1", "128.0.0.0/1", "infra/aws_security_group.web");
    assertThat(network.ingress("aws_security_group.web"))
        .allMatch(permit -> permit.protocol().equals(permit.protocol()))
        .allMatch(permit -> permit.protocol().valueIfKnown().orElse("").equals("any"));
  }

  @Test
  void given_a_permit_each_fact_leads_to_its_line() {
    DeclaredNetwork network =
        DeclaredNetwork.of(
            group(
                "  ingress {\n    protocol = \"tcp\"\n    from_port = 22\n    to_port = 22\n"
                    + "    cidr_blocks = [\"0.0.0.0/0\"]\n  }"));

    Permit permit = network.ingress("aws_security_group.web").get(0);
    assertThat(permit.header().plane()).isEqualTo(Plane.DECLARED);
    assertThat(permit.peer().sources().get(0).display()).isEqualTo("main.tf:10");
    assertThat(permit.ports().sources().get(0).display()).isEqualTo("main.tf:8");
    assertThat(permit.header().id())
        .isEqualTo("infra/aws_security_group.web#ingress:tcp:22:0.0.0.0/0");
  }

  @Test
  void given_no_egress_block_nothing_leaves_and_with_two_both_are_read() {
    String second =
        "egress {\n protocol = \"tcp\"\n from_port = 1\n to_port = 2\n"
            + " cidr_blocks = [\"10.0.0.0/8\"]\n}\n";

    assertThat(DeclaredNetwork.of(group("")).egress("aws_security_group.web")).isEmpty();
    assertThat(
            peers(
                DeclaredNetwork.of(group(second + second.replace("10.0.0.0/8", "0.0.0.0/0")))
                    .egress("aws_security_group.web")))
        .containsExactly("10.0.0.0/8", "0.0.0.0/0");
  }

  @Test
  void given_rule_resources_they_belong_to_the_group_they_name() {
    DeclaredNetwork network =
        DeclaredNetwork.of(
            group("")
                + """
                resource "aws_security_group_rule" "ssh" {
                  type              = "ingress"
                  security_group_id = aws_security_group.web.id
                  protocol          = "tcp"
                  from_port         = 22
                  to_port           = 22
                  cidr_blocks       = ["0.0.0.0/0"]
                }
                resource "aws_vpc_security_group_egress_rule" "all" {
                  security_group_id = aws_security_group.web.id
                  ip_protocol       = "-1"
                  cidr_ipv6         = "::/0"
                }
                resource "aws_vpc_security_group_ingress_rule" "elsewhere" {
                  security_group_id            = "sg-0123"
                  ip_protocol                  = "udp"
                  from_port                    = 22
                  to_port                      = 22
                  referenced_security_group_id = aws_security_group.web.id
                }
                """);

    assertThat(peers(network.ingress("aws_security_group.web"))).containsExactly("0.0.0.0/0");
    assertThat(peers(network.egress("aws_security_group.web"))).containsExactly("::/0");
    Filter elsewhere =
        network
            .model()
            .of(Filter.class)
            .filter(filter -> filter.header().localId().equals("sg-0123"))
            .findFirst()
            .orElseThrow();
    assertThat(elsewhere.ingress().valueIfKnown().orElseThrow())
        .anyMatch(permit -> !permit.traffic().isKnown())
        .anyMatch(
            permit ->
                permit
                    .peerGroup()
                    .equals(
                        Fact.known("infra/aws_security_group.web", permit.peerGroup().sources())));
  }

  @Test
  void given_values_that_are_not_known_their_facts_are_not_and_say_why() {
    DeclaredNetwork network =
        DeclaredNetwork.of(
            "variable \"cidr\" {}\nvariable \"more\" {}\n"
                + group(
                    """
                      ingress {
                        protocol    = "tcp"
                        from_port   = 22
                        to_port     = 22
                        cidr_blocks = [var.cidr]
                      }
                      dynamic "egress" {
                        for_each = var.more
                        content {
                          protocol = egress.value
                        }
                      }
                    """));

    assertThat(peers(network.ingress("aws_security_group.web")))
        .containsExactly("unknown: no value is given for var.cidr (main.tf:1)");
    assertThat(network.egress("aws_security_group.web"))
        .singleElement()
        .matches(permit -> !permit.traffic().isKnown());
  }

  @Test
  void given_a_count_that_is_not_known_its_kind_may_have_more() {
    DeclaredNetwork network =
        DeclaredNetwork.of(
            "variable \"create\" {}\n"
                + VPC
                + "resource \"aws_security_group\" \"web\" {\n  count = var.create ? 1 : 0\n}\n");

    assertThat(network.doubts(Kind.FILTER))
        .containsExactly(
            "UNDECIDED aws_security_group.web[?] may be there, count is not known: no value is"
                + " given for var.create");
    assertThat(network.doubts(Kind.SUBNET)).isEmpty();
  }

  @Test
  void given_a_file_that_cannot_be_read_or_a_module_that_is_not_there_anything_may_be_missing() {
    DeclaredNetwork broken =
        DeclaredNetwork.of(VPC + "resource \"aws_subnet\" \"a\" {\n  x = = 1\n}\n");
    DeclaredNetwork away =
        DeclaredNetwork.of(
            VPC + "module \"net\" {\n  source = \"terraform-aws-modules/vpc/aws\"\n}\n");

    assertThat(broken.doubts(Kind.SUBNET))
        .containsExactly("UNPARSABLE main.tf:5:7: found '=', expected an expression");
    assertThat(away.doubts(Kind.FILTER))
        .containsExactly(
            "NOT_COLLECTED module.net: the files of module \"terraform-aws-modules/vpc/aws\" are"
                + " not there");
  }

  @Test
  void given_subnets_their_routes_acl_and_tier_come_from_what_refers_to_them() {
    DeclaredNetwork network =
        DeclaredNetwork.of(
            VPC
                + """
                resource "aws_subnet" "public" {
                  count                   = 2
                  vpc_id                  = aws_vpc.main.id
                  cidr_block              = cidrsubnet(aws_vpc.main.cidr_block, 8, count.index)
                  map_public_ip_on_launch = true
                }
                resource "aws_subnet" "data" {
                  vpc_id     = aws_vpc.main.id
                  cidr_block = "10.0.9.0/24"
                }
                resource "aws_internet_gateway" "gw" {
                  vpc_id = aws_vpc.main.id
                }
                resource "aws_route_table" "public" {
                  vpc_id = aws_vpc.main.id
                }
                resource "aws_route" "out" {
                  route_table_id         = aws_route_table.public.id
                  destination_cidr_block = "0.0.0.0/0"
                  gateway_id             = aws_internet_gateway.gw.id
                }
                resource "aws_route_table_association" "public" {
                  count          = length(aws_subnet.public)
                  subnet_id      = aws_subnet.public[count.index].id
                  route_table_id = aws_route_table.public.id
                }
                resource "aws_network_acl" "data" {
                  vpc_id     = aws_vpc.main.id
                  subnet_ids = [aws_subnet.data.id]
                  ingress {
                    rule_no    = 100
                    action     = "allow"
                    protocol   = "tcp"
                    from_port  = 5432
                    to_port    = 5432
                    cidr_block = "10.0.0.0/16"
                  }
                }
                resource "aws_flow_log" "main" {
                  vpc_id          = aws_vpc.main.id
                  traffic_type    = "ALL"
                  log_destination = aws_cloudwatch_log_group.flow.arn
                }
                resource "aws_cloudwatch_log_group" "flow" {
                  name              = "flow"
                  retention_in_days = 365
                }
                """);

    Subnet open = network.one(Subnet.class, "aws_subnet.public[1]");
    assertThat(open.tier().valueIfKnown()).hasValue("public");
    assertThat(open.cidrs().valueIfKnown()).hasValue(Addresses.of("10.0.1.0/24"));
    List<Route> routes = open.routes().valueIfKnown().orElseThrow();
    assertThat(routes).hasSize(2);
    assertThat(open.orderedFilter().valueIfKnown())
        .hasValue("infra/aws_vpc.main/default-network-acl");
    Subnet data = network.one(Subnet.class, "aws_subnet.data");
    assertThat(data.orderedFilter().valueIfKnown()).hasValue("infra/aws_network_acl.data");
    assertThat(data.routes().valueIfKnown().orElseThrow()).hasSize(1);
    OrderedFilter acl = network.one(OrderedFilter.class, "aws_network_acl.data");
    assertThat(acl.rules().valueIfKnown().orElseThrow()).hasSize(1);
    FlowLog log = network.one(FlowLog.class, "aws_flow_log.main");
    assertThat(log.covers().valueIfKnown()).hasValue("infra/aws_vpc.main");
    assertThat(log.retentionDays().valueIfKnown()).hasValue(365L);
    VirtualNetwork vpc = network.one(VirtualNetwork.class, "aws_vpc.main");
    assertThat(vpc.flowLogs().valueIfKnown().orElseThrow()).hasSize(1);
  }

  @Test
  void given_two_calls_of_a_module_each_is_judged_by_its_inputs() {
    DeclaredNetwork network =
        DeclaredNetwork.of(
            Map.of(
                "prod/main.tf",
                """
                module "open" {
                  source = "../modules/sg"
                  cidrs  = ["0.0.0.0/0"]
                }
                module "closed" {
                  source = "../modules/sg"
                }
                """,
                "modules/sg/main.tf.json",
                """
                {"variable": {"cidrs": {"default": ["10.0.0.0/8"]}},
                 "resource": {"aws_security_group": {"this": {
                   "ingress": [{"protocol": "tcp", "from_port": 22, "to_port": 22,
                                "cidr_blocks": "${var.cidrs}"}]}}}}
                """));

    assertThat(network.model().of(Filter.class).map(filter -> filter.header().id()))
        .containsExactly(
            "infra/prod/module.closed.aws_security_group.this",
            "infra/prod/module.open.aws_security_group.this");
    assertThat(
            network
                .model()
                .of(Filter.class)
                .map(filter -> peers(filter.ingress().valueIfKnown().orElseThrow())))
        .containsExactly(List.of("10.0.0.0/8"), List.of("0.0.0.0/0"));
  }
}
