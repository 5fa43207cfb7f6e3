package dev.ringfence.read.aws;

import dev.ringfence.evidence.CollectionGap;
import dev.ringfence.evidence.EvidenceSource;
import dev.ringfence.evidence.SourceRef;
import dev.ringfence.network.DataStore;
import dev.ringfence.network.Fact;
import dev.ringfence.network.Filter;
import dev.ringfence.network.NetworkInterface;
import dev.ringfence.network.OrderedFilter;
import dev.ringfence.network.Resource;
import dev.ringfence.network.ResourceHeader;
import dev.ringfence.network.Route;
import dev.ringfence.network.RuleVerdict;
import dev.ringfence.network.Server;
import dev.ringfence.network.Subnet;
import dev.ringfence.network.Tags;
import dev.ringfence.network.VirtualNetwork;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What managed rules of AWS Config say of the resources of the network. */
final class RuleVerdicts {
  static final String RULES = "configservice:DescribeConfigRules";
  static final String DETAILS = "configservice:GetComplianceDetailsByConfigRule";

  private final Answers answers;
  private final Snapshot network;

  private RuleVerdicts(Answers answers, Snapshot network) {
    this.answers = answers;
    this.network = network;
  }

  /**
   * The verdicts of all rules, each with the resource it is about.
   *
   * @param network everything that was read already
   */
  static Mapped mapped(Answers answers, Snapshot network) {
    RuleVerdicts verdicts = new RuleVerdicts(answers, network);
    List<RuleVerdict> all =
        answers.sources().stream()
            .flatMap(
                source ->
                    answers.items(source, RULES).stream()
                        .flatMap(rule -> verdicts.of(source, rule)))
            .toList();
    return Mapped.of(all, new Notes());
  }

  private Stream<RuleVerdict> of(EvidenceSource source, Json rule) {
    return isCompared(rule)
        ? results(answers, source, rule).stream()
            .filter(result -> !isProposal(result))
            .map(result -> verdict(source, rule, result))
        : Stream.empty();
  }

  private static List<Json> results(Answers answers, EvidenceSource source, Json rule) {
    return answers
        .itemsFor(source, DETAILS, rule.id("ConfigRuleName"))
        .valueIfKnown()
        .orElse(List.of());
  }

  /** What is missing of the verdicts of a source: the rules, or what one of them says. */
  static List<CollectionGap> gaps(Answers answers, EvidenceSource source) {
    return Stream.concat(
            answers.gaps(source, RULES).stream(),
            answers.items(source, RULES).stream()
                .filter(RuleVerdicts::isCompared)
                .flatMap(
                    rule -> answers.gapFor(source, DETAILS, rule.id("ConfigRuleName")).stream()))
        .toList();
  }

  private static boolean isCompared(Json rule) {
    return ManagedRules.isCompared(identifier(rule));
  }

  private static String identifier(Json rule) {
    return rule.member("Source").id("SourceIdentifier");
  }

  private static Json qualifier(Json result) {
    return result.member("EvaluationResultIdentifier").member("EvaluationResultQualifier");
  }

  /** Proactive evaluations are of templates, not of what there is. */
  private static boolean isProposal(Json result) {
    return qualifier(result).id("EvaluationMode").equals("PROACTIVE");
  }

  private RuleVerdict verdict(EvidenceSource source, Json rule, Json result) {
    Json about = qualifier(result);
    String id = resourceId(source, about.id("ResourceType"), about.id("ResourceId"));
    Fact<String> type = result.text("ComplianceType");
    Judged judged =
        new Judged(
            type.flatMap(word -> isApplicable(result, word)),
            type.flatMap(word -> isCompliant(result, word)),
            result.text("ResultRecordedTime"));
    return verdict(source, rule, new About(id, result.source()), judged);
  }

  /** What a rule says of a resource. */
  private record Judged(
      Fact<Boolean> isApplicable, Fact<Boolean> isCompliant, Fact<String> evaluatedAt) {}

  /**
   * What it says that of.
   *
   * @param where the result
   */
  private record About(String id, SourceRef where) {
    <T> Fact<T> known(Optional<T> found) {
      return found
          .map(value -> Fact.known(value, where))
          .orElseGet(() -> Fact.unknown("the evidence has no " + id, where));
    }
  }

  /** AWS Config API, EvaluationResult. */
  private static Fact<Boolean> isApplicable(Json result, String type) {
    return switch (type) {
      case "COMPLIANT", "NON_COMPLIANT" -> Fact.known(true, List.of());
      case "NOT_APPLICABLE", "INSUFFICIENT_DATA" -> Fact.known(false, List.of());
      default -> Fact.unknown("ComplianceType is no documented value", result.source());
    };
  }

  private static Fact<Boolean> isCompliant(Json result, String type) {
    return switch (type) {
      case "COMPLIANT" -> Fact.known(true, List.of());
      case "NON_COMPLIANT" -> Fact.known(false, List.of());
      default -> Fact.unknown("the rule has not judged it", result.sourceOf("ComplianceType"));
    };
  }

  private RuleVerdict verdict(EvidenceSource source, Json rule, About about, Judged judged) {
    return new RuleVerdict(
        header(source, rule, about.id(), about.where()),
        identifier(rule),
        rule.id("ConfigRuleName"),
        hasParameters(rule),
        Fact.known(about.id(), about.where()),
        judged.isApplicable(),
        judged.isCompliant(),
        judged.evaluatedAt(),
        one(Filter.class, about),
        one(OrderedFilter.class, about),
        one(Subnet.class, about),
        one(VirtualNetwork.class, about),
        one(Server.class, about),
        interfaces(source, about),
        routes(about),
        one(DataStore.class, about));
  }

  private <R extends Resource> Fact<R> one(Class<R> type, About about) {
    return about.known(network.one(type, about.id()));
  }

  private static ResourceHeader header(
      EvidenceSource source, Json rule, String resourceId, SourceRef where) {
    String about = resourceId.substring(resourceId.lastIndexOf(':') + 1);
    String name = rule.id("ConfigRuleName") + " on " + about;
    return new ResourceHeader(
        rule.id("ConfigRuleArn") + "#" + resourceId,
        name,
        name,
        source,
        Headers.plane(source),
        Tags.none(where),
        where);
  }

  /** A JSON object in a text, empty or absent where the owner sets nothing. */
  private static Fact<Boolean> hasParameters(Json rule) {
    return rule.textOrNone("InputParameters")
        .map(text -> !text.isBlank() && !text.replaceAll("\\s", "").equals("{}"));
  }

  private Fact<List<NetworkInterface>> interfaces(EvidenceSource source, About about) {
    return one(Server.class, about)
        .flatMap(
            server ->
                answers.resting(
                    source,
                    List.of(Estate.INTERFACES),
                    () -> Fact.known(attached(server), about.where())));
  }

  private List<NetworkInterface> attached(Server server) {
    return network
        .all(NetworkInterface.class)
        .filter(one -> one.attachedTo().valueIfKnown().filter(server.id()::equals).isPresent())
        .toList();
  }

  private Fact<List<Route>> routes(About about) {
    List<Route> routes =
        network.all(Route.class).filter(route -> route.routeTable().equals(about.id())).toList();
    return about.known(Optional.of(routes).filter(all -> !all.isEmpty()));
  }

  /** Ids as AWS Config records them become the ids of our own. */
  private String resourceId(EvidenceSource source, String type, String id) {
    return type.equals("AWS::RDS::DBInstance")
        ? database(source, id).orElse(id)
        : ManagedRules.arnType(type)
            .map(word -> Arn.ec2(source.region(), source.account(), word, id))
            .orElse(id);
  }

  /** A database is recorded by its resource id, {@code db-…}, which is no part of its ARN. */
  private Optional<String> database(EvidenceSource source, String id) {
    return answers.items(source, "rds:DescribeDBInstances").stream()
        .filter(instance -> instance.id("DbiResourceId").equals(id))
        .map(instance -> instance.id("DBInstanceArn"))
        .findFirst();
  }
}
