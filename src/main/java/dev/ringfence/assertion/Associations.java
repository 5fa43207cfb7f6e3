package dev.ringfence.assertion;

import dev.ringfence.control.Assertion;
import dev.ringfence.control.Assertion.Association;
import dev.ringfence.control.Assertion.Operand;
import dev.ringfence.expression.Truth;
import dev.ringfence.terraform.Configuration;
import dev.ringfence.terraform.Presence;
import dev.ringfence.terraform.ResourceInstance;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Assertions that other resources of the configuration decide. */
final class Associations {
  private static final String FILTER = "aws_cloudwatch_log_metric_filter";
  private static final String TRAIL = "aws_cloudtrail";

  private final Configuration configuration;

  Associations(Configuration configuration) {
    this.configuration = configuration;
  }

  /** Whether a resource of a type refers to the block. */
  Ruling associated(DeclaredBlock block, Assertion assertion) {
    Association wanted = assertion.operands().association().orElseThrow();
    List<String> names = List.of(assertion.attribute(), wanted.attribute());
    return found(
        block,
        wanted.type(),
        "refers to it by " + wanted.attribute(),
        resource ->
            any(
                resource,
                wanted.attribute(),
                stated ->
                    Truths.all(
                        List.of(
                            Identities.refers(stated.value(), block, names),
                            isWanted(resource, wanted)))));
  }

  private static Truth isWanted(ResourceInstance resource, Association wanted) {
    return wanted.filterAttribute().isEmpty()
        ? Truth.TRUE
        : any(
            resource,
            wanted.filterAttribute(),
            stated -> Comparison.contains(stated.value(), wanted.filterContains()));
  }

  /** Whether a metric filter with a pattern feeds the metric that the block names. */
  Ruling metricFilter(DeclaredBlock block, Assertion assertion) {
    String pattern = bare(assertion.operands().text());
    return found(
        block,
        FILTER,
        "with the pattern feeds its metric",
        resource ->
            Truths.all(
                List.of(
                    feeds(block, assertion.attribute(), resource),
                    any(
                        resource,
                        "pattern",
                        stated ->
                            Shown.text(stated.value())
                                .map(text -> Truths.of(bare(text).contains(pattern)))
                                .orElse(Truth.UNKNOWN)))));
  }

  private static Truth feeds(DeclaredBlock alarm, String attribute, ResourceInstance filter) {
    DeclaredBlock made = DeclaredBlock.of(filter);
    return Truths.any(
        at(alarm, attribute)
            .map(
                metric ->
                    Shown.text(metric.value())
                        .map(
                            text ->
                                any(
                                    filter,
                                    "metric_transformation.name",
                                    name -> Comparison.same(name.value(), new Operand.Word(text))))
                        .orElseGet(() -> Identities.refers(metric.value(), made, List.of())))
            .toList());
  }

  /** Patterns mean the same however they are spaced, quoted and braced. */
  private static String bare(String pattern) {
    return pattern.replaceAll("[\\s\"{}()]", "");
  }

  /** Whether the bucket that an attribute names is one that a trail writes to. */
  Ruling trailBucket(DeclaredBlock block, Assertion assertion) {
    return found(
        block,
        TRAIL,
        "writes to the bucket",
        trail ->
            Truths.any(
                at(block, assertion.attribute())
                    .map(bucket -> any(trail, "s3_bucket_name", name -> sameBucket(bucket, name)))
                    .toList()));
  }

  private Truth sameBucket(Found.Stated one, Found.Stated other) {
    if (Shown.text(one.value()).isPresent() && Shown.text(other.value()).isPresent()) {
      return Truths.of(Shown.text(one.value()).equals(Shown.text(other.value())));
    }
    List<Truth> truths = new ArrayList<>();
    for (ResourceInstance resource : resources("aws_s3_bucket")) {
      DeclaredBlock bucket = DeclaredBlock.of(resource);
      truths.add(
          Truths.all(
              List.of(
                  Identities.refers(one.value(), bucket, List.of("bucket")),
                  Identities.refers(other.value(), bucket, List.of("bucket")))));
    }
    if (Truths.any(truths) == Truth.TRUE) {
      return Truth.TRUE;
    }
    // Two buckets that are both made here and differ are two; else nobody knows.
    return isMadeHere(one) && isMadeHere(other) ? Truth.FALSE : Truth.UNKNOWN;
  }

  private boolean isMadeHere(Found.Stated name) {
    return resources("aws_s3_bucket").stream()
        .map(DeclaredBlock::of)
        .anyMatch(
            bucket -> Identities.refers(name.value(), bucket, List.of("bucket")) == Truth.TRUE);
  }

  private List<ResourceInstance> resources(String type) {
    return configuration.evaluation().resources().stream()
        .filter(resource -> !resource.isData() && resource.type().equals(type))
        .toList();
  }

  private Ruling found(
      DeclaredBlock block, String type, String does, Function<ResourceInstance, Truth> test) {
    List<Ruling> rulings = new ArrayList<>();
    for (ResourceInstance resource : resources(type)) {
      Truth truth = test.apply(resource);
      Ruling ruling = new Ruling(truth, resource.address() + " " + does, resource.header());
      boolean isThere = resource.presence() instanceof Presence.Certain;
      switch (truth) {
        case TRUE -> rulings.add(isThere ? ruling : ruling.undecided("if it is there at all"));
        case UNKNOWN ->
            rulings.add(
                new Ruling(
                    Truth.UNKNOWN,
                    "whether %s %s is not known".formatted(resource.address(), does),
                    resource.header()));
        case FALSE -> {}
      }
    }
    configuration.lacks().stream()
        .findFirst()
        .ifPresent(
            lack ->
                rulings.add(
                    new Ruling(
                        Truth.UNKNOWN,
                        "whether any %s %s is not known: %s".formatted(type, does, lack.reason()),
                        lack.where())));
    rulings.add(new Ruling(Truth.FALSE, "no %s %s".formatted(type, does), block.header()));
    return Ruling.any(rulings);
  }

  private static Stream<Found.Stated> at(DeclaredBlock block, String path) {
    return AttributePath.of(path).stream()
        .flatMap(p -> p.in(block.body(), block.header()).stream())
        .filter(Found.Stated.class::isInstance)
        .map(Found.Stated.class::cast);
  }

  private static Truth any(
      ResourceInstance resource, String path, Function<Found.Stated, Truth> test) {
    return Truths.any(at(DeclaredBlock.of(resource), path).map(s -> surely(s, test)).toList());
  }

  private static Truth surely(Found.Stated stated, Function<Found.Stated, Truth> test) {
    Truth truth = test.apply(stated);
    boolean isThere = stated.presence() instanceof Presence.Certain;
    return truth == Truth.TRUE && !isThere ? Truth.UNKNOWN : truth;
  }
}
