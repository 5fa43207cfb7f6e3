package dev.ringfence.read.aws;

import dev.ringfence.evidence.SourceRef;
import dev.ringfence.network.Fact;
import dev.ringfence.network.Gateway;
import dev.ringfence.network.Resource;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Internet gateways and egress-only internet gateways. */
final class Gateways implements Mapper {
  private static final String INTERNET = "ec2:DescribeInternetGateways";
  private static final String EGRESS_ONLY = "ec2:DescribeEgressOnlyInternetGateways";

  /** States of an attachment that is over (EC2 API, InternetGatewayAttachment). */
  private static final Set<String> GONE = Set.of("detached");

  private final Estate estate;

  Gateways(Estate estate) {
    this.estate = estate;
  }

  @Override
  public Stream<Resource> resources() {
    return Stream.concat(
        of(INTERNET, "InternetGatewayId", "internet-gateway", "internet"),
        of(
            EGRESS_ONLY,
            "EgressOnlyInternetGatewayId",
            "egress-only-internet-gateway",
            "egress-only"));
  }

  private Stream<Resource> of(String call, String idMember, String arnType, String type) {
    return Inventory.of(estate.answers(), call, idMember, "OwnerId").all().stream()
        .map(item -> gateway(item, idMember, arnType, type));
  }

  private Gateway gateway(Item item, String idMember, String arnType, String type) {
    String id = item.json().id(idMember);
    List<Json> attached =
        item.json().stream("Attachments")
            .filter(attachment -> !GONE.contains(attachment.id("State")))
            .toList();
    List<SourceRef> where = attached.stream().map(a -> a.sourceOf("VpcId")).toList();
    return new Gateway(
        Headers.of(item, item.arn(arnType, id), id),
        Fact.known(type, item.json().sourceOf(idMember)),
        Fact.known(
            attached.stream()
                .map(attachment -> estate.vpcArn(item.authority(), attachment.id("VpcId")))
                .toList(),
            where.isEmpty() ? List.of(item.json().sourceOf("Attachments")) : where));
  }
}
