package dev.ringfence.read.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.network.Kind;
import dev.ringfence.network.Route;
import dev.ringfence.network.Subnet;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeclaredRoutesTest {
  private static final String NETWORK =
      """
      resource "aws_vpc" "main" {
        cidr_block = "10.0.0.0/16"
      }
      resource "aws_subnet" "a" {
        vpc_id     = aws_vpc.main.id
        cidr_block = "10.0.1.0/24"
      }
      resource "aws_subnet" "b" {
        vpc_id     = aws_vpc.main.id
        cidr_block = "10.0.2.0/24"
      }
      resource "aws_route_table" "t" {
        vpc_id = aws_vpc.main.id
      }
      resource "aws_route_table_association" "a" {
        subnet_id      = aws_subnet.a.id
        route_table_id = aws_route_table.t.id
      }
      variable "v" {}
      """;

  private static DeclaredNetwork with(String more) {
    return DeclaredNetwork.of(NETWORK + more);
  }

  /** Destination and target of the routes of a subnet. */
  private static List<String> routes(DeclaredNetwork network, String subnet) {
    return network
        .one(Subnet.class, subnet)
        .routes()
        .fold(
            known -> known.value().stream().map(DeclaredRoutesTest::words).toList(),
            unknown -> List.of("unknown: " + unknown.reason()));
  }

  private static String words(Route route) {
    String to = route.destination().fold(known -> known.value().toString(), unknown -> "somewhere");
    String by = route.target().valueIfKnown().orElse("something");
    return to + " " + by + (route.isActive().isKnown() ? "" : " perhaps");
  }

  @Test
  void given_further_blocks_every_table_has_a_local_route_for_each() {
    DeclaredNetwork network =
        with(
            """
            resource "aws_vpc_ipv4_cidr_block_association" "more" {
              vpc_id     = aws_vpc.main.id
              cidr_block = "10.9.0.0/16"
            }
            resource "aws_vpc_ipv6_cidr_block_association" "six" {
              vpc_id          = aws_vpc.main.id
              ipv6_cidr_block = "2001:db8::/56"
            }
            """);

    assertThat(routes(network, "aws_subnet.a"))
        .containsExactly("10.0.0.0/16 local", "10.9.0.0/16 local", "2001:db8::/56 local");
    assertThat(routes(network, "aws_subnet.b")).hasSize(3);
  }

  @Test
  void given_a_block_that_aws_chooses_or_that_may_be_there_its_local_route_leads_somewhere() {
    assertThat(
            routes(
                DeclaredNetwork.of(
                    NETWORK.replace(
                        "cidr_block = \"10.0.0.0/16\"",
                        "cidr_block = \"10.0.0.0/16\"\n  assign_generated_ipv6_cidr_block = true")),
                "aws_subnet.a"))
        .containsExactly("10.0.0.0/16 local", "somewhere local");
    assertThat(
            routes(
                with(
                    "resource \"aws_vpc_ipv4_cidr_block_association\" \"m\" {\n count = var.v\n"
                        + " vpc_id = aws_vpc.main.id\n cidr_block = \"10.9.0.0/16\"\n}\n"),
                "aws_subnet.b"))
        .containsExactly("10.0.0.0/16 local", "somewhere local");
  }

  @Test
  void given_a_table_of_a_network_declared_elsewhere_it_is_not_without_local_route() {
    DeclaredNetwork network =
        DeclaredNetwork.of(
            NETWORK
                .replaceFirst("(?s)resource \"aws_vpc\".*?\n}\n", "")
                .replace("aws_vpc.main.id", "var.v"));

    assertThat(routes(network, "aws_subnet.a")).containsExactly("somewhere local");
  }

  @Test
  void given_a_route_that_may_be_there_only_its_table_may_have_it() {
    DeclaredNetwork network =
        with(
            """
            resource "aws_route" "r" {
              count                  = var.v ? 1 : 0
              route_table_id         = aws_route_table.t.id
              destination_cidr_block = "0.0.0.0/0"
              transit_gateway_id     = "tgw-1"
            }
            """);

    assertThat(routes(network, "aws_subnet.a"))
        .containsExactly("10.0.0.0/16 local", "0.0.0.0/0 transit-gateway perhaps");
    assertThat(routes(network, "aws_subnet.b")).containsExactly("10.0.0.0/16 local");
    assertThat(network.doubts(Kind.ROUTE)).isEmpty();
  }

  @Test
  void given_routes_over_unknown_only_their_table_may_have_any() {
    DeclaredNetwork network =
        DeclaredNetwork.of(
            NETWORK.replace(
                "resource \"aws_route_table\" \"t\" {",
                "resource \"aws_route_table\" \"t\" {\n dynamic \"route\" {\n for_each = var.v\n"
                    + " content {\n cidr_block = route.value\n }\n }\n"));

    assertThat(routes(network, "aws_subnet.a"))
        .containsExactly("10.0.0.0/16 local", "somewhere something perhaps");
    assertThat(routes(network, "aws_subnet.b")).containsExactly("10.0.0.0/16 local");
  }

  @Test
  void given_two_targets_of_which_one_is_null_in_the_end_the_target_is_not_known() {
    DeclaredNetwork network =
        with(
            """
            resource "aws_route" "r" {
              route_table_id         = aws_route_table.t.id
              destination_cidr_block = "0.0.0.0/0"
              gateway_id             = var.v ? "igw-1" : null
              nat_gateway_id         = var.v ? null : "nat-1"
            }
            """);

    assertThat(routes(network, "aws_subnet.a"))
        .containsExactly("10.0.0.0/16 local", "0.0.0.0/0 something");
  }

  @Test
  void given_an_association_that_may_be_there_only_its_subnet_is_unsure() {
    DeclaredNetwork network =
        with(
            """
            resource "aws_route_table_association" "b" {
              count          = var.v
              subnet_id      = aws_subnet.b.id
              route_table_id = aws_route_table.t.id
            }
            """);

    assertThat(routes(network, "aws_subnet.a")).containsExactly("10.0.0.0/16 local");
    assertThat(routes(network, "aws_subnet.b")).containsExactly("somewhere something perhaps");
    assertThat(network.doubts(Kind.ROUTE)).isEmpty();
  }

  @Test
  void given_a_route_or_association_of_which_nothing_is_known_every_subnet_is_unsure() {
    String route =
        "resource \"aws_route\" \"r\" {\n route_table_id = var.v\n"
            + " destination_cidr_block = \"0.0.0.0/0\"\n}\n";
    String link =
        "resource \"aws_route_table_association\" \"x\" {\n subnet_id = var.v\n"
            + " route_table_id = var.v\n}\n";

    assertThat(routes(with(route), "aws_subnet.b").get(0)).startsWith("unknown: ");
    assertThat(routes(with(link), "aws_subnet.b").get(0)).startsWith("unknown: ");
  }

  @Test
  void given_a_main_table_that_may_be_another_subnets_without_their_own_are_unsure() {
    DeclaredNetwork network =
        with(
            """
            resource "aws_main_route_table_association" "m" {
              count          = var.v
              vpc_id         = aws_vpc.main.id
              route_table_id = aws_route_table.t.id
            }
            """);

    assertThat(routes(network, "aws_subnet.a")).containsExactly("10.0.0.0/16 local");
    assertThat(routes(network, "aws_subnet.b").get(0))
        .isEqualTo("unknown: two route tables are said to apply");
  }

  @Test
  void given_the_default_table_without_routes_it_has_the_local_ones_only() {
    DeclaredNetwork network =
        with(
            "resource \"aws_default_route_table\" \"d\" {\n"
                + " default_route_table_id = aws_vpc.main.default_route_table_id\n}\n");

    assertThat(routes(network, "aws_subnet.b")).containsExactly("10.0.0.0/16 local");
  }
}
