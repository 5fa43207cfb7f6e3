package dev.ringfence.catalogue;

import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;

/**
 * Where the exports of some accounts lie.
 *
 * @param export path in which {@code {period}} stands for the audited month
 * @param base folder it is relative to: that of audit.yaml
 * @param accounts account numbers the export is to cover, 12 digits each; never empty
 * @param regions region names, {@code eu-central-1}; never empty
 * @param hosts whose firewall rules single files of it are
 * @param line where it stands in audit.yaml
 */
public record SourceSettings(
    String export,
    Path base,
    List<String> accounts,
    List<String> regions,
    List<HostSettings> hosts,
    int line) {
  static final String PERIOD = "{period}";

  public SourceSettings {
    accounts = List.copyOf(accounts);
    regions = List.copyOf(regions);
    hosts = List.copyOf(hosts);
  }

  /** The folder of one month; a month has digits and a dash only, so it leads nowhere else. */
  public Path folder(YearMonth period) {
    return base.resolve(export.replace(PERIOD, period.toString())).normalize();
  }
}
