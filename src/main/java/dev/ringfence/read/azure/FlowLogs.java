package dev.ringfence.read.azure;

import dev.ringfence.evidence.ArmId;
import dev.ringfence.evidence.EvidenceSource;
import dev.ringfence.network.Fact;
import dev.ringfence.network.FlowLog;
import dev.ringfence.network.Resource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Flow logs of networks, subnets, interfaces and network security groups (Azure REST API, FlowLog).
 * They deliver to storage accounts, and say themselves how long records are kept there.
 */
final class FlowLogs implements Mapper {
  /**
   * From this day on there are no flow logs of network security groups; since 2025-06-30 none can
   * be created (Azure Network Watcher, retirement of NSG flow logs).
   */
  static final LocalDate GROUP_LOGS_RETIRE = LocalDate.of(2027, 9, 30);

  private static final String GROUP_TYPE = "microsoft.network/networksecuritygroups";
  private static final Set<String> ALL_STATES = Set.of("B", "C", "E", "D");

  /** What every record has (Azure Network Watcher, flow log format), in the model's words. */
  private static final List<String> FIELDS =
      List.of(
          "interface-id",
          "srcaddr",
          "dstaddr",
          "srcport",
          "dstport",
          "protocol",
          "start",
          "action",
          "flow-direction");

  private final Estate estate;
  private final Map<String, FlowLog> byId = new LinkedHashMap<>();

  FlowLogs(Estate estate) {
    this.estate = estate;
    estate.all(Calls.FLOW_LOGS).forEach(item -> byId.put(item.id(), flowLog(item)));
  }

  @Override
  public Stream<Resource> resources() {
    return byId.values().stream().map(log -> log);
  }

  private FlowLog flowLog(Item item) {
    Arm json = item.json();
    return new FlowLog(
        item.header(),
        json.text("targetResourceId").map(id -> id.toLowerCase(Locale.ROOT)),
        trafficType(json),
        isActive(json),
        deliveryStatus(json),
        Fact.known(FIELDS, json.sourceOf("format")),
        Fact.known("storage-account", json.sourceOf("storageId")),
        json.text("storageId").map(id -> id.toLowerCase(Locale.ROOT)),
        retentionDays(json),
        account(json).flatMap(FlowLogs::encryptionKey));
  }

  /** Allowed and denied flows both, unless a log is told to leave some out. */
  private static Fact<String> trafficType(Arm json) {
    if (!json.raw("enabledFilteringCriteria").isEmpty()) {
      return Fact.known("filtered", json.sourceOf("enabledFilteringCriteria"));
    }
    String states = json.raw("recordTypes").replace(" ", "").toUpperCase(Locale.ROOT);
    boolean isAll =
        states.isEmpty() || Set.copyOf(List.of(states.split(","))).containsAll(ALL_STATES);
    return Fact.known(isAll ? "all" : "filtered", json.sourceOf("recordTypes"));
  }

  private Fact<Boolean> isActive(Arm json) {
    boolean isOfGroup =
        ArmId.parse(json.raw("targetResourceId"))
            .filter(id -> id.type().equals(GROUP_TYPE))
            .isPresent();
    LocalDate seen = LocalDate.ofInstant(estate.answers().answeredAt(json), ZoneOffset.UTC);
    boolean isRetired = isOfGroup && !seen.isBefore(GROUP_LOGS_RETIRE);
    return isRetired ? Fact.known(false, json.sourceOf("targetResourceId")) : json.bool("enabled");
  }

  /**
   * Azure reports no deliveries: a log delivers if it was set up and the account it delivers to is
   * there.
   */
  private Fact<String> deliveryStatus(Arm json) {
    return json.text("provisioningState")
        .flatMap(
            text ->
                switch (text.toLowerCase(Locale.ROOT)) {
                  case "succeeded" -> received(json);
                  case "failed" -> Fact.known("failed", json.sourceOf("provisioningState"));
                  case "updating", "creating", "deleting" ->
                      Fact.known("", json.sourceOf("provisioningState"));
                  default ->
                      Fact.unknown(
                          "provisioningState \"" + text + "\" is not known",
                          json.sourceOf("provisioningState"));
                });
  }

  private Fact<String> received(Arm json) {
    String id = json.raw("storageId").toLowerCase(Locale.ROOT);
    Answers answers = estate.answers();
    Optional<EvidenceSource> whole =
        ArmId.parse(id)
            .flatMap(arm -> answers.source(arm.subscription()))
            .filter(source -> answers.gap(source, Calls.STORAGE_ACCOUNTS).isEmpty());
    if (whole.isPresent() && estate.find(Calls.STORAGE_ACCOUNTS, id).isEmpty()) {
      return Fact.known("failed", answers.lists(whole.get(), Calls.STORAGE_ACCOUNTS))
          .alsoFrom(List.of(json.sourceOf("storageId")));
    }
    return account(json)
        .flatMap(account -> Fact.known("success", json.sourceOf("provisioningState")));
  }

  private Fact<Arm> account(Arm json) {
    return json.text("storageId")
        .flatMap(id -> estate.get(Calls.STORAGE_ACCOUNTS, id.toLowerCase(Locale.ROOT)))
        .map(Item::json);
  }

  /** What rules of the account's lifecycle delete is not among the evidence. */
  private static Fact<Long> retentionDays(Arm json) {
    Arm policy = json.member("retentionPolicy");
    Fact<Long> days = policy.number("days");
    boolean isKept =
        !policy.boolOr("enabled", false).valueIfKnown().orElse(true)
            || days.valueIfKnown().filter(number -> number == 0).isPresent();
    return isKept
        ? Fact.unknown(
            "the log deletes nothing; when the storage account does is not among the evidence",
            json.sourceOf("retentionPolicy"))
        : days;
  }

  private static Fact<String> encryptionKey(Arm account) {
    Arm encryption = account.member("encryption");
    return encryption
        .text("keySource")
        .flatMap(
            source ->
                source.toLowerCase(Locale.ROOT).equals("microsoft.keyvault")
                    ? key(encryption.member("keyVaultProperties"))
                    : Fact.known("", encryption.sourceOf("keySource")));
  }

  private static Fact<String> key(Arm properties) {
    return properties
        .text("keyVaultUri")
        .with(
            properties.text("keyName"),
            (vault, name) -> vault.replaceFirst("/+$", "") + "/keys/" + name);
  }

  /**
   * The logs that record the whole of a network: its own; and where every subnet has one, or its
   * group does, the one of these that records least.
   */
  Fact<List<FlowLog>> covering(Item network) {
    Answers answers = estate.answers();
    return answers
        .gap(network.source(), Calls.FLOW_LOGS)
        .map(gap -> Fact.<List<FlowLog>>missing(gap))
        .orElseGet(
            () ->
                Fact.known(
                    Stream.concat(of(network.id()), parts(network).stream()).toList(),
                    answers.lists(network.source(), Calls.FLOW_LOGS)));
  }

  private Stream<FlowLog> of(String target) {
    return byId.values().stream()
        .filter(log -> log.covers().valueIfKnown().filter(target::equals).isPresent());
  }

  private Optional<FlowLog> parts(Item network) {
    Optional<FlowLog> least = Optional.empty();
    for (Arm subnet : network.json().list("subnets")) {
      String group = subnet.reference("networkSecurityGroup");
      Optional<FlowLog> best =
          Stream.concat(of(subnet.id()), group.isEmpty() ? Stream.of() : of(group))
              .max(Comparator.comparing(FlowLogs::rank));
      if (best.isEmpty()) {
        return Optional.empty();
      }
      least = least.filter(log -> rank(log) <= rank(best.get())).or(() -> best);
    }
    return least;
  }

  /** 2 where it certainly records everything, 0 where it certainly does not, 1 in between. */
  private static int rank(FlowLog log) {
    List<Fact<Boolean>> demands =
        List.of(
            log.isActive(),
            log.trafficType().map("all"::equals),
            log.deliveryStatus().map("success"::equals));
    boolean isLacking = demands.stream().anyMatch(fact -> !fact.valueIfKnown().orElse(true));
    return isLacking ? 0 : demands.stream().allMatch(Fact::isKnown) ? 2 : 1;
  }
}
