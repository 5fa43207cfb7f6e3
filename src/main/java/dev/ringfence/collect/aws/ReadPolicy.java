package dev.ringfence.collect.aws;

import dev.ringfence.evidence.CallSpec;
import dev.ringfence.evidence.CallTable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The least that a role must be allowed for everything to be collected, as an IAM policy. */
public final class ReadPolicy {
  private ReadPolicy() {}

  /** The IAM actions behind the calls that are made, in order of name. */
  public static List<String> actions(CallTable calls) {
    return List.copyOf(
        Operations.all().stream()
            .map(operation -> calls.call(operation.call()).orElseThrow())
            .map(CallSpec::permission)
            .collect(Collectors.toCollection(TreeSet::new)));
  }

  /** A policy document in JSON, version 2012-10-17, one statement, ending in a line end. */
  public static String json(CallTable calls) {
    Map<String, Object> statement = new LinkedHashMap<>();
    statement.put("Sid", "RingfenceReads");
    statement.put("Effect", "Allow");
    statement.put("Action", actions(calls));
    statement.put("Resource", "*");
    Map<String, Object> policy = new LinkedHashMap<>();
    policy.put("Version", "2012-10-17");
    policy.put("Statement", List.of(statement));
    return new String(CliJson.document(policy), java.nio.charset.StandardCharsets.UTF_8);
  }
}
