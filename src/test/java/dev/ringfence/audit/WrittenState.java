package dev.ringfence.audit;

import java.util.ArrayList;
import java.util.List;

/** An estate as {@code terraform show -json} prints its state once it is applied. */
final class WrittenState {
  private final WrittenEstate estate;

  WrittenState(WrittenEstate estate) {
    this.estate = estate;
  }

  String text() {
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
    for (WrittenEstate.Entry e : estate.entries) {
      shown(
          all,
          "aws_network_acl_rule",
          "E" + e.number(),
          "nacl",
          ("\"network_acl_id\": %s, \"rule_number\": %d, \"egress\": %s, \"protocol\": \"6\","
                  + " \"rule_action\": \"%s\", \"cidr_block\": \"%s\", \"ipv6_cidr_block\": \"\","
                  + " \"from_port\": %d, \"to_port\": %d")
              .formatted(
                  id("acl", "A"),
                  e.number(),
                  e.isEgress(),
                  e.isAllow() ? "allow" : "deny",
                  e.block(),
                  e.port(),
                  e.port() + 1000));
    }
    for (int group = 0; group < estate.isSilentOnEgress.size(); group++) {
      shownGroup(group, all);
    }
    for (int i = 0; i < estate.subnets.size(); i++) {
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
    return estate.entries.stream()
        .filter(e -> e.isEgress() == isEgress)
        .map(
            e ->
                ("{\"rule_no\": %d, \"action\": \"%s\", \"protocol\": \"6\", \"cidr_block\": \"%s\","
                        + " \"ipv6_cidr_block\": \"\", \"from_port\": %d, \"to_port\": %d}")
                    .formatted(
                        e.number(),
                        e.isAllow() ? "allow" : "deny",
                        e.block(),
                        e.port(),
                        e.port() + 1000))
        .toList();
  }

  private void shownGroup(int group, List<String> all) {
    List<String> in = new ArrayList<>();
    List<String> out = new ArrayList<>();
    String rule =
        "{\"protocol\": \"%s\", \"from_port\": %d, \"to_port\": %d, \"cidr_blocks\": [\"%s\"],"
            + " \"ipv6_cidr_blocks\": [], \"security_groups\": [], \"self\": false}";
    if (estate.isSilentOnEgress.get(group)) {
      out.add(rule.formatted("-1", 0, 0, "0.0.0.0/0"));
    }
    for (WrittenEstate.Rule r : estate.rules) {
      if (r.group() == group && !r.isApart()) {
        (r.isEgress() ? out : in).add(rule.formatted("tcp", r.port(), r.port(), r.peer()));
      } else if (r.group() == group) {
        shown(
            all,
            "aws_vpc_security_group_" + (r.isEgress() ? "egress" : "ingress") + "_rule",
            "P" + estate.rules.indexOf(r),
            "sgr",
            "\"security_group_id\": %s, \"ip_protocol\": \"tcp\", \"from_port\": %d, \"to_port\": %d, %s"
                .formatted(
                    id("sg", "G" + group),
                    r.port(),
                    r.port(),
                    r.peer().startsWith("G")
                        ? "\"referenced_security_group_id\": " + id("sg", r.peer())
                        : "\"cidr_ipv4\": \"" + r.peer() + "\""));
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
    WrittenEstate.Subnet subnet = estate.subnets.get(i);
    String own = id("subnet", "S" + i);
    shown(
        all,
        "aws_subnet",
        "S" + i,
        "subnet",
        ("\"vpc_id\": %s, \"cidr_block\": \"10.0.%d.0/24\", \"map_public_ip_on_launch\": %s,"
                + " \"tags_all\": {\"Tier\": \"%s\"}")
            .formatted(id("vpc", "V"), i, subnet.isRouted(), subnet.tier()));
    shown(
        all,
        "aws_instance",
        "M" + i,
        "i",
        ("\"subnet_id\": %s, \"private_ip\": \"10.0.%d.10\", \"network_interface\": [],"
                + " \"associate_public_ip_address\": %s, \"vpc_security_group_ids\": [%s]")
            .formatted(own, i, subnet.isRouted(), id("sg", "G" + subnet.group())));
    if (subnet.isRouted()) {
      shown(
          all,
          "aws_route_table_association",
          "L" + i,
          "rtbassoc",
          "\"subnet_id\": %s, \"route_table_id\": %s".formatted(own, id("rtb", "T")));
    }
    if (subnet.isListed()) {
      shown(
          all,
          "aws_network_acl_association",
          "N" + i,
          "aclassoc",
          "\"subnet_id\": %s, \"network_acl_id\": %s".formatted(own, id("acl", "A")));
    }
  }
}
