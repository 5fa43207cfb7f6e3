package dev.ringfence.read.host;

import dev.ringfence.collect.HostRuleText;
import dev.ringfence.evidence.Digest;
import dev.ringfence.evidence.Evidence;
import dev.ringfence.evidence.EvidenceSet;
import dev.ringfence.evidence.EvidenceSource;
import dev.ringfence.evidence.Request;
import dev.ringfence.network.HostFirewall;
import dev.ringfence.network.NetworkModel;
import dev.ringfence.network.Plane;
import dev.ringfence.network.ZoneAssignment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Files of one host called {@code web-1}, and what they are read as. */
record HostText(Map<String, String> files, String interfaceName) {
  private static final Path RECORDED = Path.of("src/test/resources/hosts");

  static HostText of(String path, String text) {
    return new HostText(new TreeMap<>(Map.of(path, text)), "");
  }

  /** A recorded output. */
  static String recorded(String name) {
    try {
      return Files.readString(RECORDED.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  HostText with(String path, String text) {
    Map<String, String> more = new TreeMap<>(files);
    more.put(path, text);
    return new HostText(more, interfaceName);
  }

  HostText behind(String name) {
    return new HostText(files, name);
  }

  NetworkModel network() {
    EvidenceSource source = new EvidenceSource("host", "exports", "");
    List<Evidence> items = new ArrayList<>();
    Map<Digest, byte[]> content = new TreeMap<>(java.util.Comparator.comparing(Digest::sha256));
    files.forEach(
        (path, text) -> {
          Digest digest = new Digest("%064x".formatted(content.size() + 1));
          content.put(digest, text.getBytes(StandardCharsets.UTF_8));
          TreeMap<String, String> told = new TreeMap<>(Map.of("path", path, "host", "web-1"));
          HostRuleText.kind(path, text).ifPresent(kind -> told.put("kind", kind.word()));
          told.put("interface", interfaceName);
          items.add(
              new Evidence(
                  new Request(source, "rules", told),
                  path,
                  digest,
                  text.length(),
                  "",
                  Instant.EPOCH,
                  Evidence.Clock.FILE,
                  1,
                  List.of()));
        });
    return new HostReader(Plane.ACTUAL)
        .read(new EvidenceSet(items, List.of()), content::get, ZoneAssignment.NONE);
  }

  HostFirewall firewall() {
    return network().of(HostFirewall.class).findFirst().orElseThrow();
  }
}
