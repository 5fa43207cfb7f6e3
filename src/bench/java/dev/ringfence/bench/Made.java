package dev.ringfence.bench;

import dev.ringfence.evidence.Digest;
import dev.ringfence.evidence.EvidenceSource;
import dev.ringfence.evidence.SourceRef;
import dev.ringfence.net.Addresses;
import dev.ringfence.network.Fact;
import dev.ringfence.network.Plane;
import dev.ringfence.network.ResourceHeader;
import dev.ringfence.network.Route;
import dev.ringfence.network.Tags;
import java.util.List;

/** Ids, headers and facts of generated resources. */
final class Made {
  static final EvidenceSource SOURCE = new EvidenceSource("aws", "111122223333", "eu-central-1");
  private static final SourceRef WHERE =
      SourceRef.at(new Digest("0".repeat(64)), "generated.json", "");

  private Made() {}

  static String arn(String type, String name) {
    return "arn:aws:ec2:eu-central-1:111122223333:" + type + "/" + name;
  }

  static ResourceHeader header(String type, String name) {
    return header(arn(type, name), name, name);
  }

  private static ResourceHeader header(String id, String localId, String name) {
    return new ResourceHeader(id, localId, name, SOURCE, Plane.ACTUAL, Tags.none(WHERE), WHERE);
  }

  /** Of a rule, under the id of its list. */
  static ResourceHeader part(String owner, String content) {
    return header(owner + "#" + content, content, content);
  }

  static <T> Fact<T> known(T value) {
    return Fact.known(value, WHERE);
  }

  static Route route(String table, String to, String target, String targetId) {
    return new Route(
        part(table, to),
        table,
        known(Addresses.of(to)),
        known(List.of(Addresses.of(to))),
        known(false),
        known(target),
        known(targetId),
        known(true),
        known(List.of()),
        known(Addresses.none()));
  }
}
