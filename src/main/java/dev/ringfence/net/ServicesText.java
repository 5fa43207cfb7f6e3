package dev.ringfence.net;

import java.util.ArrayList;
import java.util.List;

/** Writes a set of services for people. */
final class ServicesText {
  private final List<String> terms = new ArrayList<>();
  private Ranges whole = Ranges.NONE;

  private ServicesText() {}

  static String of(Services services) {
    if (services.isEmpty()) {
      return "no protocol";
    }
    ServicesText text = new ServicesText();
    services.layers().forEach(text::addFields);
    if (!text.whole.isEmpty()) {
      text.terms.add(0, wholeText(Protocols.ofRanges(text.whole)));
    }
    return String.join(" and ", text.terms);
  }

  private static String wholeText(Protocols whole) {
    Protocols others = whole.complement();
    return others.count() < whole.count() ? "all protocols except " + others : "all " + whole;
  }

  private void addFields(Ranges protocols, Layer<Ranges> fields) {
    // One value of both fields can stand for port 0, ICMP type 0 or no field at all.
    addWhole(protocols, Services.BARE);
    addPorts(protocols.combine(Services.PORTED, SetOperation.INTERSECT), fields);
    addTypes(protocols.combine(Services.TYPED, SetOperation.INTERSECT), fields);
  }

  private void addWhole(Ranges protocols, Ranges kind) {
    whole = whole.combine(protocols.combine(kind, SetOperation.INTERSECT), SetOperation.UNION);
  }

  private void addPorts(Ranges protocols, Layer<Ranges> fields) {
    if (fields.equals(Services.EVERY_PORT)) {
      addWhole(protocols, Services.PORTED);
    } else if (!protocols.isEmpty()) {
      fields.forEach((destinations, sources) -> addPorts(protocols, destinations, sources));
    }
  }

  private void addPorts(Ranges protocols, Ranges destinations, Ranges sources) {
    String from =
        Ports.ofRanges(sources).equals(Ports.all())
            ? ""
            : " (source ports " + Ports.ofRanges(sources) + ")";
    terms.add(Protocols.ofRanges(protocols) + " " + Ports.ofRanges(destinations) + from);
  }

  private void addTypes(Ranges protocols, Layer<Ranges> fields) {
    if (fields.equals(Services.EVERY_TYPE)) {
      addWhole(protocols, Services.TYPED);
    } else if (!protocols.isEmpty()) {
      fields.forEach((types, codes) -> addTypes(protocols, types, codes));
    }
  }

  private void addTypes(Ranges protocols, Ranges types, Ranges codes) {
    String code =
        codes.equals(Services.EVERY_TYPE.domain()) ? "" : " (code " + Ports.ofRanges(codes) + ")";
    terms.add(Protocols.ofRanges(protocols) + " type " + Ports.ofRanges(types) + code);
  }
}
