package dev.ringfence.read.aws;

import dev.ringfence.evidence.EvidenceSource;
import dev.ringfence.evidence.SourceRef;
import dev.ringfence.network.Fact;
import dev.ringfence.network.TransitRouteTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Route tables of transit gateways with their routes, associations and propagations. */
final class TransitRouteTables {
  static final String TABLES = "ec2:DescribeTransitGatewayRouteTables";
  static final String ROUTES = "ec2:SearchTransitGatewayRoutes";
  static final String ASSOCIATIONS = "ec2:GetTransitGatewayRouteTableAssociations";
  static final String PROPAGATIONS = "ec2:GetTransitGatewayRouteTablePropagations";
  static final String ARN_TYPE = "transit-gateway-route-table";
  private static final String ID = "TransitGatewayRouteTableId";
  private static final String MORE = "AdditionalRoutesAvailable";
  private static final String DELETED = "deleted";

  /** States in which an association or propagation is over (EC2 API). */
  private static final Set<String> OVER = Set.of("disassociated", "disabled");

  private record Document(String digest, String path) {
    static Document of(SourceRef where) {
      return new Document(where.digest().sha256(), where.path());
    }
  }

  private final Answers answers;
  private final TransitGateways gateways;
  private final Notes notes = new Notes();
  private final TransitRoutes routes = new TransitRoutes(notes);
  private final Map<Document, Json> searches = new HashMap<>();

  private TransitRouteTables(Answers answers, TransitGateways gateways) {
    this.answers = answers;
    this.gateways = gateways;
  }

  static Mapped mapped(Answers answers, TransitGateways gateways) {
    TransitRouteTables tables = new TransitRouteTables(answers, gateways);
    List<TransitRouteTable> found = new ArrayList<>();
    for (EvidenceSource source : answers.sources()) {
      answers
          .documentsOf(source, ROUTES)
          .forEach(document -> tables.searches.put(Document.of(document.source()), document));
      answers.items(source, TABLES).stream()
          .filter(json -> !json.id("State").equals(DELETED))
          .forEach(json -> found.add(tables.table(source, json)));
    }
    return Mapped.of(found, tables.notes);
  }

  private TransitRouteTable table(EvidenceSource source, Json json) {
    String id = json.id(ID);
    String arn = Arn.ec2(source.region(), source.account(), ARN_TYPE, id);
    return new TransitRouteTable(
        Headers.of(source, json, arn, id),
        gateways.arnOf(source, json.id("TransitGatewayId")),
        answers
            .itemsFor(source, ROUTES, id)
            .fold(
                known ->
                    complete(known.sources())
                        .flatMap(
                            isComplete ->
                                Fact.known(
                                    routes.of(source, arn, id, known.value()), known.sources())),
                unknown -> new Fact.Unknown<>(unknown.reason(), unknown.sources())),
        attachments(source, ASSOCIATIONS, id),
        attachments(source, PROPAGATIONS, id));
  }

  /** The call returns 1,000 routes at most and has no further pages. */
  private Fact<Boolean> complete(List<SourceRef> found) {
    List<Fact<Boolean>> parts =
        found.stream()
            .map(where -> searches.get(Document.of(where)))
            .flatMap(Stream::ofNullable)
            .map(TransitRouteTables::isWhole)
            .toList();
    return Fact.all(parts).map(whole -> true);
  }

  private static Fact<Boolean> isWhole(Json search) {
    Fact<Boolean> more = search.bool(MORE);
    return more.valueIfKnown().orElse(false)
        ? Fact.unknown("the table has more routes than the call returns", search.sourceOf(MORE))
        : more;
  }

  private Fact<List<String>> attachments(EvidenceSource source, String call, String id) {
    return answers
        .itemsFor(source, call, id)
        .map(
            items ->
                items.stream()
                    .filter(item -> !OVER.contains(item.id("State")))
                    .map(item -> item.id("TransitGatewayAttachmentId"))
                    .filter(attachment -> !attachment.isEmpty())
                    .map(
                        attachment ->
                            Arn.ec2(
                                source.region(),
                                source.account(),
                                TransitAttachments.ARN_TYPE,
                                attachment))
                    .distinct()
                    .toList());
  }
}
