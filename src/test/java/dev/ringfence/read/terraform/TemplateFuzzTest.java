package dev.ringfence.read.terraform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Templates that are changed by chance are read, or said not to be; nothing breaks or hangs. */
class TemplateFuzzTest {
  private static final String TEMPLATE =
      """
      Parameters:
        Net: {Type: CommaDelimitedList, Default: "10.1.0.0/16,10.2.0.0/16"}
        Open: {Type: String}
      Mappings:
        Sizes: {test: {cidr: 10.5.0.0/16}}
      Conditions:
        A: !Equals [!Ref Open, "yes"]
        B: !Or [!Condition A, !Not [!Condition A]]
      Resources:
        Vpc: {Type: AWS::EC2::VPC, Properties: {CidrBlock: !Select [0, !Ref Net]}}
        Sub:
          Type: AWS::EC2::Subnet
          Condition: B
          Properties:
            VpcId: !Ref Vpc
            CidrBlock: !Select [1, !Cidr [!GetAtt Vpc.CidrBlock, 4, 8]]
            Tags: [{Key: Tier, Value: !Sub "${Open}-x"}]
        Web:
          Type: AWS::EC2::SecurityGroup
          Properties:
            VpcId: !Ref Vpc
            SecurityGroupIngress:
              - {IpProtocol: tcp, FromPort: 22, ToPort: 22, CidrIp: !FindInMap [Sizes, test, cidr]}
              - !If [A, {IpProtocol: -1, CidrIp: 0.0.0.0/0}, !Ref AWS::NoValue]
        Server:
          Type: AWS::EC2::Instance
          Properties:
            NetworkInterfaces: [{DeviceIndex: 0, SubnetId: !Ref Sub, GroupSet: [!Ref Web]}]
        Other:
          Type: Custom::Thing
          Properties: {G: !GetAtt Vpc.DefaultSecurityGroup, S: !Join ["-", [a, !Ref Web]]}
      Outputs:
        V: {Value: !Ref Vpc, Export: {Name: v}}
      """;

  private static final String[] PIECES = {
    "!Ref Web",
    "!GetAtt Web.VpcId",
    "!Sub \"${Web.X}\"",
    "!If [A, 1, 2]",
    "null",
    "[]",
    "{}",
    "*a",
    "&a",
    "\t",
    "\n",
    "- ",
    ": ",
    "Fn::ForEach::X",
    "Fn::Transform",
    "!ImportValue v",
    "Condition",
    "AWS::NoValue",
    "{{resolve:ssm:x}}",
    "\"",
    "'",
    "!Cidr [x, 999, 99]",
    "\u0000",
  };

  private static String mutated(Random chance) {
    StringBuilder text = new StringBuilder(TEMPLATE);
    for (int i = 1 + chance.nextInt(4); i > 0; i--) {
      int at = chance.nextInt(text.length());
      int end = Math.min(text.length(), at + chance.nextInt(12));
      String piece = PIECES[chance.nextInt(PIECES.length)];
      switch (chance.nextInt(3)) {
        case 0 -> text.insert(at, piece);
        case 1 -> text.delete(at, end);
        default -> text.replace(at, end, piece);
      }
    }
    return text.toString();
  }

  @Test
  void given_templates_changed_by_chance_then_something_is_said_of_each_seed_5() {
    Random chance = new Random(5);
    assertTimeoutPreemptively(
        Duration.ofMinutes(2),
        () -> {
          for (int i = 0; i < 400; i++) {
            String text = mutated(chance);
            assertThat(DeclaredNetwork.template(text).model().enumerations()).as(text).isNotEmpty();
          }
        });
  }
}
