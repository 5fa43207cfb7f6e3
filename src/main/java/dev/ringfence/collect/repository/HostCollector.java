package dev.ringfence.collect.repository;

import dev.ringfence.collect.Collected;
import dev.ringfence.collect.Collector;
import dev.ringfence.collect.HostRuleText;
import dev.ringfence.collect.Seal;
import dev.ringfence.evidence.EvidenceSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Collects what hosts show of their own firewalls, or what repositories declare for them, each
 * folder a source. Which host a file is of, its owner's settings say, else a comment in it ({@code
 * # host: web-1}), else its own name or that of its folder.
 */
public final class HostCollector implements Collector {
  /** Of hosts as they are. */
  public static final String SHOWN = "host";

  /** Of files that are to be loaded. */
  public static final String DECLARED = "host-file";

  private static final String CALL = "rules";

  /** Names of files that name what they are and not whose. */
  private static final Pattern GENERAL =
      Pattern.compile(
          "(?:nft|nftables|iptables|ip6tables|ufw|rules|ruleset|firewall|main|status|save|list"
              + "|verbose|filter|v4|v6|json|etc|sysconfig|export)"
              + "(?:[-_. ](?:nft|nftables|iptables|ip6tables|ufw|rules|ruleset|firewall|save|list"
              + "|status|verbose|filter|v4|v6|ipv4|ipv6|json))*");

  private static final Set<String> PASSED = Set.of("etc", "iptables", "nftables", "nftables.d");

  private final FolderSources folders;
  private final List<HostName> names;

  /**
   * Whose rules a file holds.
   *
   * @param path of the file, below its folder
   * @param host address, id or name of the host or its interface, or {@code Name=web-1} for a tag
   * @param interfaceName the interface that faces the network; empty where nobody says
   */
  public record HostName(String path, String host, String interfaceName) {}

  private HostCollector(FolderSources folders, List<HostName> names) {
    this.folders = folders;
    this.names = List.copyOf(names);
  }

  /** The folders with rules of at least one host, as its owner exported them. */
  public static HostCollector shown(List<Path> folders, List<HostName> names) {
    return of(SHOWN, folders, names);
  }

  /** The folders of repositories that hold such files. */
  public static HostCollector declared(List<Path> folders) {
    return of(DECLARED, folders, List.of());
  }

  private static HostCollector of(String provider, List<Path> folders, List<HostName> names) {
    List<Path> own = folders.stream().filter(HostCollector::holdsRules).toList();
    return new HostCollector(new FolderSources(provider, own), names);
  }

  /** Whether a folder holds rules of a host's firewall, however deep. */
  public static boolean holdsRules(Path folder) {
    FolderWalk walk = FolderWalk.of(folder, HostFiles.SEARCH);
    return !walk.files().isEmpty() || walk.faults().keySet().stream().anyMatch(p -> !p.isEmpty());
  }

  /** Whether a file of this name, without its folder, may hold rules. */
  public static boolean isNamedLikeRules(String name) {
    return HostFiles.SEARCH.isNamedLike(name);
  }

  @Override
  public List<EvidenceSource> sources() {
    return folders.all();
  }

  @Override
  public Collected collect(EvidenceSource source, Seal seal) {
    FolderWalk walk = FolderWalk.of(folders.folder(source), HostFiles.SEARCH);
    FileItems items = new FileItems(source, CALL, walk, seal);
    walk.files()
        .forEach((path, file) -> FileText.of(file).ifPresent(text -> add(path, file, text, items)));
    return items.collected();
  }

  private void add(String path, Path file, String text, FileItems items) {
    HostName name =
        names.stream()
            .filter(one -> one.path().equals(path))
            .findFirst()
            .orElseGet(() -> new HostName(path, host(path, text), ""));
    TreeMap<String, String> told = new TreeMap<>();
    HostRuleText.kind(path, text).ifPresent(kind -> told.put("kind", kind.word()));
    told.put("host", name.host());
    if (!name.interfaceName().isEmpty()) {
      told.put("interface", name.interfaceName());
    }
    List<Secret> secrets = Secret.apart(new ArrayList<>(SecretShapes.bare(text)));
    items.add(path, file, RepositoryRedactor.redacted(text, secrets), told);
  }

  private static String host(String path, String text) {
    return HostRuleText.host(text).orElseGet(() -> host(path));
  }

  /** By the file's name, or the folder's where that only says what it is. */
  static String host(String path) {
    String[] parts = path.split("/");
    String stem = parts[parts.length - 1].replaceFirst("\\.(?:json|txt|conf|nft|out|log)$", "");
    if (!GENERAL.matcher(stem.toLowerCase(Locale.ROOT)).matches()) {
      return stem.replaceFirst(
          "[-_.](?:nft|nftables|iptables|ip6tables|ufw|rules)(?:[-_.].*)?$", "");
    }
    for (int i = parts.length - 2; i >= 0; i--) {
      if (!PASSED.contains(parts[i])) {
        return parts[i];
      }
    }
    return stem;
  }
}
