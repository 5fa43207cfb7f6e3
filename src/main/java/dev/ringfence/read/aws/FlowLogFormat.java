package dev.ringfence.read.aws;

import dev.ringfence.network.Fact;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The fields of a flow log's records, in the order they are written. */
final class FlowLogFormat {
  /** Fields of version 2, written where no format is given (VPC user guide, flow log records). */
  static final List<String> DEFAULT =
      List.of(
          "version",
          "account-id",
          "interface-id",
          "srcaddr",
          "dstaddr",
          "srcport",
          "dstport",
          "protocol",
          "packets",
          "bytes",
          "start",
          "end",
          "action",
          "log-status");

  private static final Pattern FIELD = Pattern.compile("\\$\\{([a-z0-9-]+)}");

  private FlowLogFormat() {}

  static Fact<List<String>> fields(Notes notes, String owner, Json flowLog) {
    if (flowLog.has("LogFormat")) {
      return flowLog.text("LogFormat").flatMap(text -> parsed(notes, owner, flowLog, text));
    }
    return flowLog.id("ResourceId").startsWith("tgw-")
        ? Fact.unknown("the evidence does not give LogFormat", flowLog.source())
        : Fact.known(DEFAULT, flowLog.source());
  }

  private static Fact<List<String>> parsed(Notes notes, String owner, Json flowLog, String format) {
    Matcher matcher = FIELD.matcher(format);
    boolean isUnderstood = matcher.replaceAll(" ").isBlank();
    return isUnderstood
        ? Fact.known(
            FIELD.matcher(format).results().map(field -> field.group(1)).toList(),
            flowLog.sourceOf("LogFormat"))
        : notes.unknown(
            owner,
            "LogFormat \"" + format + "\" is not a list of fields",
            flowLog.sourceOf("LogFormat"));
  }
}
