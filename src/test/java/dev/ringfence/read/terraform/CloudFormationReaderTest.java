package dev.ringfence.read.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.network.Filter;
import dev.ringfence.network.FlowLog;
import dev.ringfence.network.Kind;
import dev.ringfence.network.OrderedFilter;
import dev.ringfence.network.Permit;
import dev.ringfence.network.Plane;
import dev.ringfence.network.Subnet;
import dev.ringfence.network.VirtualNetwork;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CloudFormationReaderTest {
  private static final String VPC =
      """
      Resources:
        Vpc:
          Type: AWS::EC2::VPC
          Properties:
            CidrBlock: 10.0.0.0/16
      """;

  private static String group(String properties) {
    return VPC
        + """
          Web:
            Type: AWS::EC2::SecurityGroup
            Properties:
              GroupDescription: web
              VpcId: !Ref Vpc
        """
        + properties.indent(6);
  }

  private static String rule(String address) {
    return group(
        """
        SecurityGroupIngress:
          - IpProtocol: tcp
            FromPort: 22
            ToPort: 22
            CidrIp: %s
        """
            .formatted(address));
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

  private static List<String> ports(List<Permit> permits) {
    return permits.stream()
        .map(permit -> permit.ports().valueIfKnown().map(Object::toString).orElse("?"))
        .toList();
  }

  private static String withSwitch(String parameter) {
    return """
        Parameters:
          Ssh:
            Type: String
        %sConditions:
          IsOpen: !And
            - !Equals [!Ref Ssh, "yes"]
            - !Not [!Equals [a, b]]
        """
            .formatted(parameter)
        + group(
            """
            SecurityGroupIngress:
              - IpProtocol: tcp
                FromPort: 443
                ToPort: 443
                CidrIp: 0.0.0.0/0
              - !If
                - IsOpen
                - IpProtocol: tcp
                  FromPort: 22
                  ToPort: 22
                  CidrIp: 0.0.0.0/0
                - !Ref AWS::NoValue
            """);
  }

  @Test
  void given_an_if_in_a_rule_list_the_rule_is_there_as_its_condition_says() {
    assertThat(ports(ingress(withSwitch("    Default: \"yes\"\n")))).containsExactly("443", "22");
    assertThat(ports(ingress(withSwitch("    Default: \"no\"\n")))).containsExactly("443");
  }

  @Test
  void given_an_if_in_a_rule_list_that_cannot_be_told_any_rule_may_be_there() {
    List<Permit> permits = ingress(withSwitch(""));

    assertThat(ports(permits)).containsExactly("443", "?");
    assertThat(permits.get(1).peer().isKnown()).isFalse();
    assertThat(permits.get(1).header().source().display()).isEqualTo("t.yaml:25");
  }

  private static List<Permit> ingress(String template) {
    return DeclaredNetwork.template(template).ingress("t.yaml/Web");
  }

  @Test
  void given_a_permit_each_fact_leads_to_its_line() {
    Permit permit = ingress(rule("0.0.0.0/0")).get(0);

    assertThat(permit.header().plane()).isEqualTo(Plane.DECLARED);
    assertThat(permit.header().id()).isEqualTo("infra/t.yaml/Web#ingress:tcp:22:0.0.0.0/0");
    assertThat(permit.peer().sources().get(0).display()).isEqualTo("t.yaml:15");
    assertThat(permit.ports().sources().get(0).display()).isEqualTo("t.yaml:13");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "!Ref Net | 10.9.0.0/16",
        "!Sub '${Net}' | 10.9.0.0/16",
        "!Sub ['10.${Second}.0.0/16', {Second: !Ref Number}] | 10.7.0.0/16",
        "!Join ['', ['10.', !Ref Number, '.0.0/16']] | 10.7.0.0/16",
        "!Select [1, !Ref Nets] | 10.2.0.0/16",
        "!Select ['1', !Split [';', '10.1.0.0/16;10.3.0.0/16']] | 10.3.0.0/16",
        "!FindInMap [Sizes, !Ref Stage, cidr] | 10.5.0.0/16",
        "!Select [2, !Cidr [!GetAtt Vpc.CidrBlock, 4, 8]] | 10.0.2.0/24",
        "!If [IsTest, 10.8.0.0/16, !Ref Net] | 10.8.0.0/16",
        "{'Fn::Join': ['/', ['10.4.0.0', '16']]} | 10.4.0.0/16",
      })
  void given_functions_of_what_is_known_the_value_is_known(String expression, String expected) {
    assertThat(peers(ingress(PARAMETERS + rule(expression)))).containsExactly(expected);
  }

  private static final String PARAMETERS =
      """
      Parameters:
        Net: {Type: String, Default: 10.9.0.0/16}
        Nets: {Type: CommaDelimitedList, Default: "10.1.0.0/16, 10.2.0.0/16"}
        Number: {Type: Number, Default: 7}
        Stage: {Type: String, Default: test}
        Open: {Type: String}
        Stored: {Type: "AWS::SSM::Parameter::Value<String>", Default: /net/cidr}
        Hidden: {Type: String, NoEcho: true, Default: 10.66.0.0/16}
      Mappings:
        Sizes:
          test: {cidr: 10.5.0.0/16}
      Conditions:
        IsTest: !Equals [!Ref Stage, test]
        IsUntold: !Equals [!Ref Open, "yes"]
        IsRound: !Condition IsRound
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "!Ref Open | parameter Open has no default",
        "!Ref Stored | parameter Stored is stored elsewhere",
        "!Ref Hidden | the value is sensitive",
        "!Ref Nothing | there is no parameter or resource Nothing",
        "!Sub '${AWS::Region}' | AWS::Region is known only when deployed",
        "!FindInMap [Sizes, !Ref AWS::Region, cidr] | AWS::Region is known only when deployed",
        "!ImportValue shared | no template here exports shared",
        "!Select [0, !GetAZs ''] | Fn::GetAZs is known only when deployed",
        "!If [IsUntold, 10.8.0.0/16, 10.9.0.0/16] | condition IsUntold: parameter Open has no",
        "!If [IsRound, 10.8.0.0/16, 10.9.0.0/16] | condition IsRound",
        "\"{{resolve:ssm:/net/cidr}}\" | a dynamic reference",
        "{'Fn::Transform': {Name: M}} | Fn::Transform is known only when deployed",
        "!Select [9, !Ref Nets] | an element that is not known",
      })
  void given_what_only_deploying_tells_the_value_is_unknown_with_the_reason(
      String expression, String reason) {
    Permit permit = ingress(PARAMETERS + rule(expression)).get(0);

    assertThat(permit.peer().isKnown()).isFalse();
    assertThat(peers(List.of(permit)).get(0)).contains(reason).doesNotContain("10.66");
  }

  @Test
  void given_no_rule_for_what_leaves_everything_does_and_one_apart_does_not_change_that() {
    String apart =
        """
          Out:
            Type: AWS::EC2::SecurityGroupEgress
            Properties: {GroupId: !GetAtt Web.GroupId, IpProtocol: tcp, FromPort: 1, ToPort: 2, CidrIp: 10.0.0.0/8}
        """;
    String own =
        "SecurityGroupEgress: [{IpProtocol: tcp, FromPort: 5, ToPort: 6, CidrIp: 10.0.0.0/8}]\n";

    assertThat(peers(DeclaredNetwork.template(group("")).egress("t.yaml/Web")))
        .containsExactly("0.0.0.0/0");
    assertThat(peers(DeclaredNetwork.template(group("") + apart).egress("t.yaml/Web")))
        .containsExactly("0.0.0.0/0", "10.0.0.0/8");
    assertThat(peers(DeclaredNetwork.template(group(own)).egress("t.yaml/Web")))
        .containsExactly("10.0.0.0/8");
  }

  @Test
  void given_rules_apart_they_belong_to_the_group_they_name_by_reference() {
    String template =
        group("")
            + """
              App:
                Type: AWS::EC2::SecurityGroup
                Properties: {GroupDescription: app, VpcId: !Ref Vpc}
              FromWeb:
                Type: AWS::EC2::SecurityGroupIngress
                Properties:
                  GroupId: !Ref App
                  IpProtocol: tcp
                  FromPort: 8080
                  ToPort: 8080
                  SourceSecurityGroupId: !GetAtt Web.GroupId
            """;

    assertThat(peers(DeclaredNetwork.template(template).ingress("t.yaml/App")))
        .containsExactly("infra/t.yaml/Web");
  }

  @Test
  void given_a_resource_under_a_condition_it_is_there_not_there_or_perhaps() {
    String subnets =
        """
        Parameters:
          Open: {Type: String}
        Conditions:
          Yes: !Equals [a, a]
          No: !Not [!Condition Yes]
          Perhaps: !Equals [!Ref Open, a]
        """
            + VPC
            + """
              Never:
                Type: AWS::EC2::Subnet
                Condition: No
                Properties: {VpcId: !Ref Vpc, CidrBlock: 10.0.1.0/24}
              Surely:
                Type: AWS::EC2::Subnet
                Condition: Yes
                Properties: {VpcId: !Ref Vpc, CidrBlock: 10.0.2.0/24}
            """;
    String perhaps =
        """
          Maybe:
            Type: AWS::EC2::Subnet
            Condition: Perhaps
            Properties: {VpcId: !Ref Vpc, CidrBlock: 10.0.3.0/24}
        """;

    DeclaredNetwork sure = DeclaredNetwork.template(subnets);
    assertThat(sure.model().of(Subnet.class).map(s -> s.header().localId()))
        .containsExactly("subnet-/Surely");
    assertThat(sure.doubts(Kind.SUBNET)).isEmpty();
    assertThat(DeclaredNetwork.template(subnets + perhaps).doubts(Kind.SUBNET))
        .singleElement()
        .asString()
        .contains("Maybe may be there, condition Perhaps: parameter Open has no default");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Transform: MyMacro\n",
        "Transform: [AWS::Serverless-2016-10-31, MyMacro]\n",
        "  Nested:\n    Type: AWS::CloudFormation::Stack\n    Properties: {TemplateURL: ./n.yaml}\n",
        "  Fn::ForEach::Loop:\n    - X\n    - [a]\n    - {}\n",
        "  Kit:\n    Type: My::Kit::Net::MODULE\n",
        "  Odd:\n    Properties: {A: b}\n"
      })
  void given_what_may_make_anything_nothing_is_complete(String part) {
    String template = part.startsWith("  ") ? VPC + part : part + VPC;

    assertThat(DeclaredNetwork.template(VPC).doubts(Kind.SUBNET)).isEmpty();
    assertThat(DeclaredNetwork.template(template).doubts(Kind.SUBNET)).isNotEmpty();
  }

  @Test
  void given_a_transform_that_adds_no_network_everything_is_complete() {
    String template = "Transform: AWS::Serverless-2016-10-31\n" + VPC;

    assertThat(DeclaredNetwork.template(template).doubts(Kind.SUBNET)).isEmpty();
  }

  @Test
  void given_an_export_and_its_import_both_templates_are_one_estate() {
    Map<String, String> files =
        Map.of(
            "net/vpc.yaml",
            VPC + "Outputs:\n  V:\n    Value: !Ref Vpc\n    Export: {Name: shared-vpc}\n",
            "net/app.json",
            """
            {"Resources": {"Web": {"Type": "AWS::EC2::SecurityGroup", "Properties": {
            \t"GroupDescription": "web", "VpcId": {"Fn::ImportValue": "shared-vpc"}}}}}
            """,
            "other.yaml",
            VPC);

    DeclaredNetwork network = DeclaredNetwork.templates(files);

    assertThat(network.one(Filter.class, "net/app.json/Web").virtualNetwork())
        .isEqualTo("infra/net/vpc.yaml/Vpc");
    assertThat(network.one(VirtualNetwork.class, "other.yaml/Vpc").header().id()).isNotEmpty();
  }

  @Test
  void given_a_template_that_cannot_be_read_the_others_are_judged() {
    DeclaredNetwork network =
        DeclaredNetwork.templates(
            Map.of("bad.yaml", "Resources:\n\tVpc:\n", "good.yaml", rule("0.0.0.0/0")));

    assertThat(peers(network.ingress("good.yaml/Web"))).containsExactly("0.0.0.0/0");
    assertThat(network.doubts(Kind.SUBNET))
        .containsExactly("UNPARSABLE bad.yaml:2:1: a tab in the indentation");
  }

  @Test
  void given_lists_and_pairs_they_become_what_the_provider_answers() {
    DeclaredNetwork network =
        DeclaredNetwork.template(
            VPC
                + """
                  Acl:
                    Type: AWS::EC2::NetworkAcl
                    Properties: {VpcId: !Ref Vpc, Tags: [{Key: Name, Value: edge}]}
                  In:
                    Type: AWS::EC2::NetworkAclEntry
                    Properties:
                      NetworkAclId: !Ref Acl
                      RuleNumber: 100
                      Protocol: 6
                      RuleAction: allow
                      CidrBlock: 0.0.0.0/0
                      PortRange: {From: 443, To: 443}
                  Logs:
                    Type: AWS::Logs::LogGroup
                    Properties: {RetentionInDays: 30}
                  Log:
                    Type: AWS::EC2::FlowLog
                    Properties:
                      ResourceId: !Ref Vpc
                      ResourceType: VPC
                      TrafficType: REJECT
                      LogDestination: !GetAtt Logs.Arn
                """);

    OrderedFilter acl = network.one(OrderedFilter.class, "t.yaml/Acl");
    assertThat(acl.header().name()).isEqualTo("edge");
    assertThat(acl.ingress().valueIfKnown().orElseThrow().toString()).contains("443");
    FlowLog log = network.one(FlowLog.class, "t.yaml/Log");
    assertThat(log.retentionDays().valueIfKnown()).contains(30L);
  }

  @Test
  void given_a_program_of_ones_own_that_is_told_of_a_default_group_its_rules_are_not_known() {
    String custom =
        """
          Restrict:
            Type: Custom::VpcRestrictDefaultSG
            Properties: {DefaultSecurityGroupId: !GetAtt Vpc.DefaultSecurityGroup}
        """;
    String group = "t.yaml/Vpc/default-security-group";

    assertThat(DeclaredNetwork.template(VPC).ingress(group)).allMatch(p -> p.protocol().isKnown());
    assertThat(DeclaredNetwork.template(VPC + custom).ingress(group))
        .isNotEmpty()
        .noneMatch(permit -> permit.protocol().isKnown());
  }

  /** EC2 adds a rule for IPv6 if the network has addresses of it. */
  @Test
  void given_no_rules_for_what_leaves_then_ipv6_is_as_open_as_the_network_is_known_to_have_it() {
    String elsewhere = group("").replace("VpcId: !Ref Vpc", "VpcId: !ImportValue shared-network");
    String dual =
        group("")
            + """
              Second:
                Type: AWS::EC2::Subnet
                Properties: {VpcId: !Ref Vpc, CidrBlock: 10.0.1.0/24, Ipv6CidrBlock: "2001:db8::/64"}
            """;

    assertThat(egress(group(""))).isEqualTo(List.of("0.0.0.0/0"));
    assertThat(egress(dual)).isEqualTo(List.of("0.0.0.0/0", "::/0"));
    assertThat(egress(elsewhere))
        .hasSize(2)
        .contains("0.0.0.0/0")
        .anyMatch(peer -> peer.startsWith("unknown: "));
  }

  private static List<String> egress(String template) {
    return peers(
        DeclaredNetwork.template(template)
            .one(Filter.class, "t.yaml/Web")
            .egress()
            .valueIfKnown()
            .orElseThrow());
  }

  /** YAML's words of truth are the same words wherever they stand. */
  @Test
  void given_a_default_that_is_a_plain_word_of_truth_then_it_equals_the_same_word() {
    String template =
        """
        Parameters:
          Open: {Type: String, Default: yes}
        Conditions:
          IsOpen: !Equals [!Ref Open, yes]
        """
            + rule("!If [IsOpen, 0.0.0.0/0, 10.0.0.0/8]");

    assertThat(
            peers(
                DeclaredNetwork.template(template)
                    .one(Filter.class, "t.yaml/Web")
                    .ingress()
                    .valueIfKnown()
                    .orElseThrow()))
        .containsExactly("0.0.0.0/0");
  }
}
