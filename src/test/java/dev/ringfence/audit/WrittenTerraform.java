package dev.ringfence.audit;

/** An estate as a Terraform configuration. */
final class WrittenTerraform {
  private final WrittenEstate estate;

  WrittenTerraform(WrittenEstate estate) {
    this.estate = estate;
  }

  String text() {
    StringBuilder out = new StringBuilder();
    out.append(
        """
        resource "aws_vpc" "V" {
          cidr_block = "10.0.0.0/16"
        }
        resource "aws_internet_gateway" "I" {
          vpc_id = aws_vpc.V.id
        }
        resource "aws_route_table" "T" {
          vpc_id = aws_vpc.V.id
        }
        resource "aws_route" "R" {
          route_table_id = aws_route_table.T.id
          destination_cidr_block = "0.0.0.0/0"
          gateway_id = aws_internet_gateway.I.id
        }
        resource "aws_network_acl" "A" {
          vpc_id = aws_vpc.V.id
        }
        """);
    for (WrittenEstate.Entry e : estate.entries) {
      out.append(
          """
          resource "aws_network_acl_rule" "E%d" {
            network_acl_id = aws_network_acl.A.id
            rule_number = %d
            egress = %s
            protocol = "tcp"
            rule_action = "%s"
            cidr_block = "%s"
            from_port = %d
            to_port = %d
          }
          """
              .formatted(
                  e.number(),
                  e.number(),
                  e.isEgress(),
                  e.isAllow() ? "allow" : "deny",
                  e.block(),
                  e.port(),
                  e.port() + 1000));
    }
    for (int group = 0; group < estate.isSilentOnEgress.size(); group++) {
      terraformGroup(group, out);
    }
    for (int i = 0; i < estate.subnets.size(); i++) {
      terraformSubnet(i, out);
    }
    return out.toString();
  }

  private void terraformGroup(int group, StringBuilder out) {
    out.append("resource \"aws_security_group\" \"G%d\" {\n".formatted(group));
    out.append("  vpc_id = aws_vpc.V.id\n");
    String block =
        "  %s {\n    protocol = \"%s\"\n    from_port = %d\n    to_port = %d\n"
            + "    cidr_blocks = [\"%s\"]\n  }\n";
    if (estate.isSilentOnEgress.get(group)) {
      out.append(block.formatted("egress", "-1", 0, 0, "0.0.0.0/0"));
    }
    for (WrittenEstate.Rule rule : estate.rules) {
      if (rule.group() == group && !rule.isApart()) {
        String direction = rule.isEgress() ? "egress" : "ingress";
        out.append(block.formatted(direction, "tcp", rule.port(), rule.port(), rule.peer()));
      }
    }
    out.append("}\n");
    for (WrittenEstate.Rule rule : estate.rules) {
      if (rule.group() == group && rule.isApart()) {
        String peer =
            rule.peer().startsWith("G")
                ? "referenced_security_group_id = aws_security_group." + rule.peer() + ".id"
                : "cidr_ipv4 = \"" + rule.peer() + "\"";
        out.append(
            """
            resource "aws_vpc_security_group_%s_rule" "P%d" {
              security_group_id = aws_security_group.G%d.id
              ip_protocol = "tcp"
              from_port = %d
              to_port = %d
              %s
            }
            """
                .formatted(
                    rule.isEgress() ? "egress" : "ingress",
                    estate.rules.indexOf(rule),
                    group,
                    rule.port(),
                    rule.port(),
                    peer));
      }
    }
  }

  private void terraformSubnet(int i, StringBuilder out) {
    WrittenEstate.Subnet subnet = estate.subnets.get(i);
    out.append(
        """
        resource "aws_subnet" "S%d" {
          vpc_id = aws_vpc.V.id
          cidr_block = "10.0.%d.0/24"
          map_public_ip_on_launch = %s
          tags = { Tier = "%s" }
        }
        resource "aws_instance" "M%d" {
          ami = "ami-1"
          subnet_id = aws_subnet.S%d.id
          private_ip = "10.0.%d.10"
          vpc_security_group_ids = [aws_security_group.G%d.id]
        }
        """
            .formatted(i, i, subnet.isRouted(), subnet.tier(), i, i, i, subnet.group()));
    if (subnet.isRouted()) {
      out.append(
          """
          resource "aws_route_table_association" "L%d" {
            subnet_id = aws_subnet.S%d.id
            route_table_id = aws_route_table.T.id
          }
          """
              .formatted(i, i));
    }
    if (subnet.isListed()) {
      out.append(
          """
          resource "aws_network_acl_association" "N%d" {
            subnet_id = aws_subnet.S%d.id
            network_acl_id = aws_network_acl.A.id
          }
          """
              .formatted(i, i));
    }
  }
}
