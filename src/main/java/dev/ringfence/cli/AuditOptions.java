package dev.ringfence.cli;

import dev.ringfence.audit.Adapters;
import dev.ringfence.audit.AuditInputs;
import dev.ringfence.audit.Installation;
import dev.ringfence.job.AuditRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What the monthly job and its stages have in common. */
final class AuditOptions {
  @Option(
      names = "--config",
      paramLabel = "FILE",
      defaultValue = "audit.yaml",
      description = "The estate's configuration (default: ${DEFAULT-VALUE}).")
  Path config = Path.of("audit.yaml");

  @Option(
      names = "--period",
      paramLabel = "YYYY-MM",
      description = "The month to audit (default: this month, UTC).")
  @Nullable String period;

  @Option(
      names = "--as-of",
      paramLabel = "INSTANT",
      description =
          "The instant the audit speaks of, 2026-11-30T06:00:00Z (default: when it is launched).")
  @Nullable String asOf;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "reports",
      description = "Where reports go, under <estate>/<period> (default: ${DEFAULT-VALUE}).")
  Path out = Path.of("reports");

  @Option(
      names = "--state",
      paramLabel = "DIR",
      defaultValue = ".ringfence",
      description = "Sealed evidence and history (default: ${DEFAULT-VALUE}).")
  Path state = Path.of(".ringfence");

  /** For what collects: the month's exports must be there. */
  AuditRequest request() {
    Instant now = Clock.systemUTC().instant();
    return request(now, Optional.of(month(now)));
  }

  /** For what rests on sealed evidence: no source need be in reach. */
  AuditRequest requestWithoutSources() {
    return request(Clock.systemUTC().instant(), Optional.empty());
  }

  private AuditRequest request(Instant now, Optional<YearMonth> exportsOf) {
    YearMonth month = month(now);
    requireFolder("--out", out);
    requireFolder("--state", state);
    requireNotBefore(month);
    Installation installation = Installation.current();
    return new AuditRequest(
        AuditInputs.load(config, exportsOf, installation),
        month,
        instant(),
        now,
        state.toAbsolutePath().normalize(),
        out.toAbsolutePath().normalize(),
        new Adapters(installation));
  }

  /** Says so before any work if nothing can be written under a folder. */
  static void requireFolder(String option, Path path) {
    Path nearest = path.toAbsolutePath().normalize();
    while (nearest != null && !Files.exists(nearest)) {
      nearest = nearest.getParent();
    }
    if (nearest != null && (!Files.isDirectory(nearest) || !Files.isWritable(nearest))) {
      throw new UsageException(
          "%s %s: %s is %s"
              .formatted(
                  option,
                  path,
                  nearest,
                  Files.isDirectory(nearest) ? "not writable" : "not a folder"));
    }
  }

  /** A month cannot be spoken of before it began. */
  private void requireNotBefore(YearMonth month) {
    instant()
        .filter(at -> at.isBefore(month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant()))
        .ifPresent(
            at -> {
              throw new UsageException(
                  "--as-of " + at + " is before the period " + month + " begins");
            });
  }

  private YearMonth month(Instant now) {
    if (period == null) {
      return YearMonth.from(instant().orElse(now).atZone(ZoneOffset.UTC));
    }
    try {
      return YearMonth.parse(period);
    } catch (DateTimeException e) {
      throw new UsageException("--period '" + period + "': a month as 2026-11 is expected");
    }
  }

  private Optional<Instant> instant() {
    if (asOf == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(Instant.parse(asOf));
    } catch (DateTimeException e) {
      throw new UsageException(
          "--as-of '" + asOf + "': an instant as 2026-11-30T06:00:00Z is expected");
    }
  }
}
