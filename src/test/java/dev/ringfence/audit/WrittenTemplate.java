package dev.ringfence.audit;

/** An estate as a CloudFormation template. */
final class WrittenTemplate {
  private final WrittenEstate estate;

  WrittenTemplate(WrittenEstate estate) {
    this.estate = estate;
  }

  String text() {
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
    for (WrittenEstate.Entry e : estate.entries) {
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
                  e.number(),
                  e.number(),
                  e.isEgress(),
                  e.isAllow() ? "allow" : "deny",
                  e.block(),
                  e.port(),
                  e.port() + 1000));
    }
    for (int group = 0; group < estate.isSilentOnEgress.size(); group++) {
      templateGroup(group, out);
    }
    for (int i = 0; i < estate.subnets.size(); i++) {
      templateSubnet(i, out);
    }
    return out.toString();
  }

  private void templateGroup(int group, StringBuilder out) {
    out.append("  G%d:\n    Type: AWS::EC2::SecurityGroup\n    Properties:\n".formatted(group));
    out.append("      GroupDescription: x\n      VpcId: !Ref V\n");
    for (boolean isEgress : new boolean[] {false, true}) {
      StringBuilder list = new StringBuilder();
      for (WrittenEstate.Rule rule : estate.rules) {
        if (rule.group() == group && !rule.isApart() && rule.isEgress() == isEgress) {
          list.append(
              "        - {IpProtocol: tcp, FromPort: %d, ToPort: %d, CidrIp: %s}\n"
                  .formatted(rule.port(), rule.port(), rule.peer()));
        }
      }
      if (!list.isEmpty()) {
        out.append("      SecurityGroup" + (isEgress ? "Egress" : "Ingress") + ":\n" + list);
      }
    }
    for (WrittenEstate.Rule rule : estate.rules) {
      if (rule.group() == group && rule.isApart()) {
        String direction = rule.isEgress() ? "Destination" : "Source";
        String peer =
            rule.peer().startsWith("G")
                ? direction + "SecurityGroupId: !GetAtt " + rule.peer() + ".GroupId"
                : "CidrIp: " + rule.peer();
        out.append(
            "  P%d:\n    Type: AWS::EC2::SecurityGroup%s\n    Properties: {GroupId: !Ref G%d,"
                    .formatted(
                        estate.rules.indexOf(rule), rule.isEgress() ? "Egress" : "Ingress", group)
                + " IpProtocol: tcp, FromPort: %d, ToPort: %d, %s}\n"
                    .formatted(rule.port(), rule.port(), peer));
      }
    }
  }

  private void templateSubnet(int i, StringBuilder out) {
    WrittenEstate.Subnet subnet = estate.subnets.get(i);
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
            .formatted(i, i, subnet.isRouted(), subnet.tier(), i, i, i, subnet.group()));
    if (subnet.isRouted()) {
      out.append(
          ("  L%d: {Type: AWS::EC2::SubnetRouteTableAssociation,"
                  + " Properties: {SubnetId: !Ref S%d, RouteTableId: !Ref T}}\n")
              .formatted(i, i));
    }
    if (subnet.isListed()) {
      out.append(
          ("  N%d: {Type: AWS::EC2::SubnetNetworkAclAssociation,"
                  + " Properties: {SubnetId: !Ref S%d, NetworkAclId: !Ref A}}\n")
              .formatted(i, i));
    }
  }
}
