package dev.ringfence.history;

import dev.ringfence.assessment.Assessment;
import dev.ringfence.assessment.AssessmentHeader;
import dev.ringfence.assessment.AuditRun;
import dev.ringfence.assessment.Disposition;
import dev.ringfence.assessment.Finding;
import dev.ringfence.assessment.FollowUp;
import dev.ringfence.check.Observation;
import dev.ringfence.check.Outcome;
import dev.ringfence.check.Subject;
import dev.ringfence.control.CheckDefinition;
import dev.ringfence.control.CheckId;
import dev.ringfence.control.Control;
import dev.ringfence.control.ControlId;
import dev.ringfence.control.Engine;
import dev.ringfence.control.Parameters;
import dev.ringfence.control.Severity;
import dev.ringfence.evidence.CollectionGap;
import dev.ringfence.evidence.Digest;
import dev.ringfence.evidence.EvidenceSet;
import dev.ringfence.evidence.EvidenceSource;
import dev.ringfence.evidence.Request;
import dev.ringfence.evidence.SourceRef;
import dev.ringfence.network.Plane;
import dev.ringfence.report.MemoryArchive;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Assessments of one estate, month after month, with only what a history looks at. A finding is
 * written as {@code check subject state [owner]}, where the state is {@code open}, {@code lapsed},
 * {@code excepted}, {@code met} or {@code unjudged}; a subject as {@code account/name}. {@code
 * check silent account} is a source that said nothing to a check.
 */
final class Months {
  static final ControlId CONTROL = new ControlId("NI-1");
  private static final SourceRef SOURCE = SourceRef.at(new Digest("0".repeat(64)), "a.json", "");

  private final List<Assessment> assessments = new ArrayList<>();
  private final Map<Digest, Supplier<Stream<Finding>>> findings = new HashMap<>();

  /** The catalogue: the checks by id, each with what it demands. */
  private final Map<String, String> checks = new HashMap<>(Map.of("a", "true", "b", "true"));

  private List<String> accounts = List.of("1", "2");
  private FollowUp followUp = FollowUp.NONE;

  /** From now on findings are followed up like this. */
  Months following(FollowUp how) {
    followUp = how;
    return this;
  }

  /** From now on a check demands something else, or is gone where that is empty. */
  Months demanding(String check, String require) {
    if (require.isEmpty()) {
      checks.remove(check);
    } else {
      checks.put(check, require);
    }
    return this;
  }

  /** From now on these accounts are collected. */
  Months collecting(String... names) {
    accounts = List.of(names);
    return this;
  }

  Months month(String period, String... lines) {
    YearMonth month = YearMonth.parse(period);
    Assessment assessment =
        new Assessment(header(month), digest(assessments.size() + 1), lines.length);
    assessments.add(assessment);
    List<Finding> all = Stream.of(lines).map(Months::finding).sorted().toList();
    findings.put(assessment.digest(), all::stream);
    return this;
  }

  Timeline timeline() {
    return Timeline.of(assessments, archive());
  }

  MemoryArchive archive() {
    return new MemoryArchive(assessments, findings, Map.of());
  }

  List<Assessment> assessments() {
    return assessments;
  }

  private static Digest digest(int number) {
    return new Digest("%064x".formatted(number));
  }

  private AssessmentHeader header(YearMonth month) {
    return new AssessmentHeader(
        new AuditRun(
            "run-" + month,
            "shop",
            month,
            1,
            month.atEndOfMonth().atStartOfDay().toInstant(ZoneOffset.UTC),
            digest(0),
            digest(checks.hashCode() & 0xffff),
            digest(0),
            "1"),
        digest(0),
        new EvidenceSet(
            List.of(),
            accounts.stream()
                .map(
                    account ->
                        new CollectionGap(
                            new Request(source(account), "call", new TreeMap<>()),
                            CollectionGap.Reason.DENIED,
                            "",
                            Optional.empty()))
                .toList()),
        List.of(control()),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.of(followUp));
  }

  private static EvidenceSource source(String account) {
    return new EvidenceSource("aws", account, "eu-central-1");
  }

  private Control control() {
    return new Control(
        CONTROL,
        "title",
        "security",
        "active",
        Severity.HIGH,
        "network",
        List.of(),
        List.of(),
        "",
        "",
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        checks.entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(entry -> check(entry.getKey(), entry.getValue()))
            .toList(),
        "NI-1.yaml");
  }

  private static CheckDefinition check(String id, String require) {
    return new CheckDefinition(
        new CheckId(id),
        Engine.RESOURCE,
        Severity.HIGH,
        id,
        "",
        "subnet",
        "",
        require,
        Parameters.NONE,
        "",
        "",
        List.of(),
        Optional.empty(),
        1);
  }

  private static Finding finding(String line) {
    String[] words = line.split(" ");
    boolean isSilence = words[1].equals("silent");
    String account = isSilence ? words[2] : words[1].substring(0, words[1].indexOf('/'));
    Subject subject =
        isSilence
            ? Subject.of(source(account))
            : new Subject("subnet", words[1], words[1], "aws", account, "eu-central-1");
    String state = isSilence ? "unjudged" : words[2];
    return new Finding(
        CONTROL,
        new CheckId(words[0]),
        words[0],
        Severity.HIGH,
        Plane.ACTUAL,
        subject,
        outcome(state),
        disposition(state),
        Optional.empty(),
        "",
        "",
        Optional.empty(),
        words.length > 3 ? Optional.of(words[3]) : Optional.empty());
  }

  private static Outcome outcome(String state) {
    List<Observation> observations = List.of(new Observation("seen", List.of(SOURCE)));
    return switch (state) {
      case "met" -> new Outcome.Satisfied(observations);
      case "unjudged" -> new Outcome.Inconclusive(observations);
      default -> new Outcome.NotSatisfied(observations);
    };
  }

  private static Disposition disposition(String state) {
    return switch (state) {
      case "met" -> Disposition.NONE;
      case "excepted" -> Disposition.EXCEPTED;
      case "lapsed" -> Disposition.LAPSED_EXCEPTION;
      default -> Disposition.OPEN;
    };
  }
}
