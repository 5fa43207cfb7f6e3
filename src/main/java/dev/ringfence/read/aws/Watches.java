package dev.ringfence.read.aws;

import dev.ringfence.evidence.EvidenceSource;
import dev.ringfence.evidence.SourceRef;
import dev.ringfence.network.Fact;
import dev.ringfence.network.ResourceHeader;
import dev.ringfence.network.Tags;
import dev.ringfence.network.Watch;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether GuardDuty and AWS Config watch over each account and region that was asked. */
final class Watches {
  static final String DETECTORS = "guardduty:ListDetectors";
  static final String DETECTOR = "guardduty:GetDetector";
  static final String RECORDERS = "configservice:DescribeConfigurationRecorders";
  static final String RECORDER_STATUS = "configservice:DescribeConfigurationRecorderStatus";
  private static final String NONE = "none";
  private static final String ON = "on";

  /** What the history of a network is made of. */
  private static final List<String> TYPES =
      List.of("AWS::EC2::SecurityGroup", "AWS::EC2::NetworkAcl", "AWS::EC2::RouteTable");

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
              : Fact.all(all.stream().map(status -> recording(source, status)).toList())
                  .map(states -> states.contains(ON) ? ON : states.get(0));
        });
  }

  /** A recorder that is on, of the types that a network is made of. */
  private Fact<String> recording(EvidenceSource source, Json status) {
    return recording(status)
        .flatMap(
            state ->
                state.equals(ON)
                    ? answers.items(source, RECORDERS).stream()
                        .filter(one -> one.id("name").equals(status.id("name")))
                        .findFirst()
                        .map(Watches::types)
                        .orElseGet(
                            () ->
                                Fact.unknown(
                                    "which types its recorder records is not known",
                                    status.source()))
                    : Fact.known(state, List.of()));
  }

  /**
   * {@link #ON} where all of {@link #TYPES} are recorded (AWS Config API reference,
   * RecordingGroup): every type, the listed ones, or all but the excluded ones.
   */
  private static Fact<String> types(Json recorder) {
    Json group = recorder.member("recordingGroup");
    List<String> excluded = names(group.member("exclusionByResourceTypes"));
    boolean isByExclusion =
        group.member("recordingStrategy").id("useOnly").equals("EXCLUSION_BY_RESOURCE_TYPES");
    boolean isWhole =
        isByExclusion
            ? TYPES.stream().noneMatch(excluded::contains)
            : names(group).containsAll(TYPES);
    return isWhole
        ? Fact.known(ON, group.source())
        : group.bool("allSupported").map(isAll -> isAll ? ON : "partial");
  }

  private static List<String> names(Json group) {
    return group.list("resourceTypes").stream().map(one -> one.node().asString("")).toList();
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
                    ? status.textOrNone("lastStatus").flatMap(last -> delivering(status, last))
                    : Fact.known("stopped", List.of()));
  }

  /** RecorderStatus of the AWS Config API reference. */
  private static Fact<String> delivering(Json status, String last) {
    return switch (last.toUpperCase(Locale.ROOT)) {
      case "SUCCESS", "PENDING", "NOTAPPLICABLE", "NOT_APPLICABLE" -> Fact.known(ON, List.of());
      case "FAILURE" -> Fact.known("failing", List.of());
      default -> Fact.unknown("lastStatus is no documented value", status.sourceOf("lastStatus"));
    };
  }
}
