package dev.ringfence.read.aws;

import dev.ringfence.evidence.CollectionGap;
import dev.ringfence.evidence.EvidenceSource;
import dev.ringfence.evidence.SourceRef;
import dev.ringfence.network.Fact;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The launch templates of one source and those of their versions that the evidence has. */
final class LaunchTemplates {
  static final String TEMPLATES = "ec2:DescribeLaunchTemplates";
  static final String VERSIONS = "ec2:DescribeLaunchTemplateVersions";

  private final Answers answers;
  private final EvidenceSource source;
  private final SortedMap<String, Json> templates = new TreeMap<>();
  private final SortedMap<String, SortedMap<Long, Json>> versions = new TreeMap<>();
  private final Map<String, String> idByName = new HashMap<>();

  LaunchTemplates(Answers answers, EvidenceSource source) {
    this.answers = answers;
    this.source = source;
    answers.items(source, TEMPLATES).forEach(this::addTemplate);
    answers.items(source, VERSIONS).forEach(this::addVersion);
  }

  private void addTemplate(Json template) {
    templates.put(id(template), template);
    idByName.put(template.id("LaunchTemplateName"), id(template));
  }

  private void addVersion(Json version) {
    version
        .number("VersionNumber")
        .valueIfKnown()
        .ifPresent(
            number ->
                versions.computeIfAbsent(id(version), id -> new TreeMap<>()).put(number, version));
    idByName.putIfAbsent(version.id("LaunchTemplateName"), id(version));
  }

  private static String id(Json json) {
    return json.id("LaunchTemplateId");
  }

  Optional<Json> template(String id) {
    return Optional.ofNullable(templates.get(id));
  }

  Optional<Json> version(String id, long number) {
    SortedMap<Long, Json> known = versions.get(id);
    return known == null ? Optional.empty() : Optional.ofNullable(known.get(number));
  }

  /**
   * The default and latest version of every template. Where the templates themselves were not
   * listed, the versions tell: one says that it is the default, and the highest is the latest.
   */
  SortedMap<String, SortedSet<Long>> current() {
    SortedMap<String, SortedSet<Long>> current = new TreeMap<>();
    templates.forEach(
        (id, template) -> {
          SortedSet<Long> numbers = current.computeIfAbsent(id, key -> new TreeSet<>());
          template.number("DefaultVersionNumber").valueIfKnown().ifPresent(numbers::add);
          template.number("LatestVersionNumber").valueIfKnown().ifPresent(numbers::add);
        });
    versions.forEach((id, known) -> current.computeIfAbsent(id, key -> currentOf(known)));
    return current;
  }

  private static SortedSet<Long> currentOf(SortedMap<Long, Json> versions) {
    SortedSet<Long> numbers = new TreeSet<>();
    numbers.add(versions.lastKey());
    versions.forEach(
        (number, version) -> {
          if (version.bool("DefaultVersion").valueIfKnown().orElse(false)) {
            numbers.add(number);
          }
        });
    return numbers;
  }

  /** Id of the template a specification names, by id or by name; empty if no answer has it. */
  String idOf(LaunchTemplateSpecification specification) {
    return specification.id().isEmpty()
        ? idByName.getOrDefault(specification.name(), "")
        : specification.id();
  }

  /** Number of the version a specification asks for. */
  Fact<Long> numberOf(LaunchTemplateSpecification specification) {
    return switch (specification.version()) {
      case LaunchTemplateSpecification.DEFAULT -> stated(specification, "DefaultVersionNumber");
      case LaunchTemplateSpecification.LATEST -> stated(specification, "LatestVersionNumber");
      default -> numbered(specification);
    };
  }

  private Fact<Long> stated(LaunchTemplateSpecification specification, String member) {
    Optional<CollectionGap> gap = answers.gap(source, TEMPLATES);
    if (gap.isPresent()) {
      return Fact.missing(gap.get());
    }
    Json template = templates.get(idOf(specification));
    return template == null
        ? Fact.unknown(
            "no answer of " + TEMPLATES + " has the template", specification.json().source())
        : template.number(member);
  }

  private static Fact<Long> numbered(LaunchTemplateSpecification specification) {
    String text = specification.version();
    return text.matches("[0-9]{1,18}")
        ? Fact.known(Long.parseLong(text), specification.versionSource())
        : Fact.unknown("\"" + text + "\" is no version", specification.versionSource());
  }

  /** Id of the server template a specification means: EC2 names no ARN for a version. */
  Fact<String> resourceId(LaunchTemplateSpecification specification) {
    String id = idOf(specification);
    return id.isEmpty()
        ? Fact.unknown("the template's id is not told", specification.json().source())
        : numberOf(specification).map(number -> resourceId(id, number));
  }

  String resourceId(String id, long number) {
    return Arn.ec2(source.region(), source.account(), "launch-template", id) + "/" + number;
  }

  /** Why a version is not here. */
  <T> Fact<T> untold(SourceRef where) {
    return answers
        .gap(source, VERSIONS)
        .<Fact<T>>map(Fact::missing)
        .orElseGet(() -> Fact.unknown("no answer of " + VERSIONS + " has the version", where));
  }
}
