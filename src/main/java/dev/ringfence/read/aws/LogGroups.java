package dev.ringfence.read.aws;

import dev.ringfence.evidence.CollectionGap;
import dev.ringfence.evidence.EvidenceSource;
import dev.ringfence.evidence.SourceRef;
import dev.ringfence.network.Fact;
import dev.ringfence.network.LogGroup;
import dev.ringfence.network.ResourceHeader;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The log groups of all sources by ARN, with their retention and key. */
final class LogGroups {
  static final String GROUPS = "logs:DescribeLogGroups";

  /** What a group without a retention policy comes to: its events never expire. */
  static final long FOR_EVER = Integer.MAX_VALUE;

  private record Name(EvidenceSource source, String text) {}

  private final Answers answers;
  private final KeyManagers keys;
  private final Notes notes = new Notes();
  private final SortedMap<String, LogGroup> byArn = new TreeMap<>();
  private final Map<Name, LogGroup> byName = new HashMap<>();

  LogGroups(Answers answers) {
    this.answers = answers;
    keys = new KeyManagers(answers, notes);
    for (EvidenceSource source : answers.sources()) {
      for (Json json : answers.items(source, GROUPS)) {
        LogGroup group = group(source, json);
        byArn.put(group.id(), group);
        byName.put(new Name(source, group.header().localId()), group);
      }
    }
  }

  Collection<LogGroup> all() {
    return byArn.values();
  }

  Notes notes() {
    return notes;
  }

  private LogGroup group(EvidenceSource source, Json json) {
    String name = json.id("logGroupName");
    ResourceHeader header = Headers.untagged(source, json, arn(source, json), name, name);
    return new LogGroup(
        header, json.numberOr("retentionInDays", FOR_EVER), keys.customerKey(header.id(), json));
  }

  private static String arn(EvidenceSource source, Json json) {
    return json.optional("logGroupArn")
        .or(() -> json.optional("arn"))
        .map(LogGroups::plain)
        .orElseGet(() -> arn(source, json.id("logGroupName")));
  }

  static String arn(EvidenceSource source, String name) {
    return Arn.of("logs", source.region(), source.account(), "log-group:" + name);
  }

  /** An ARN without the suffix that stands for all streams of the group. */
  static String plain(String arn) {
    return arn.endsWith(":*") ? arn.substring(0, arn.length() - 2) : arn;
  }

  /**
   * A group by its ARN; unknown if the evidence has it not.
   *
   * @param namedAt where something names the group
   */
  Fact<LogGroup> at(String arn, SourceRef namedAt) {
    LogGroup found = byArn.get(arn);
    String[] parts = arn.split(":", 7);
    return found != null || parts.length < 7
        ? foundOr(found, Optional.empty(), arn, namedAt)
        : foundOr(
            found,
            answers.gap(new EvidenceSource(Answers.PROVIDER, parts[4], parts[3]), GROUPS),
            arn,
            namedAt);
  }

  /** A group of the same account and region by its name. */
  Fact<LogGroup> named(EvidenceSource source, String name, SourceRef namedAt) {
    return foundOr(byName.get(new Name(source, name)), answers.gap(source, GROUPS), name, namedAt);
  }

  private static Fact<LogGroup> foundOr(
      @Nullable LogGroup found, Optional<CollectionGap> gap, String name, SourceRef namedAt) {
    if (found != null) {
      return Fact.known(found, namedAt);
    }
    return gap.isPresent()
        ? Fact.missing(gap.get())
        : Fact.unknown("no answer of " + GROUPS + " has the log group " + name, namedAt);
  }
}
