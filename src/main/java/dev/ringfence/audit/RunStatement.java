package dev.ringfence.audit;

import dev.ringfence.document.CanonicalJson;
import dev.ringfence.handoff.Manifest;
import dev.ringfence.handoff.PackageNames;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** What {@code RUN.json} beside the reports of a package states of the run that wrote them. */
final class RunStatement {
  /** It cannot state its own digest; the sums are those of the folder when it was published. */
  private static final List<String> UNSTATED =
      List.of(PackageNames.RUN, PackageNames.REPORTS + PackageNames.SUMS);

  private final Map<?, ?> stated;
  private final boolean isWritten;

  RunStatement(String text) {
    CanonicalJson json = new CanonicalJson();
    this.stated = json.readIfFit(text, TreeMap.class).orElse(new TreeMap<>());
    // A member that is stated twice would be read once.
    this.isWritten = text.equals(json.indented(stated) + "\n");
  }

  /** What is stated otherwise by the manifest, each as the detail of a contradiction. */
  List<String> against(Manifest manifest) {
    List<String> details = new ArrayList<>();
    if (!isWritten) {
      details.add("it cannot be read");
      return details;
    }
    members(manifest)
        .forEach(
            (member, value) -> {
              if (!value.equals(String.valueOf(stated.get(member)))) {
                details.add("MANIFEST.json states another " + member);
              }
            });
    if (!Objects.equals(stated.get("files"), reports(manifest))) {
      details.add("MANIFEST.json lists other reports");
    }
    return details;
  }

  private static Map<String, String> members(Manifest manifest) {
    return new TreeMap<>(
        Map.ofEntries(
            Map.entry("estate", manifest.estate()),
            Map.entry("period", manifest.period()),
            Map.entry("run", manifest.run()),
            Map.entry("attempt", Integer.toString(manifest.attempt())),
            Map.entry("asOf", manifest.asOf()),
            Map.entry("tool", manifest.tool()),
            Map.entry("evidence", manifest.evidence()),
            Map.entry("assessment", manifest.assessment()),
            Map.entry("catalogue", manifest.catalogue()),
            Map.entry("configuration", manifest.configuration()),
            Map.entry("exceptions", manifest.exceptions())));
  }

  /** Digests of the reports by the name of their file. */
  private static Map<String, String> reports(Manifest manifest) {
    Map<String, String> reports = new HashMap<>();
    for (Manifest.Listed file : manifest.files()) {
      if (file.path().startsWith(PackageNames.REPORTS) && !UNSTATED.contains(file.path())) {
        reports.put(file.path().substring(PackageNames.REPORTS.length()), file.sha256());
      }
    }
    return reports;
  }
}
