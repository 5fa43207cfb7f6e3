package dev.ringfence.report;

import dev.ringfence.assessment.Assessment;
import dev.ringfence.assessment.AssessmentHeader;
import dev.ringfence.assessment.Assessor;
import dev.ringfence.assessment.AuditRun;
import dev.ringfence.assessment.BoundaryRecord;
import dev.ringfence.assessment.Finding;
import dev.ringfence.assessment.ZoneTable;
import dev.ringfence.check.Check;
import dev.ringfence.check.EvidenceSeal;
import dev.ringfence.check.Judged;
import dev.ringfence.check.ManualCheck;
import dev.ringfence.check.ResourceCheck;
import dev.ringfence.control.CheckDefinition;
import dev.ringfence.control.Control;
import dev.ringfence.control.ControlId;
import dev.ringfence.evidence.CollectionGap;
import dev.ringfence.evidence.Digest;
import dev.ringfence.evidence.SourceRef;
import dev.ringfence.exception.ExceptionRegister;
import dev.ringfence.expression.Decision;
import dev.ringfence.expression.Expression;
import dev.ringfence.expression.Reading;
import dev.ringfence.expression.Truth;
import dev.ringfence.flow.FlowAnalysis;
import dev.ringfence.network.Fact;
import dev.ringfence.network.Filter;
import dev.ringfence.network.Kind;
import dev.ringfence.network.Subnet;
import dev.ringfence.network.TierZoning;
import dev.ringfence.policy.Documentation;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A small audit of two periods, judged by the real checks over predicates written in Java. */
public final class SampleAssessment {
  private static final Instant OCTOBER = Instant.parse("2026-10-31T22:00:00Z");
  private static final Instant NOVEMBER = Instant.parse("2026-11-30T22:00:00Z");
  private static final Digest MANIFEST = digest("manifest");
  private static final EvidenceSeal SEAL = new Seal();

  private record Seal() implements EvidenceSeal {
    @Override
    public SourceRef manifest() {
      return SourceRef.at(MANIFEST, "manifest.json", "");
    }

    @Override
    public SourceRef gap(CollectionGap gap) {
      return SourceRef.at(MANIFEST, "manifest.json", "/gaps/0");
    }

    @Override
    public Optional<SourceRef> gap(String display) {
      return Optional.empty();
    }
  }

  private SampleAssessment() {}

  /** November beside October. */
  public static ReportModel model() {
    return model(3);
  }

  /**
   * November beside October.
   *
   * @param conformingGroups how many security groups are as they should be
   */
  public static ReportModel model(int conformingGroups) {
    List<Finding> before = findings(OCTOBER, SampleNetwork.of(conformingGroups, true));
    List<Finding> now = findings(NOVEMBER, SampleNetwork.of(conformingGroups, false));
    Assessment october = assessment("2026-10", OCTOBER, before.size());
    Assessment november =
        new Assessment(
            header(Optional.of(SampleBoundaries.zones())),
            digest("assessment 2026-11"),
            now.size());
    MemoryArchive archive =
        new MemoryArchive(
            List.of(october, november),
            Map.of(october.digest(), before::stream, november.digest(), now::stream),
            Map.of(november.digest(), SampleBoundaries.boundaries()));
    return ReportModels.of(november, archive);
  }

  /** November alone, with other zones and boundaries. */
  public static ReportModel model(ZoneTable zones, List<BoundaryRecord> boundaries) {
    return model(zones, boundaries, findings());
  }

  /** November alone, with other zones, boundaries and findings. */
  public static ReportModel model(
      ZoneTable zones, List<BoundaryRecord> boundaries, List<Finding> findings) {
    Assessment november =
        new Assessment(header(Optional.of(zones)), digest("assessment 2026-11"), findings.size());
    return ReportModels.of(
        november,
        new MemoryArchive(
            List.of(november),
            Map.of(november.digest(), findings::stream),
            Map.of(november.digest(), boundaries)));
  }

  /** November alone, with other findings than the checks would give. */
  public static ReportModel model(
      long count, java.util.function.Supplier<Stream<Finding>> findings) {
    Assessment november = assessment("2026-11", NOVEMBER, count);
    return ReportModels.of(
        november,
        new MemoryArchive(List.of(november), Map.of(november.digest(), findings), Map.of()));
  }

  /** The findings of November. */
  public static List<Finding> findings() {
    return findings(NOVEMBER, SampleNetwork.of(3, false));
  }

  public static Digest digest(String text) {
    try {
      byte[] sum =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return new Digest(HexFormat.of().formatHex(sum));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What November rests on. */
  public static AssessmentHeader header(Optional<ZoneTable> zones) {
    return header("2026-11", NOVEMBER, zones);
  }

  private static Assessment assessment(String period, Instant asOf, long findings) {
    return new Assessment(
        header(period, asOf, Optional.empty()), digest("assessment " + period), findings);
  }

  private static AssessmentHeader header(String period, Instant asOf, Optional<ZoneTable> zones) {
    SampleNetwork sample = SampleNetwork.of(3, false);
    AuditRun run =
        new AuditRun(
            "shop-" + period + "-1-7c41d09e",
            "shop",
            YearMonth.parse(period),
            1,
            asOf,
            digest("configuration"),
            digest("catalogue of " + period),
            digest("exceptions"),
            "0.1.0");
    return new AssessmentHeader(
        run,
        MANIFEST,
        sample.evidence(),
        SampleCatalogue.controls(),
        SampleCatalogue.exceptions(),
        SampleCatalogue.attestations(),
        sample.network().enumerations(),
        sample.network().unmodelled(),
        List.of("No zones are configured: tiers were inferred from routes and names."),
        zones);
  }

  private static List<Finding> findings(Instant asOf, SampleNetwork sample) {
    LocalDate day = asOf.atZone(ZoneOffset.UTC).toLocalDate();
    SortedMap<ControlId, List<Check>> checks =
        SampleCatalogue.controls().stream()
            .collect(
                Collectors.toMap(
                    Control::id,
                    control ->
                        control.checks().stream()
                            .filter(CheckDefinition::isExecutable)
                            .map(check -> check(check, day))
                            .toList(),
                    (one, two) -> one,
                    TreeMap::new));
    return new Assessor(checks, new ExceptionRegister(SampleCatalogue.exceptions()), day)
        .assess(
            new Judged(
                sample.network(),
                SEAL,
                FlowAnalysis.of(sample.network(), TierZoning.STANDARD),
                List.of(),
                Documentation.NONE))
        .toList();
  }

  private static Check check(CheckDefinition definition, LocalDate day) {
    return Kind.named(definition.subject())
        .<Check>map(kind -> new ResourceCheck(definition, kind, Optional.empty(), predicate(kind)))
        .orElseGet(
            () ->
                new ManualCheck(definition, SampleCatalogue.attestations(), day, Optional.empty()));
  }

  private static Expression predicate(Kind kind) {
    return resource ->
        kind == Kind.FILTER
            ? decide("ingress[0].peer", ((Filter) resource).description(), String::isEmpty)
            : decide(
                "assignsPublicAddresses",
                ((Subnet) resource).assignsPublicAddresses(),
                assigns -> !assigns);
  }

  private static <T> Decision decide(String path, Fact<T> fact, Predicate<T> predicate) {
    return fact.fold(
        known ->
            new Decision(
                predicate.test(known.value()) ? Truth.TRUE : Truth.FALSE,
                List.of(
                    new Reading(
                        path,
                        known.value().toString().isEmpty() ? "none" : known.value().toString(),
                        true,
                        known.sources()))),
        unknown ->
            new Decision(
                Truth.UNKNOWN,
                List.of(new Reading(path, unknown.reason(), false, unknown.sources()))));
  }
}
