package dev.ringfence.collect.azure;

import dev.ringfence.evidence.CallSpec;
import dev.ringfence.evidence.CallTable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** The least that a caller must be allowed for everything to be collected, as a custom role. */
public final class ReaderRole {
  private static final DefaultIndenter INDENTED = new DefaultIndenter("    ", "\n");
  private static final ObjectWriter WRITER =
      JsonMapper.builder()
          .build()
          .writer()
          .with(
              new DefaultPrettyPrinter().withObjectIndenter(INDENTED).withArrayIndenter(INDENTED));

  private ReaderRole() {}

  /** The actions behind the calls that are made, in order of name. */
  public static List<String> actions(CallTable calls) {
    Stream<String> asked =
        Operations.ALL.stream()
            .map(operation -> calls.call(operation.call()).orElseThrow())
            .map(CallSpec::permission);
    return List.copyOf(
        Stream.concat(asked, Operations.BESIDES.stream())
            .collect(Collectors.toCollection(TreeSet::new)));
  }

  /**
   * A role definition in JSON as {@code az role definition create} takes it, ending in a line end.
   *
   * @param scopes where it may be assigned: paths of subscriptions or of one management group
   */
  public static String json(CallTable calls, List<String> scopes) {
    Map<String, Object> role = new LinkedHashMap<>();
    role.put("Name", "Ringfence Reader");
    role.put("IsCustom", true);
    role.put("Description", "Reads what Ringfence collects of networks, and nothing else.");
    role.put("Actions", actions(calls));
    role.put("NotActions", List.of());
    role.put("DataActions", List.of());
    role.put("NotDataActions", List.of());
    role.put("AssignableScopes", scopes);
    return WRITER.writeValueAsString(role) + "\n";
  }
}
