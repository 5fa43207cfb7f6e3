package dev.ringfence.read.aws;

import dev.ringfence.evidence.CollectionGap;
import dev.ringfence.evidence.EvidenceSource;
import dev.ringfence.net.Address;
import dev.ringfence.net.Addresses;
import dev.ringfence.net.Ports;
import dev.ringfence.network.Fact;
import dev.ringfence.network.ReachabilityPath;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The paths of the Reachability Analyzer, each with its newest analysis (EC2 API). */
final class ReachabilityPaths {
  static final String PATHS = "ec2:DescribeNetworkInsightsPaths";
  static final String ANALYSES = "ec2:DescribeNetworkInsightsAnalyses";

  private final Answers answers;

  private ReachabilityPaths(Answers answers) {
    this.answers = answers;
  }

  static Mapped mapped(Answers answers) {
    ReachabilityPaths paths = new ReachabilityPaths(answers);
    return Mapped.of(
        answers.sources().stream()
            .flatMap(
                source ->
                    answers.items(source, PATHS).stream().map(json -> paths.path(source, json)))
            .toList(),
        new Notes());
  }

  private ReachabilityPath path(EvidenceSource source, Json json) {
    PathQuestion question = new PathQuestion(source, json);
    String id = json.id("NetworkInsightsPathId");
    Optional<CollectionGap> gap = answers.gap(source, ANALYSES);
    Optional<Json> newest = newest(source, id);
    return new ReachabilityPath(
        Headers.of(source, json, json.id("NetworkInsightsPathArn"), id),
        question.from(),
        question.to(),
        question.fromAddresses(),
        question.toAddresses(),
        json.text("Protocol"),
        question.fromPorts(),
        question.ports(),
        Fact.known(question.isComparable(), json.source()),
        isAnalysed(source, newest, gap),
        newest
            .map(analysis -> Times.at(analysis, "StartDate").map(at -> age(analysis, at)))
            .orElse(Fact.unknown("no analysis of it has succeeded", json.source())),
        newest
            .map(analysis -> analysis.bool("NetworkPathFound"))
            .orElse(Fact.unknown("no analysis of it has succeeded", json.source())),
        Fact.unknown("flows were not asked", json.source()));
  }

  private Fact<Boolean> isAnalysed(
      EvidenceSource source, Optional<Json> newest, Optional<CollectionGap> gap) {
    // A newer analysis may be on a page that is missing.
    return gap.isPresent()
        ? Fact.missing(gap.get())
        : newest
            .map(analysis -> Fact.known(true, analysis.sourceOf("Status")))
            .orElse(Fact.known(false, answers.lists(source, ANALYSES)));
  }

  private long age(Json analysis, Instant started) {
    return answers.daysSince(started, analysis.document());
  }

  /** An analysis that had to pass, or to avoid, some resources answers another question. */
  private Optional<Json> newest(EvidenceSource source, String pathId) {
    return answers.items(source, ANALYSES).stream()
        .filter(analysis -> analysis.id("NetworkInsightsPathId").equals(pathId))
        .filter(analysis -> analysis.id("Status").equals("succeeded"))
        .filter(analysis -> analysis.list("FilterInArns").isEmpty())
        .filter(analysis -> analysis.list("FilterOutArns").isEmpty())
        .max(
            Comparator.comparing(
                analysis -> Times.at(analysis, "StartDate").valueIfKnown().orElse(Instant.MIN)));
  }

  /** What a path asks (EC2 API, NetworkInsightsPath). */
  private record PathQuestion(EvidenceSource source, Json json) {
    private static final String INTERNET = "internet";

    private Json filter() {
      return json.member("FilterAtSource");
    }

    Fact<String> from() {
      return end("Source", json.id("SourceIp"));
    }

    /** What comes from the internet is sent to a public address, which stands for its holder. */
    Fact<String> to() {
      String asked = address("DestinationAddress", "DestinationIp");
      boolean isFromInternet = from().valueIfKnown().filter(INTERNET::equals).isPresent();
      return isFromInternet && !asked.isEmpty()
          ? Fact.known(asked, json.source())
          : end("Destination", asked);
    }

    private Fact<String> end(String member, String otherwise) {
      String id = json.optional(member + "Arn").orElse(json.id(member));
      if (id.isEmpty()) {
        return otherwise.isEmpty()
            ? Fact.unknown("the path names no " + member, json.source())
            : Fact.known(otherwise, json.source());
      }
      String local = id.substring(id.lastIndexOf('/') + 1);
      String type = local.substring(0, local.indexOf('-') + 1);
      return switch (type) {
        case "igw-" -> Fact.known(INTERNET, json.sourceOf(member));
        case "i-" -> Fact.known(arn(id, "instance"), json.sourceOf(member));
        case "eni-" -> Fact.known(arn(id, "network-interface"), json.sourceOf(member));
        case "vpce-" -> Fact.known(arn(id, "vpc-endpoint"), json.sourceOf(member));
        default -> Fact.unknown("flows are not asked about " + local, json.sourceOf(member));
      };
    }

    private String arn(String id, String type) {
      return id.startsWith("arn:") ? id : Arn.ec2(source.region(), source.account(), type, id);
    }

    boolean isComparable() {
      return from().isKnown()
          && to().isKnown()
          && !from().valueIfKnown().equals(to().valueIfKnown())
          && json.member("FilterAtDestination").membersBeside(List.of()).isEmpty();
    }

    private String address(String inFilter, String member) {
      return filter().optional(inFilter).orElse(json.id(member));
    }

    Fact<Addresses> fromAddresses() {
      return addresses(address("SourceAddress", "SourceIp"));
    }

    Fact<Addresses> toAddresses() {
      boolean isInternet = from().valueIfKnown().filter(INTERNET::equals).isPresent();
      return isInternet
          ? Fact.known(Addresses.all(), json.source())
          : addresses(address("DestinationAddress", "DestinationIp"));
    }

    private Fact<Addresses> addresses(String text) {
      if (text.isEmpty()) {
        return Fact.known(Addresses.all(), json.source());
      }
      try {
        return Fact.known(
            text.contains("/") ? Addresses.of(text) : Addresses.of(Address.parse(text)),
            json.source());
      } catch (IllegalArgumentException e) {
        return Fact.unknown("the path names what is no address", json.source());
      }
    }

    Fact<Ports> fromPorts() {
      return range("SourcePortRange").orElse(Fact.known(Ports.all(), json.source()));
    }

    Fact<Ports> ports() {
      return range("DestinationPortRange")
          .orElseGet(
              () ->
                  json.has("DestinationPort")
                      ? new Bounds(json, "DestinationPort", "DestinationPort").range()
                      : Fact.known(Ports.all(), json.source()));
    }

    private Optional<Fact<Ports>> range(String member) {
      return filter().has(member)
          ? Optional.of(new Bounds(filter().member(member), "FromPort", "ToPort").range())
          : Optional.empty();
    }
  }
}
