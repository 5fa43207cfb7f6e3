package dev.ringfence.audit;

import dev.ringfence.catalogue.HostSettings;
import dev.ringfence.catalogue.SourceSettings;
import dev.ringfence.collect.Collector;
import dev.ringfence.collect.repository.HostCollector;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/** Where rules of hosts lie: beside the exports of accounts, or among what repositories declare. */
final class HostSources {
  private HostSources() {}

  /** Those of a month's exports. */
  static List<Collector> of(List<SourceSettings> sources, YearMonth period) {
    List<Path> folders = new ArrayList<>();
    List<HostCollector.HostName> names = new ArrayList<>();
    for (SourceSettings source : sources) {
      Path folder = source.folder(period);
      if (Files.isDirectory(folder) && !folders.contains(folder)) {
        folders.add(folder);
      }
      source.hosts().forEach(host -> names.add(name(host)));
    }
    return List.of(HostCollector.shown(folders, names));
  }

  private static HostCollector.HostName name(HostSettings host) {
    return new HostCollector.HostName(
        host.file(), host.endpoint(), host.interfaceName().orElse(""));
  }

  /** Those of folders that are scanned: beside declarations they are declared, too. */
  static List<Collector> scanned(List<Path> folders) {
    List<Path> declared =
        folders.stream()
            .filter(folder -> Adapters.isRepository(folder) && Adapters.isRepositoryOnly(folder))
            .toList();
    List<Path> shown = folders.stream().filter(folder -> !declared.contains(folder)).toList();
    return List.of(HostCollector.shown(shown, List.of()), HostCollector.declared(declared));
  }
}
