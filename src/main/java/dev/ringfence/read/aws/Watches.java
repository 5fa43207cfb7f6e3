package dev.ringfence.read.aws;

import dev.ringfence.evidence.EvidenceSource;
import dev.ringfence.evidence.SourceRef;
import dev.ringfence.network.Fact;
import dev.ringfence.network.ResourceHeader;
import dev.ringfence.network.Tags;
import dev.ringfence.network.Watch;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether GuardDuty and AWS Config watch over each account and region that was asked. */
final class Watches {
  static final String DETECTORS = "guardduty:ListDetectors";
  static final String DETECTOR = "guardduty:GetDetector";
  static final String RECORDERS = "configservice:DescribeConfigurationRecorders";
  static final String RECORDER_STATUS = "configservice:DescribeConfigurationRecorderStatus";
  private static final String NONE = "none";

  private final Answers answers;

  private Watches(Answers answers) {
    this.answers = answers;
  }

  /** One for each source of which anything was answered, so that there is a place to cite. */
  static Mapped mapped(Answers answers) {
    Watches watches = new Watches(answers);
    return Mapped.of(
        answers.sources().stream().flatMap(source -> watches.of(source).stream()).toList(),
        new Notes());
  }

  private Optional<Watch> of(EvidenceSource source) {
    return answers
        .anyOf(source)
        .map(where -> new Watch(header(source, where), threatDetection(source), recording(source)));
  }

  private static ResourceHeader header(EvidenceSource source, SourceRef where) {
    return new ResourceHeader(
        source.id() + "#watch",
        source.region(),
        source.account() + " " + source.region(),
        source,
        Headers.plane(source),
        Tags.none(where),
        where);
  }

  /** A region has one detector at most (GuardDuty API reference, CreateDetector). */
  private Fact<String> threatDetection(EvidenceSource source) {
    return answers.resting(
        source,
        List.of(DETECTORS),
        () -> {
          List<Json> ids = answers.items(source, DETECTORS);
          return ids.isEmpty()
              ? Fact.known(NONE, answers.lists(source, DETECTORS))
              : detector(source, ids.get(0));
        });
  }

  private Fact<String> detector(EvidenceSource source, Json id) {
    return answers
        .documentFor(source, DETECTOR, id.node().asString(""))
        .flatMap(detector -> detector.text("Status").flatMap(status -> state(detector, status)));
  }

  private static Fact<String> state(Json detector, String status) {
    return switch (status) {
      case "ENABLED" -> Fact.known("on", List.of());
      case "DISABLED" -> Fact.known("suspended", List.of());
      default -> Fact.unknown("Status is no documented value", detector.sourceOf("Status"));
    };
  }

  private Fact<String> recording(EvidenceSource source) {
    return answers.resting(
        source,
        List.of(RECORDERS, RECORDER_STATUS),
        () -> {
          List<Json> all = answers.items(source, RECORDER_STATUS);
          return all.isEmpty()
              ? Fact.known(NONE, nowhere(source))
              : Fact.all(all.stream().map(Watches::recording).toList())
                  .map(states -> states.contains("on") ? "on" : states.get(0));
        });
  }

  private List<SourceRef> nowhere(EvidenceSource source) {
    return Stream.of(RECORDER_STATUS, RECORDERS)
        .flatMap(call -> answers.lists(source, call).stream())
        .toList();
  }

  /** ConfigurationRecorderStatus: {@code lastStatus} is of the last delivery of a record. */
  private static Fact<String> recording(Json status) {
    return status
        .bool("recording")
        .flatMap(
            isOn ->
                isOn
                    ? status
                        .textOrNone("lastStatus")
                        .map(last -> last.equalsIgnoreCase("FAILURE") ? "failing" : "on")
                    : Fact.known("stopped", List.of()));
  }
}
