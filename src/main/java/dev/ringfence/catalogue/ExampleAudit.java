package dev.ringfence.catalogue;

import dev.ringfence.expression.ExpressionCompiler;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What an example's owner told: zones, policies and a table, as an audit would find them. */
final class ExampleAudit {
  private static final String TABLE = "boundaries.md";

  private ExampleAudit() {}

  /** {@code audit.yaml} and the table it names; what is wrong in them is a problem here. */
  static SortedMap<String, String> files(Section audit, ExpressionCompiler compiler) {
    ZoneParser zones = new ZoneParser(audit, compiler);
    zones.zones();
    new BoundaryParser(audit, compiler, zones.names()).policies();
    SortedMap<String, String> files = new TreeMap<>();
    List<String> members = new ArrayList<>();
    members.add("\"estate\": \"example\"");
    members.add(
        "\"sources\": [{\"export\": \"example\", \"accounts\": [\"111122223333\"],"
            + " \"regions\": [\"eu-central-1\"]}]");
    for (String key : List.of("zones", "boundaries")) {
      audit
          .value(key)
          .ifPresent(value -> members.add("\"" + key + "\": " + new JsonText(audit).of(value)));
    }
    String table = audit.textOrEmpty("documented");
    if (!table.isEmpty()) {
      members.add("\"documented\": \"" + TABLE + "\"");
      files.put(TABLE, table + "\n");
    }
    files.put("audit.yaml", "{" + String.join(", ", members) + "}\n");
    return files;
  }
}
