package dev.ringfence.read.azure;

import dev.ringfence.evidence.ArmId;
import dev.ringfence.evidence.SourceRef;
import dev.ringfence.network.Fact;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * An object in a sealed answer that knows where it stands. The REST API keeps what a resource is
 * under {@code properties}; the Azure CLI lifts these members to the object itself, and its
 * versions differ in the case of letters ({@code privateIpAddress}, {@code privateIPAddress}). A
 * member is found wherever it stands, and its place is where it was found.
 *
 * @param document pointer-less reference to the whole document
 * @param isQuoted whether it is a part of a text, which is its place
 */
record Arm(JsonNode node, SourceRef document, String pointer, boolean isQuoted) {
  private static final String PROPERTIES = "properties";

  Arm(JsonNode node, SourceRef document, String pointer) {
    this(node, document, pointer, false);
  }

  /** The same place is the same value: the bytes under a digest do not change. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Arm that
        && pointer.equals(that.pointer)
        && document.equals(that.document)
        && (!isQuoted || node.equals(that.node));
  }

  /** What is written in JSON in this text, or follows from it; its parts stand where it does. */
  Arm quoting(JsonNode quoted) {
    return new Arm(quoted, document, pointer, true);
  }

  private Arm part(JsonNode value, String place) {
    return isQuoted ? quoting(value) : new Arm(value, document, place);
  }

  @Override
  public int hashCode() {
    return 31 * document.digest().hashCode() + pointer.hashCode();
  }

  SourceRef source() {
    return SourceRef.at(document.digest(), document.path(), pointer);
  }

  /** The member, on the object or under its properties; a missing value where there is none. */
  Arm member(String name) {
    Optional<Arm> own = in(node, pointer, name);
    return own.or(() -> in(node.path(PROPERTIES), pointer + "/" + PROPERTIES, name))
        .orElseGet(() -> part(node.path(name), pointer + "/" + escaped(name)));
  }

  private Optional<Arm> in(JsonNode object, String place, String name) {
    if (!object.isObject()) {
      return Optional.empty();
    }
    return object.propertyNames().stream()
        .filter(member -> member.equalsIgnoreCase(name))
        .filter(member -> !isAbsent(object.path(member)))
        .findFirst()
        .map(member -> part(object.path(member), place + "/" + escaped(member)));
  }

  private static boolean isAbsent(JsonNode value) {
    return value.isMissingNode() || value.isNull();
  }

  private static String escaped(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }

  boolean has(String name) {
    return !isAbsent(member(name).node());
  }

  boolean isObject() {
    return node.isObject();
  }

  /** Elements of an array member; none where it is absent. */
  List<Arm> list(String name) {
    return member(name).elements();
  }

  List<Arm> elements() {
    List<Arm> items = new ArrayList<>();
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      items.add(part(node.get(i), pointer + "/" + i));
    }
    return items;
  }

  Stream<Arm> stream(String name) {
    return list(name).stream();
  }

  /** Where the member stands, or the object that lacks it. */
  SourceRef sourceOf(String name) {
    return has(name) ? member(name).source() : source();
  }

  /** The raw text of a member; empty where it is absent. */
  String raw(String name) {
    return has(name) ? member(name).node().asString("") : "";
  }

  /** Its own id, in lower case; empty where it has none. */
  String id() {
    return new ArmId(raw("id")).text();
  }

  /** The id of what a member refers to, {@code {"id": "/subscriptions/…"}}; empty for none. */
  String reference(String name) {
    return member(name).id();
  }

  /** The ids of what the elements of a list refer to. */
  List<String> references(String name) {
    return stream(name).map(Arm::id).filter(id -> !id.isEmpty()).toList();
  }

  /** A text that the API always gives. */
  Fact<String> text(String name) {
    JsonNode value = member(name).node();
    return value.isString() ? Fact.known(value.asString(), sourceOf(name)) : notGiven(name);
  }

  Fact<Boolean> bool(String name) {
    JsonNode value = member(name).node();
    return value.isBoolean() ? Fact.known(value.asBoolean(), sourceOf(name)) : notGiven(name);
  }

  /** A boolean that the API leaves out where it has a documented default. */
  Fact<Boolean> boolOr(String name, boolean absentMeans) {
    return has(name) ? bool(name) : Fact.known(absentMeans, source());
  }

  Fact<Long> number(String name) {
    JsonNode value = member(name).node();
    return value.isIntegralNumber() && value.canConvertToLong()
        ? Fact.known(value.asLong(), sourceOf(name))
        : notGiven(name);
  }

  /**
   * The texts of a singular and of a plural member together; an element that is none is unknown.
   */
  Fact<List<String>> texts(String singular, String plural) {
    List<String> values = new ArrayList<>();
    Arm one = member(singular);
    boolean isText = !has(singular) || one.node().isString();
    if (has(singular) && isText && !one.node().asString().isEmpty()) {
      values.add(one.node().asString());
    }
    for (Arm element : list(plural)) {
      isText &= element.node().isString();
      values.add(element.node().asString(""));
    }
    boolean isList = !has(plural) || member(plural).node().isArray();
    return isText && isList
        ? Fact.known(List.copyOf(values), sourceOf(has(singular) ? singular : plural))
        : Fact.unknown(singular + " is not what the API gives", source());
  }

  private <T> Fact<T> notGiven(String name) {
    return Fact.unknown(
        has(name) ? name + " is not what the API gives" : "the evidence does not give " + name,
        sourceOf(name));
  }
}
