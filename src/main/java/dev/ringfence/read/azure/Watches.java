package dev.ringfence.read.azure;

import dev.ringfence.evidence.CollectionGap;
import dev.ringfence.evidence.EvidenceSource;
import dev.ringfence.evidence.SourceRef;
import dev.ringfence.network.Fact;
import dev.ringfence.network.Plane;
import dev.ringfence.network.Resource;
import dev.ringfence.network.ResourceHeader;
import dev.ringfence.network.Tags;
import dev.ringfence.network.Watch;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether Microsoft Defender for Cloud watches over the servers of each subscription (REST API,
 * Pricings): the plan for servers is the one that reads their network traffic.
 */
record Watches(Answers answers) implements Mapper {
  private static final String SERVERS = "virtualmachines";

  @Override
  public Stream<Resource> resources() {
    return answers.sources().stream().flatMap(source -> of(source).stream());
  }

  private Optional<Resource> of(EvidenceSource source) {
    return answers.lists(source, Calls.DEFENDER_PLANS).stream()
        .findFirst()
        .map(
            where ->
                new Watch(
                    header(source, where),
                    threatDetection(source),
                    Fact.unknown(
                        "Resource Manager logs every change by itself; Azure has no recorder",
                        where)));
  }

  private static ResourceHeader header(EvidenceSource source, SourceRef where) {
    return new ResourceHeader(
        source.id() + "#watch",
        source.account(),
        "subscription " + source.account(),
        source,
        Plane.ACTUAL,
        Tags.none(where),
        where);
  }

  private Fact<String> threatDetection(EvidenceSource source) {
    Optional<CollectionGap> gap = answers.gap(source, Calls.DEFENDER_PLANS);
    if (gap.isPresent()) {
      return Fact.missing(gap.get());
    }
    return answers
        .items(Calls.DEFENDER_PLANS)
        .filter(plan -> plan.source().equals(source))
        .filter(plan -> plan.name().toLowerCase(Locale.ROOT).equals(SERVERS))
        .findFirst()
        .map(plan -> state(plan.json()))
        .orElseGet(() -> Fact.known("none", answers.lists(source, Calls.DEFENDER_PLANS)));
  }

  /** Resources of the subscription may have left the plan for themselves. */
  private static Fact<String> state(Arm plan) {
    return plan.text("pricingTier")
        .flatMap(
            tier ->
                switch (tier.toLowerCase(Locale.ROOT)) {
                  case "standard" -> coverage(plan);
                  case "free" -> Fact.known("none", plan.sourceOf("pricingTier"));
                  default ->
                      Fact.unknown(
                          "pricingTier is no documented value", plan.sourceOf("pricingTier"));
                });
  }

  private static Fact<String> coverage(Arm plan) {
    String status = plan.raw("resourcesCoverageStatus").toLowerCase(Locale.ROOT);
    boolean isPart = List.of("partiallycovered", "notcovered").contains(status);
    return Fact.known(
        isPart ? "partial" : "on",
        plan.sourceOf(isPart ? "resourcesCoverageStatus" : "pricingTier"));
  }
}
