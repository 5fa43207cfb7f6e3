package dev.ringfence.read.aws;

import static dev.ringfence.read.aws.Read.decidedAt;
import static dev.ringfence.read.aws.Read.reason;
import static dev.ringfence.read.aws.Read.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.ringfence.evidence.EvidenceSource;
import dev.ringfence.evidence.Request;
import dev.ringfence.net.Addresses;
import dev.ringfence.network.Resource;
import dev.ringfence.network.Route;
import dev.ringfence.network.TransitAttachment;
import dev.ringfence.network.TransitGateway;
import dev.ringfence.network.TransitRouteTable;
import org.junit.jupiter.api.Test;

class TransitTest {
  private static final String GATEWAYS = "ec2:DescribeTransitGateways";
  private static final String ATTACHMENTS = "ec2:DescribeTransitGatewayAttachments";
  private static final String OF_VPCS = "ec2:DescribeTransitGatewayVpcAttachments";
  private static final String OF_PEERINGS = "ec2:DescribeTransitGatewayPeeringAttachments";
  private static final String TABLES = "ec2:DescribeTransitGatewayRouteTables";
  private static final String ROUTES = "ec2:SearchTransitGatewayRoutes";
  private static final String ASSOCIATIONS = "ec2:GetTransitGatewayRouteTableAssociations";
  private static final String PROPAGATIONS = "ec2:GetTransitGatewayRouteTablePropagations";
  private static final String TABLE = "tgw-rtb-0aaa000000000000a";
  private static final String EC2 = "arn:aws:ec2:eu-central-1:111122223333:";
  private static final EvidenceSource PARTNER =
      new EvidenceSource("aws", "444455556666", "eu-central-1");

  private static AnsweredCalls all() {
    return AnsweredCalls.of(GATEWAYS, ATTACHMENTS, OF_VPCS, OF_PEERINGS, TABLES)
        .withItem(ROUTES, TABLE)
        .withItem(ASSOCIATIONS, TABLE)
        .withItem(PROPAGATIONS, TABLE);
  }

  private static TransitAttachment attachment(Read read, int number) {
    return read.one(TransitAttachment.class, "tgw-attach-0aaa00000000000" + number + "a");
  }

  @Test
  void given_a_gateway_then_its_options_are_claims() {
    Read read = Read.of(all());

    assertThat(read.byLocalId(TransitGateway.class)).containsOnlyKeys("tgw-0aaa000000000000a");
    TransitGateway hub = read.one(TransitGateway.class, "tgw-0aaa000000000000a");
    assertThat(value(hub.acceptsSharedAttachments())).isTrue();
    assertThat(decidedAt(hub.acceptsSharedAttachments()))
        .isEqualTo("/TransitGateways/0/Options/AutoAcceptSharedAttachments");
    assertThat(value(hub.associatesByDefault())).isFalse();
    assertThat(value(hub.propagatesByDefault())).isFalse();
    assertThat(value(hub.resolvesGroupReferences())).isFalse();
  }

  @Test
  void given_a_shared_gateway_that_two_accounts_list_then_it_is_there_once_as_its_owner_sees_it() {
    String json =
        AnsweredCalls.fixture(GATEWAYS)
            .replace("\"Tags\": [{\"Key\": \"Name\", \"Value\": \"hub\"}]", "\"Tags\": []");

    Read both = Read.of(all().with(Request.of(PARTNER, GATEWAYS), json));
    Read partner = Read.of(new AnsweredCalls().with(Request.of(PARTNER, GATEWAYS), json));

    assertThat(
            value(
                both.one(TransitGateway.class, "tgw-0aaa000000000000a")
                    .header()
                    .tags()
                    .value("Name")))
        .isEqualTo("hub");
    assertThat(
            reason(
                partner
                    .one(TransitGateway.class, "tgw-0aaa000000000000a")
                    .header()
                    .tags()
                    .value("Name")))
        .contains("111122223333");
  }

  @Test
  void given_a_vpc_of_another_account_then_the_attachment_names_it_and_its_subnets() {
    TransitAttachment partner = attachment(Read.of(all()), 1);

    assertThat(value(partner.type())).isEqualTo("vpc");
    assertThat(value(partner.attached()))
        .isEqualTo("arn:aws:ec2:eu-central-1:444455556666:vpc/vpc-0bbb000000000000b");
    assertThat(value(partner.attachedOwner())).isEqualTo("444455556666");
    assertThat(value(partner.subnets()))
        .containsExactly("arn:aws:ec2:eu-central-1:444455556666:subnet/subnet-0bbb000000000000b");
    assertThat(decidedAt(partner.subnets())).isEqualTo("/TransitGatewayVpcAttachments/0/SubnetIds");
    assertThat(value(partner.routeTable())).isEqualTo(EC2 + "transit-gateway-route-table/" + TABLE);
    assertThat(partner.transitGateway()).isEqualTo(EC2 + "transit-gateway/tgw-0aaa000000000000a");
  }

  @Test
  void given_other_attachments_then_each_names_what_is_attached() {
    Read read = Read.of(all());

    assertThat(value(attachment(read, 2).attached()))
        .isEqualTo(EC2 + "vpn-connection/vpn-0aaa000000000000a");
    assertThat(value(attachment(read, 2).routeTable())).isEmpty();
    assertThat(value(attachment(read, 2).subnets())).isEmpty();
    assertThat(value(attachment(read, 3).attached()))
        .isEqualTo("arn:aws:ec2:us-east-1:777788889999:transit-gateway/tgw-0ccc000000000000c");
    assertThat(value(attachment(read, 3).routeTable())).isEmpty();
    assertThat(value(attachment(read, 4).attached()))
        .isEqualTo(
            "arn:aws:directconnect::111122223333:dx-gateway/99999999-9999-4999-8999-999999999999");
    assertThat(read.byLocalId(TransitAttachment.class))
        .doesNotContainKey("tgw-attach-0aaa000000000005a");
  }

  @Test
  void given_denied_calls_about_vpcs_and_peerings_then_only_what_they_tell_is_unknown() {
    Read read = Read.of(all().denied(OF_VPCS).denied(OF_PEERINGS));

    assertThat(reason(attachment(read, 1).subnets())).contains("access denied");
    assertThat(attachment(read, 1).attached().isKnown()).isTrue();
    assertThat(reason(attachment(read, 3).attached())).contains("access denied");
  }

  @Test
  void given_an_attachment_that_only_the_other_account_lists_then_its_route_table_is_unknown() {
    Read read =
        Read.of(
            new AnsweredCalls()
                .with(
                    Request.of(PARTNER, ATTACHMENTS),
                    AnsweredCalls.fixture(ATTACHMENTS)
                        .replaceAll("\"Association\": \\{[^}]*},", "")));

    assertThat(reason(attachment(read, 1).routeTable())).contains("owner");
  }

  @Test
  void given_an_attachment_type_the_api_does_not_document_then_it_stays_and_is_noted() {
    Read read =
        Read.of(
            AnsweredCalls.of(GATEWAYS, OF_VPCS, OF_PEERINGS)
                .changed(
                    ATTACHMENTS, "\"ResourceType\": \"vpn\"", "\"ResourceType\": \"satellite\""));

    assertThat(reason(attachment(read, 2).type())).contains("satellite");
    assertThat(attachment(read, 2).attached().isKnown()).isFalse();
    assertThat(read.unmodelled()).anyMatch(noted -> noted.reason().contains("satellite"));
  }

  @Test
  void given_a_table_then_every_destination_and_attachment_is_a_route() {
    Read read = Read.of(all());

    TransitRouteTable table = read.one(TransitRouteTable.class, TABLE);
    assertThat(value(table.routes()))
        .extracting(
            route -> value(route.destination()),
            route -> value(route.targetId()),
            route -> value(route.isActive()))
        .containsExactly(
            tuple(Addresses.of("10.30.0.0/16"), "tgw-attach-0aaa000000000001a", true),
            tuple(Addresses.of("192.168.0.0/16"), "tgw-attach-0aaa000000000002a", true),
            tuple(Addresses.of("192.168.0.0/16"), "tgw-attach-0aaa000000000006a", true),
            tuple(Addresses.of("10.99.0.0/16"), "", false));
    assertThat(value(table.routes())).extracting(Resource::id).doesNotHaveDuplicates();
    assertThat(decidedAt(value(table.routes()).get(0).destination()))
        .isEqualTo("/Routes/0/DestinationCidrBlock");
    assertThat(value(table.associations()))
        .containsExactly(EC2 + "transit-gateway-attachment/tgw-attach-0aaa000000000001a");
    assertThat(value(table.propagations())).hasSize(1);
    assertThat(read.byLocalId(Route.class)).isEmpty();
  }

  @Test
  void given_a_search_that_was_cut_short_then_the_routes_are_unknown() {
    String json =
        AnsweredCalls.fixture(ROUTES, TABLE)
            .replace("\"AdditionalRoutesAvailable\": false", "\"AdditionalRoutesAvailable\": true");

    TransitRouteTable table =
        Read.of(AnsweredCalls.of(GATEWAYS, TABLES).withItem(ROUTES, TABLE, json))
            .one(TransitRouteTable.class, TABLE);

    assertThat(reason(table.routes())).contains("more routes");
    assertThat(decidedAt(table.routes())).isEqualTo("/AdditionalRoutesAvailable");
  }

  @Test
  void given_no_search_of_a_table_then_its_routes_are_unknown() {
    TransitRouteTable table =
        Read.of(AnsweredCalls.of(GATEWAYS, TABLES)).one(TransitRouteTable.class, TABLE);

    assertThat(reason(table.routes())).contains("not collected");
    assertThat(reason(table.associations())).contains("not collected");
  }
}
