package dev.ringfence.read.aws;

import dev.ringfence.evidence.SourceRef;
import dev.ringfence.network.Fact;
import dev.ringfence.read.Translated;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * A value in a sealed JSON document that knows where it stands; the typed mirrors are views on it.
 *
 * <p>A member that is absent or null reads as known and empty where the API documents it as
 * optional ({@link #textOrNone}), and as unknown where the API always gives it ({@link #text}).
 *
 * @param document pointer-less reference to the whole document
 * @param places where a translated value is declared
 */
record Json(JsonNode node, SourceRef document, String pointer, Translated.Places places) {
  /** The same place is the same value: the bytes under a digest do not change. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Json that
        && pointer.equals(that.pointer)
        && document.equals(that.document);
  }

  @Override
  public int hashCode() {
    return 31 * document.digest().hashCode() + pointer.hashCode();
  }

  SourceRef source() {
    return places.declared(SourceRef.at(document.digest(), document.path(), pointer));
  }

  Json member(String name) {
    return new Json(node.path(name), document, pointer + "/" + escaped(name), places);
  }

  /** Element of an array, from 0. */
  Json at(int index) {
    return new Json(node.path(index), document, pointer + "/" + index, places);
  }

  boolean has(String name) {
    return !absent(node.path(name));
  }

  private static boolean absent(JsonNode value) {
    return value.isMissingNode() || value.isNull();
  }

  /** Elements of an array member; none where it is absent. */
  List<Json> list(String name) {
    JsonNode array = node.path(name);
    List<Json> items = new ArrayList<>();
    for (int i = 0; i < array.size() && array.isArray(); i++) {
      items.add(new Json(array.get(i), document, pointer + "/" + escaped(name) + "/" + i, places));
    }
    return items;
  }

  Stream<Json> stream(String name) {
    return list(name).stream();
  }

  /** Names of members that are there, hold something and are not among these, in document order. */
  List<String> membersBeside(Collection<String> known) {
    return node.propertyNames().stream()
        .filter(name -> !known.contains(name))
        .filter(name -> has(name) && !(node.path(name).isContainer() && node.path(name).isEmpty()))
        .toList();
  }

  /** Where the member stands, or the object that lacks it. */
  SourceRef sourceOf(String name) {
    return has(name) ? member(name).source() : source();
  }

  /** The raw text of an identifier; empty where absent. Not a fact: ids are what facts hang on. */
  String id(String name) {
    JsonNode value = node.path(name);
    return absent(value) ? "" : value.asString("");
  }

  Optional<String> optional(String name) {
    return has(name) ? Optional.of(id(name)) : Optional.empty();
  }

  /** A text the API always gives. */
  Fact<String> text(String name) {
    JsonNode value = node.path(name);
    return value.isString() ? Fact.known(value.asString(), sourceOf(name)) : notGiven(name);
  }

  /** A text the API leaves out where there is none. */
  Fact<String> textOrNone(String name) {
    return has(name) ? text(name) : Fact.known("", source());
  }

  /** A boolean the API always gives. */
  Fact<Boolean> bool(String name) {
    JsonNode value = node.path(name);
    return value.isBoolean() ? Fact.known(value.asBoolean(), sourceOf(name)) : notGiven(name);
  }

  /** A boolean the API leaves out where it has a documented default. */
  Fact<Boolean> boolOr(String name, boolean absentMeans) {
    return has(name) ? bool(name) : Fact.known(absentMeans, source());
  }

  /** A whole number the API always gives. */
  Fact<Long> number(String name) {
    JsonNode value = node.path(name);
    return value.isIntegralNumber() && value.canConvertToLong()
        ? Fact.known(value.asLong(), sourceOf(name))
        : notGiven(name);
  }

  Fact<Long> numberOr(String name, long absentMeans) {
    return has(name) ? number(name) : Fact.known(absentMeans, source());
  }

  /** An array of texts; known and empty where absent. */
  Fact<List<String>> texts(String name) {
    if (!has(name)) {
      return Fact.known(List.of(), source());
    }
    JsonNode array = node.path(name);
    List<String> values = new ArrayList<>();
    for (JsonNode item : array) {
      if (!item.isString()) {
        return notGiven(name);
      }
      values.add(item.asString());
    }
    return array.isArray() ? Fact.known(List.copyOf(values), sourceOf(name)) : notGiven(name);
  }

  private <T> Fact<T> notGiven(String name) {
    JsonNode value = node.path(name);
    String why = value.path(Translated.UNKNOWN).asString("");
    if (!why.isEmpty()) {
      return Fact.unknown(why, sourceOf(name));
    }
    String reason =
        absent(value)
            ? "the evidence does not give " + name
            : name + " is " + value.getNodeType() + ", which is not what the API documents";
    return Fact.unknown(reason, sourceOf(name));
  }

  private static String escaped(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }
}
