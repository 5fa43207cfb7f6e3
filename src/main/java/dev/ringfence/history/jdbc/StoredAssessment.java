package dev.ringfence.history.jdbc;

import dev.ringfence.assessment.AssessmentHeader;
import dev.ringfence.assessment.AuditRun;
import dev.ringfence.assessment.BoundaryRecord;
import dev.ringfence.assessment.ZoneTable;
import dev.ringfence.document.AssessmentDigest;
import dev.ringfence.document.FindingDocument;
import dev.ringfence.evidence.Digest;
import dev.ringfence.history.ArchiveVerification;
import dev.ringfence.history.DamagedArchiveException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * An assessment as its rows are now. Its digest is computed over the stored texts, so any change of
 * one is noticed; which row it was can be told where the text no longer reads, disagrees with its
 * columns, or is missing.
 */
record StoredAssessment(
    JdbcClient database,
    String run,
    String digest,
    String estate,
    String period,
    int attempt,
    long findings,
    String header) {
  private static final Set<String> LATER = Set.of("plane", "provider", "account", "region");
  private static final int MOST_NAMED = 20;
  private static final StoredText STORED = new StoredText();

  /** How messages name a row; rows count from 1. */
  static String place(String run, String table, long ordinal) {
    return "run %s: %s %d".formatted(run, table, ordinal + 1);
  }

  ArchiveVerification verified() {
    Damages damages = new Damages();
    long stored = 0;
    try {
      compareHeader(STORED.read(header, AssessmentHeader.class, "the header"), damages);
      AssessmentDigest computed = AssessmentDigest.ofStored(header);
      walk("boundary", computed, damages);
      walk("finding", computed, damages);
      stored = computed.findings();
      if (stored != findings) {
        damages.add("%d findings were archived, %d are there".formatted(findings, stored));
      }
      Digest now = computed.digest();
      if (!now.sha256().equals(digest) && damages.isEmpty()) {
        damages.add("its rows have the digest %s, not %s".formatted(now.sha256(), digest));
      }
    } catch (DamagedArchiveException | IllegalArgumentException e) {
      damages.add(String.valueOf(e.getMessage()));
    }
    return new ArchiveVerification(
        run, estate, period, attempt, digest, stored, damages.messages());
  }

  /** The row itself says of which run, estate, period and attempt it is; so does the header. */
  private void compareHeader(AssessmentHeader read, Damages damages) {
    AuditRun stated = read.run();
    damages.compare("the header", "run", run, stated.runId());
    damages.compare("the header", "estate", estate, stated.estate());
    damages.compare("the header", "period", period, stated.period().toString());
    damages.compare("the header", "attempt", attempt + "", stated.attempt() + "");
    long expected = read.zones().map(ZoneTable::boundaries).orElse(0L);
    long there =
        database
            .sql("select count(*) from boundary where run_id = ?")
            .param(run)
            .query(Long.class)
            .single();
    if (expected != there) {
      damages.add("%d boundaries were archived, %d are there".formatted(expected, there));
    }
  }

  private void walk(String table, AssessmentDigest computed, Damages damages) {
    long[] expected = {0};
    database
        .sql("select * from " + table + " where run_id = ? order by ordinal")
        .param(run)
        .withFetchSize(1_000)
        .query(
            row -> {
              long ordinal = row.getLong("ordinal");
              if (ordinal != expected[0]) {
                damages.add("%s %d is missing".formatted(table, expected[0] + 1));
              }
              expected[0] = ordinal + 1;
              take(table, row, table + " " + (ordinal + 1), computed, damages);
            });
  }

  private static void take(
      String table, ResultSet row, String place, AssessmentDigest computed, Damages damages)
      throws SQLException {
    String document = row.getString("document");
    try {
      if (table.equals("boundary")) {
        computed.addBoundary(document);
        compare(
            row,
            STORED.read(document, BoundaryRecord.class, StoredAssessment::columns, place),
            place,
            damages);
      } else {
        computed.add(document);
        compare(
            row,
            STORED.read(document, FindingDocument.class, StoredAssessment::columns, place),
            place,
            damages);
      }
    } catch (DamagedArchiveException e) {
      damages.add(String.valueOf(e.getMessage()));
    }
  }

  private static Map<String, String> columns(BoundaryRecord read) {
    return Map.of("from_zone", read.boundary().from(), "to_zone", read.boundary().to());
  }

  private static Map<String, String> columns(FindingDocument read) {
    return new TreeMap<>(
        Map.ofEntries(
            Map.entry("control", read.control()),
            Map.entry("check_id", read.check()),
            Map.entry("subject_kind", read.subject().kind()),
            Map.entry("subject_id", read.subject().id()),
            Map.entry("severity", read.severity()),
            Map.entry("outcome", read.outcome()),
            Map.entry("disposition", read.disposition()),
            Map.entry("plane", read.plane()),
            Map.entry("provider", read.subject().provider()),
            Map.entry("account", read.subject().account()),
            Map.entry("region", read.subject().region())));
  }

  private static void compare(
      ResultSet row, Map<String, String> stated, String place, Damages damages)
      throws SQLException {
    for (Map.Entry<String, String> one : stated.entrySet()) {
      String column = row.getString(one.getKey());
      // Rows from before there were these columns have none of them.
      if (column != null || !LATER.contains(one.getKey())) {
        damages.compare(place, one.getKey(), column, one.getValue());
      }
    }
  }

  /** The first of them; a whole archive that was written anew would fill any memory. */
  private static final class Damages {
    private final List<String> messages = new ArrayList<>();
    private long further;

    void compare(String place, String what, @Nullable String column, @Nullable String stated) {
      if (!Objects.equals(column, stated)) {
        add("%s: its column %s is \"%s\", it says \"%s\"".formatted(place, what, column, stated));
      }
    }

    void add(String message) {
      if (messages.size() < MOST_NAMED) {
        messages.add(message);
      } else {
        further++;
      }
    }

    boolean isEmpty() {
      return messages.isEmpty();
    }

    List<String> messages() {
      List<String> all = new ArrayList<>(messages);
      if (further > 0) {
        all.add("and %d more".formatted(further));
      }
      return all;
    }
  }
}
