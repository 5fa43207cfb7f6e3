package dev.ringfence.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A small estate made by chance, written in the languages that are read: the same networks, groups,
 * rules, lists, routes and servers in each.
 */
final class WrittenEstate {
  private static final List<String> TIERS = List.of("public", "application", "data");
  private static final List<String> BLOCKS = List.of("0.0.0.0/0", "10.0.0.0/8", "10.0.1.0/24");
  private static final List<Integer> PORTS = List.of(22, 443, 5432);

  private final List<Rule> rules = new ArrayList<>();
  private final List<Boolean> isSilentOnEgress = new ArrayList<>();
  private final List<Subnet> subnets = new ArrayList<>();
  private final List<Entry> entries = new ArrayList<>();

  /** A rule of a group; apart from it or in it. */
  private record Rule(int group, boolean isEgress, boolean isApart, int port, String peer) {}

  /** A subnet, whose server carries a group. */
  private record Subnet(String tier, boolean isRouted, boolean isListed, int group) {}

  /** An entry of the network ACL. */
  private record Entry(int number, boolean isEgress, boolean isAllow, String block, int port) {}

  WrittenEstate(long seed) {
    Random chance = new Random(seed);
    int groups = 2 + chance.nextInt(2);
    for (int group = 0; group < groups; group++) {
      isSilentOnEgress.add(chance.nextBoolean());
      for (int i = 2 + chance.nextInt(5); i > 0; i--) {
        boolean isApart = chance.nextBoolean();
        boolean isOfGroup = isApart && chance.nextBoolean();
        String peer =
            isOfGroup ? "G" + chance.nextInt(groups) : BLOCKS.get(chance.nextInt(BLOCKS.size()));
        boolean isEgress = !isSilentOnEgress.get(group) && chance.nextBoolean();
        int port = PORTS.get(chance.nextInt(PORTS.size()));
        Rule rule = new Rule(group, isEgress, isApart, port, peer);
        if (!rules.contains(rule)) {
          rules.add(rule);
        }
      }
      if (!isSilentOnEgress.get(group)) {
        rules.add(new Rule(group, true, false, 53, "10.0.0.0/8"));
      }
    }
    for (int i = 0; i < 3; i++) {
      subnets.add(
          new Subnet(
              TIERS.get(i), chance.nextBoolean(), chance.nextBoolean(), chance.nextInt(groups)));
    }
    for (int i = 0; i < 4; i++) {
      String block = BLOCKS.get(chance.nextInt(BLOCKS.size()));
      boolean isAllow = chance.nextInt(3) > 0;
      entries.add(
          new Entry(100 + i, chance.nextBoolean(), isAllow, block, PORTS.get(chance.nextInt(3))));
    }
  }

  String terraform() {
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
    for (Entry e : entries) {
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
                  e.number,
                  e.number,
                  e.isEgress,
                  e.isAllow ? "allow" : "deny",
                  e.block,
                  e.port,
                  e.port + 1000));
    }
    for (int group = 0; group < isSilentOnEgress.size(); group++) {
      terraformGroup(group, out);
    }
    for (int i = 0; i < subnets.size(); i++) {
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
    if (isSilentOnEgress.get(group)) {
      out.append(block.formatted("egress", "-1", 0, 0, "0.0.0.0/0"));
    }
    for (Rule rule : rules) {
      if (rule.group == group && !rule.isApart) {
        String direction = rule.isEgress ? "egress" : "ingress";
        out.append(block.formatted(direction, "tcp", rule.port, rule.port, rule.peer));
      }
    }
    out.append("}\n");
    for (Rule rule : rules) {
      if (rule.group == group && rule.isApart) {
        String peer =
            rule.peer.startsWith("G")
                ? "referenced_security_group_id = aws_security_group." + rule.peer + ".id"
                : "cidr_ipv4 = \"" + rule.peer + "\"";
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
                    rule.isEgress ? "egress" : "ingress",
                    rules.indexOf(rule),
                    group,
                    rule.port,
                    rule.port,
                    peer));
      }
    }
  }

  private void terraformSubnet(int i, StringBuilder out) {
    Subnet subnet = subnets.get(i);
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
            .formatted(i, i, subnet.isRouted, subnet.tier, i, i, i, subnet.group));
    if (subnet.isRouted) {
      out.append(
          """
          resource "aws_route_table_association" "L%d" {
            subnet_id = aws_subnet.S%d.id
            route_table_id = aws_route_table.T.id
          }
          """
              .formatted(i, i));
    }
    if (subnet.isListed) {
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

  String cloudFormation() {
    StringBuilder out = new StringBuilder();
    out.append(
        """
        Resources:
          V: {Type: AWS::EC2::VPC, Properties: {CidrBlock: 10.0.0.0/16}}
          I: {Type: AWS::EC2::InternetGateway}
          IV: {Type: AWS::EC2::VPCGatewayAttachment, Properties: {VpcId: !Ref V, InternetGatewayId: !Ref I}}
          T: {Type: AWS::EC2::RouteTable, Properties: {VpcId: !Ref V}}
          R:
            Type: AWS::EC2::Route
            Properties: {RouteTableId: !Ref T, DestinationCidrBlock: 0.0.0.0/0, GatewayId: !Ref I}
          A: {Type: AWS::EC2::NetworkAcl, Properties: {VpcId: !Ref V}}
        """);
    for (Entry e : entries) {
      out.append(
          """
            E%d:
              Type: AWS::EC2::NetworkAclEntry
              Properties:
                NetworkAclId: !Ref A
                RuleNumber: %d
                Egress: %s
                Protocol: 6
                RuleAction: %s
                CidrBlock: %s
                PortRange: {From: %d, To: %d}
          """
              .formatted(
                  e.number,
                  e.number,
                  e.isEgress,
                  e.isAllow ? "allow" : "deny",
                  e.block,
                  e.port,
                  e.port + 1000));
    }
    for (int group = 0; group < isSilentOnEgress.size(); group++) {
      templateGroup(group, out);
    }
    for (int i = 0; i < subnets.size(); i++) {
      templateSubnet(i, out);
    }
    return out.toString();
  }

  private void templateGroup(int group, StringBuilder out) {
    out.append("  G%d:\n    Type: AWS::EC2::SecurityGroup\n    Properties:\n".formatted(group));
    out.append("      GroupDescription: x\n      VpcId: !Ref V\n");
    for (boolean isEgress : new boolean[] {false, true}) {
      StringBuilder list = new StringBuilder();
      for (Rule rule : rules) {
        if (rule.group == group && !rule.isApart && rule.isEgress == isEgress) {
          list.append(
              "        - {IpProtocol: tcp, FromPort: %d, ToPort: %d, CidrIp: %s}\n"
                  .formatted(rule.port, rule.port, rule.peer));
        }
      }
      if (!list.isEmpty()) {
        out.append("      SecurityGroup" + (isEgress ? "Egress" : "Ingress") + ":\n" + list);
      }
    }
    for (Rule rule : rules) {
      if (rule.group == group && rule.isApart) {
        String direction = rule.isEgress ? "Destination" : "Source";
        String peer =
            rule.peer.startsWith("G")
                ? direction + "SecurityGroupId: !GetAtt " + rule.peer + ".GroupId"
                : "CidrIp: " + rule.peer;
        out.append(
            "  P%d:\n    Type: AWS::EC2::SecurityGroup%s\n    Properties: {GroupId: !Ref G%d,"
                    .formatted(rules.indexOf(rule), rule.isEgress ? "Egress" : "Ingress", group)
                + " IpProtocol: tcp, FromPort: %d, ToPort: %d, %s}\n"
                    .formatted(rule.port, rule.port, peer));
      }
    }
  }

  private void templateSubnet(int i, StringBuilder out) {
    Subnet subnet = subnets.get(i);
    out.append(
        """
          S%d:
            Type: AWS::EC2::Subnet
            Properties:
              VpcId: !Ref V
              CidrBlock: !Select [%d, !Cidr [!GetAtt V.CidrBlock, 3, 8]]
              MapPublicIpOnLaunch: %s
              Tags: [{Key: Tier, Value: %s}]
          M%d:
            Type: AWS::EC2::Instance
            Properties:
              ImageId: ami-1
              SubnetId: !Ref S%d
              PrivateIpAddress: !Sub "10.0.%d.10"
              SecurityGroupIds: [!Ref G%d]
        """
            .formatted(i, i, subnet.isRouted, subnet.tier, i, i, i, subnet.group));
    if (subnet.isRouted) {
      out.append(
          ("  L%d: {Type: AWS::EC2::SubnetRouteTableAssociation,"
                  + " Properties: {SubnetId: !Ref S%d, RouteTableId: !Ref T}}\n")
              .formatted(i, i));
    }
    if (subnet.isListed) {
      out.append(
          ("  N%d: {Type: AWS::EC2::SubnetNetworkAclAssociation,"
                  + " Properties: {SubnetId: !Ref S%d, NetworkAclId: !Ref A}}\n")
              .formatted(i, i));
    }
  }

  /** As {@code terraform show -json} prints the state once it is applied. */
  String state() {
    List<String> all = new ArrayList<>();
    shown(all, "aws_vpc", "V", "vpc", "\"cidr_block\": \"10.0.0.0/16\", \"ipv6_cidr_block\": \"\"");
    shown(all, "aws_internet_gateway", "I", "igw", "\"vpc_id\": " + id("vpc", "V"));
    shown(
        all,
        "aws_route_table",
        "T",
        "rtb",
        "\"vpc_id\": %s, \"route\": [{\"cidr_block\": \"0.0.0.0/0\", \"gateway_id\": %s}]"
            .formatted(id("vpc", "V"), id("igw", "I")));
    shown(
        all,
        "aws_route",
        "R",
        "r",
        "\"route_table_id\": %s, \"destination_cidr_block\": \"0.0.0.0/0\", \"nat_gateway_id\": \"\", \"gateway_id\": %s"
            .formatted(id("rtb", "T"), id("igw", "I")));
    shown(
        all,
        "aws_network_acl",
        "A",
        "acl",
        "\"subnet_ids\": [], \"ingress\": %s, \"egress\": %s, \"vpc_id\": %s"
            .formatted(inAcl(false), inAcl(true), id("vpc", "V")));
    for (Entry e : entries) {
      shown(
          all,
          "aws_network_acl_rule",
          "E" + e.number,
          "nacl",
          ("\"network_acl_id\": %s, \"rule_number\": %d, \"egress\": %s, \"protocol\": \"6\","
                  + " \"rule_action\": \"%s\", \"cidr_block\": \"%s\", \"ipv6_cidr_block\": \"\","
                  + " \"from_port\": %d, \"to_port\": %d")
              .formatted(
                  id("acl", "A"),
                  e.number,
                  e.isEgress,
                  e.isAllow ? "allow" : "deny",
                  e.block,
                  e.port,
                  e.port + 1000));
    }
    for (int group = 0; group < isSilentOnEgress.size(); group++) {
      shownGroup(group, all);
    }
    for (int i = 0; i < subnets.size(); i++) {
      shownSubnet(i, all);
    }
    return "{\"format_version\":\"1.0\",\"terraform_version\":\"1.9.5\",\"values\":{\"root_module\":"
        + "{\"resources\":["
        + String.join(",", all)
        + "]}}}";
  }

  private static String id(String kind, String name) {
    return "\"%s-%08x\"".formatted(kind, name.hashCode() + 0x1000);
  }

  private static void shown(
      List<String> all, String type, String name, String kind, String values) {
    all.add(
        ("{\"address\":\"%s.%s\",\"mode\":\"managed\",\"type\":\"%s\",\"name\":\"%s\","
                + "\"values\":{\"id\":%s,%s},\"sensitive_values\":{}}")
            .formatted(type, name, type, name, id(kind, name), values));
  }

  /** A list that was refreshed has the entries that are resources of their own. */
  private List<String> inAcl(boolean isEgress) {
    return entries.stream()
        .filter(e -> e.isEgress == isEgress)
        .map(
            e ->
                ("{\"rule_no\": %d, \"action\": \"%s\", \"protocol\": \"6\", \"cidr_block\": \"%s\","
                        + " \"ipv6_cidr_block\": \"\", \"from_port\": %d, \"to_port\": %d}")
                    .formatted(
                        e.number, e.isAllow ? "allow" : "deny", e.block, e.port, e.port + 1000))
        .toList();
  }

  private void shownGroup(int group, List<String> all) {
    List<String> in = new ArrayList<>();
    List<String> out = new ArrayList<>();
    String rule =
        "{\"protocol\": \"%s\", \"from_port\": %d, \"to_port\": %d, \"cidr_blocks\": [\"%s\"],"
            + " \"ipv6_cidr_blocks\": [], \"security_groups\": [], \"self\": false}";
    if (isSilentOnEgress.get(group)) {
      out.add(rule.formatted("-1", 0, 0, "0.0.0.0/0"));
    }
    for (Rule r : rules) {
      if (r.group == group && !r.isApart) {
        (r.isEgress ? out : in).add(rule.formatted("tcp", r.port, r.port, r.peer));
      } else if (r.group == group) {
        shown(
            all,
            "aws_vpc_security_group_" + (r.isEgress ? "egress" : "ingress") + "_rule",
            "P" + rules.indexOf(r),
            "sgr",
            "\"security_group_id\": %s, \"ip_protocol\": \"tcp\", \"from_port\": %d, \"to_port\": %d, %s"
                .formatted(
                    id("sg", "G" + group),
                    r.port,
                    r.port,
                    r.peer.startsWith("G")
                        ? "\"referenced_security_group_id\": " + id("sg", r.peer)
                        : "\"cidr_ipv4\": \"" + r.peer + "\""));
      }
    }
    shown(
        all,
        "aws_security_group",
        "G" + group,
        "sg",
        "\"vpc_id\": %s, \"ingress\": %s, \"egress\": %s".formatted(id("vpc", "V"), in, out));
  }

  private void shownSubnet(int i, List<String> all) {
    Subnet subnet = subnets.get(i);
    String own = id("subnet", "S" + i);
    shown(
        all,
        "aws_subnet",
        "S" + i,
        "subnet",
        ("\"vpc_id\": %s, \"cidr_block\": \"10.0.%d.0/24\", \"map_public_ip_on_launch\": %s,"
                + " \"tags_all\": {\"Tier\": \"%s\"}")
            .formatted(id("vpc", "V"), i, subnet.isRouted, subnet.tier));
    shown(
        all,
        "aws_instance",
        "M" + i,
        "i",
        ("\"subnet_id\": %s, \"private_ip\": \"10.0.%d.10\", \"network_interface\": [],"
                + " \"associate_public_ip_address\": %s, \"vpc_security_group_ids\": [%s]")
            .formatted(own, i, subnet.isRouted, id("sg", "G" + subnet.group)));
    if (subnet.isRouted) {
      shown(
          all,
          "aws_route_table_association",
          "L" + i,
          "rtbassoc",
          "\"subnet_id\": %s, \"route_table_id\": %s".formatted(own, id("rtb", "T")));
    }
    if (subnet.isListed) {
      shown(
          all,
          "aws_network_acl_association",
          "N" + i,
          "aclassoc",
          "\"subnet_id\": %s, \"network_acl_id\": %s".formatted(own, id("acl", "A")));
    }
  }
}
