package dev.ringfence.read.aws;

import dev.ringfence.evidence.EvidenceSource;
import dev.ringfence.evidence.SourceRef;
import dev.ringfence.network.Fact;
import dev.ringfence.network.Filter;
import dev.ringfence.network.Resource;
import dev.ringfence.network.ServiceEndpoint;
import dev.ringfence.network.Unmodelled;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** VPC endpoints become service endpoints. */
final class Endpoints implements Mapper {
  private static final Map<String, String> TYPES =
      Map.of(
          "Gateway", "gateway",
          "Interface", "interface",
          "GatewayLoadBalancer", "gateway-load-balancer",
          "Resource", "resource",
          "ServiceNetwork", "service-network");

  /** States in which an endpoint exists no more (EC2 API, VpcEndpoint). */
  private static final Set<String> GONE = Set.of("deleted");

  /** {@code com.amazonaws.<region>.<service>}, in China with a prefix. */
  private static final Pattern REGIONAL_SERVICE =
      Pattern.compile("(?:cn\\.)?com\\.amazonaws\\.[a-z]{2}(?:-[a-z]+)+-[0-9]+\\.(.+)");

  private final Estate estate;
  private final SecurityGroups groups;
  private final Notes notes = new Notes();
  private final EndpointPolicy policies = new EndpointPolicy(notes);
  private final Map<Item, ServiceEndpoint> endpoints = new LinkedHashMap<>();
  private final Map<String, List<Item>> byVpc = new HashMap<>();
  private final Map<String, List<Named>> gatewaysByTable = new HashMap<>();

  /** A gateway endpoint and the place that names the table. */
  private record Named(ServiceEndpoint endpoint, SourceRef where) {}

  Endpoints(Estate estate, SecurityGroups groups) {
    this.estate = estate;
    this.groups = groups;
    Inventory.of(estate.answers(), Estate.ENDPOINTS, "VpcEndpointId", "OwnerId").all().stream()
        .filter(item -> !GONE.contains(item.json().id("State").toLowerCase(Locale.ROOT)))
        .forEach(this::add);
  }

  private void add(Item item) {
    ServiceEndpoint endpoint = endpoint(item);
    endpoints.put(item, endpoint);
    byVpc.computeIfAbsent(item.json().id("VpcId"), vpc -> new ArrayList<>()).add(item);
    if (endpoint.type().valueIfKnown().filter("gateway"::equals).isPresent()) {
      List<String> tables = item.json().texts("RouteTableIds").valueIfKnown().orElse(List.of());
      for (int i = 0; i < tables.size(); i++) {
        gatewaysByTable
            .computeIfAbsent(tables.get(i), table -> new ArrayList<>())
            .add(new Named(endpoint, item.json().member("RouteTableIds").at(i).source()));
      }
    }
  }

  /** The endpoints of a VPC, all types. */
  Fact<List<ServiceEndpoint>> ofNetwork(EvidenceSource owner, String vpcId) {
    return resting(
        owner,
        () -> {
          List<ServiceEndpoint> found =
              byVpc.getOrDefault(vpcId, List.of()).stream()
                  .map(item -> Objects.requireNonNull(endpoints.get(item)))
                  .toList();
          // The list decides both ways: what is in it, and that nothing else is.
          return Fact.known(found, lists(owner));
        });
  }

  /** The gateway endpoints whose list of route tables has this one. */
  Fact<List<ServiceEndpoint>> gatewaysIn(Item table) {
    return resting(
        table.authority(),
        () -> {
          List<Named> found =
              gatewaysByTable.getOrDefault(table.json().id("RouteTableId"), List.of());
          return Fact.known(
              found.stream().map(Named::endpoint).toList(),
              found.isEmpty()
                  ? lists(table.authority())
                  : found.stream().map(Named::where).toList());
        });
  }

  private <T> Fact<T> resting(EvidenceSource source, Supplier<Fact<T>> fact) {
    return estate.answers().resting(source, List.of(Estate.ENDPOINTS), fact);
  }

  private List<SourceRef> lists(EvidenceSource source) {
    return estate.answers().lists(source, Estate.ENDPOINTS);
  }

  @Override
  public Stream<Resource> resources() {
    return endpoints.values().stream().map(Resource.class::cast);
  }

  @Override
  public List<Unmodelled> unmodelled() {
    return notes.unmodelled();
  }

  private ServiceEndpoint endpoint(Item item) {
    Json json = item.json();
    String id = json.id("VpcEndpointId");
    String arn = item.arn("vpc-endpoint", id);
    return new ServiceEndpoint(
        Headers.of(item, arn, id),
        estate.vpcArn(item.authority(), json.id("VpcId")),
        json.text("ServiceName").map(Endpoints::shortName),
        type(arn, json),
        // The API documents capitals and gives small letters.
        json.text("State").map(state -> state.toLowerCase(Locale.ROOT)),
        json.boolOr("PrivateDnsEnabled", false),
        policies.isOpen(arn, json),
        EndpointResources.isOpen(json),
        json.texts("RouteTableIds").map(ids -> arns(item, "route-table", ids)),
        json.texts("SubnetIds").map(ids -> arns(item, "subnet", ids)),
        filters(item));
  }

  private static List<String> arns(Item item, String type, List<String> ids) {
    return ids.stream().map(id -> item.arn(type, id)).toList();
  }

  private Fact<String> type(String arn, Json json) {
    return json.text("VpcEndpointType")
        .flatMap(
            type ->
                Optional.ofNullable(TYPES.get(type))
                    .map(word -> Fact.known(word, List.of()))
                    .orElseGet(
                        () ->
                            notes.unknown(
                                arn,
                                "an endpoint is of type " + type,
                                json.sourceOf("VpcEndpointType"))));
  }

  /** Services of AWS by the part after the region: {@code s3}, {@code ecr.api}. */
  private static String shortName(String serviceName) {
    Matcher ofAws = REGIONAL_SERVICE.matcher(serviceName);
    return ofAws.matches() ? ofAws.group(1) : serviceName;
  }

  private Fact<List<Filter>> filters(Item item) {
    List<Fact<Filter>> filters =
        item.json().stream("Groups")
            .map(
                group ->
                    groups
                        .filter(item.source(), group.id("GroupId"))
                        .alsoFrom(List.of(group.sourceOf("GroupId"))))
            .toList();
    return filters.isEmpty()
        ? Fact.known(List.of(), item.json().sourceOf("Groups"))
        : Fact.all(filters);
  }
}
