package dev.ringfence.read.azure;

import dev.ringfence.evidence.ArmId;
import dev.ringfence.network.Fact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the log tells of the parts of one sort of resources: rules of groups, routes of tables. A
 * part is written and deleted by itself, or with the whole, which then has these parts and no
 * others (Azure REST API, Network Security Groups, Security Rules, Route Tables, Routes).
 */
final class Parts {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final String WRITE = "/write";
  private static final String DELETE = "/delete";

  private final Estate estate;
  private final Sort sort;
  private final Map<String, List<LoggedOperation>> byOwner = new HashMap<>();

  /**
   * A sort of resources.
   *
   * @param type of the whole, in lower case
   * @param member the list that its parts are in
   * @param call that lists them as they are
   */
  record Sort(String type, String member, String call) {
    String part() {
      return type + "/" + member.toLowerCase(Locale.ROOT);
    }
  }

  Parts(Estate estate, Sort sort, ActivityLog log) {
    this.estate = estate;
    this.sort = sort;
    log.operations()
        .filter(operation -> isOfWhole(operation) || isOfPart(operation))
        .forEach(
            operation ->
                byOwner.computeIfAbsent(owner(operation), key -> new ArrayList<>()).add(operation));
  }

  private boolean isOfWhole(LoggedOperation operation) {
    return operation.name().equals(sort.type() + WRITE)
        || operation.name().equals(sort.type() + DELETE);
  }

  private boolean isOfPart(LoggedOperation operation) {
    return operation.name().equals(sort.part() + WRITE)
        || operation.name().equals(sort.part() + DELETE);
  }

  boolean isWrite(LoggedOperation operation) {
    return operation.name().endsWith(WRITE) && (isOfWhole(operation) || isOfPart(operation));
  }

  boolean isDeletionOfPart(LoggedOperation operation) {
    return operation.name().equals(sort.part() + DELETE);
  }

  /** Id of the group or table. */
  String owner(LoggedOperation operation) {
    return isOfPart(operation)
        ? ArmId.parse(operation.resource()).map(id -> id.parent().text()).orElse("")
        : operation.resource();
  }

  /** The parts that an operation wrote; empty where that cannot be told. */
  Optional<List<Arm>> written(LoggedOperation operation) {
    if (!operation.isDone() || !operation.at().isKnown()) {
      return Optional.empty();
    }
    return isOfPart(operation)
        ? operation
            .body()
            .map(body -> List.of(named(operation.resource(), body)))
            .or(() -> asItIs(operation, operation.resource()).map(List::of))
        : operation.body().map(body -> parts(operation, body)).or(() -> allAsTheyAre(operation));
  }

  /** A body without properties sets tags, which are no part of what passes. */
  private List<Arm> parts(LoggedOperation operation, Arm body) {
    return body.list(sort.member()).stream()
        .map(part -> named(partId(operation.resource(), part), part))
        .toList();
  }

  private String partId(String owner, Arm part) {
    return owner
        + "/"
        + sort.member().toLowerCase(Locale.ROOT)
        + "/"
        + part.raw("name").toLowerCase(Locale.ROOT);
  }

  private static Arm named(String id, Arm part) {
    ObjectNode named = part.node().isObject() ? (ObjectNode) part.node().deepCopy() : object();
    named.put("id", id).put("name", id.substring(id.lastIndexOf('/') + 1));
    return part.quoting(named);
  }

  static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  /** What was written last and not touched since is what there is. */
  private Optional<Arm> asItIs(LoggedOperation operation, String part) {
    return isLast(operation, part) ? now(operation, part) : Optional.empty();
  }

  private Optional<List<Arm>> allAsTheyAre(LoggedOperation operation) {
    boolean isLast = later(operation).findAny().isEmpty() && isCollectedAfter(operation);
    return isLast
        ? owner(operation.resource()).map(owner -> owner.json().list(sort.member()))
        : Optional.empty();
  }

  private Optional<Item> owner(String id) {
    return estate.find(sort.call(), id);
  }

  private Optional<Arm> now(LoggedOperation operation, String part) {
    return owner(owner(operation)).stream()
        .flatMap(owner -> owner.json().stream(sort.member()))
        .filter(json -> json.id().equals(part))
        .findFirst();
  }

  /** Whether nothing that the log has touched a part after an operation did. */
  private boolean isLast(LoggedOperation operation, String part) {
    return isCollectedAfter(operation) && touching(operation, part).findAny().isEmpty();
  }

  private boolean isCollectedAfter(LoggedOperation operation) {
    Answers answers = estate.answers();
    Instant at = operation.at().valueIfKnown().orElse(Instant.MAX);
    return answers.gap(operation.source(), Calls.ACTIVITY_LOG).isEmpty()
        && !answers.isAnsweredBefore(operation.source(), sort.call(), at);
  }

  private Stream<LoggedOperation> later(LoggedOperation operation) {
    return byOwner.getOrDefault(owner(operation), List.of()).stream()
        .filter(other -> other.isAfter(operation));
  }

  /** Later operations that wrote what an operation wrote, the first of them first. */
  List<LoggedOperation> laterWrites(LoggedOperation write) {
    Stream<LoggedOperation> touching =
        isOfWhole(write) ? later(write) : touching(write, write.resource());
    return touching.filter(this::isWrite).sorted(ActivityLog.ORDER).toList();
  }

  /** Whether an operation on the whole, or on one part, speaks of a part. */
  boolean isAbout(LoggedOperation operation, String part) {
    return isOfWhole(operation) || operation.resource().equals(part);
  }

  /** Later operations on a part, or on the whole that it is of. */
  Stream<LoggedOperation> touching(LoggedOperation operation, String part) {
    return later(operation)
        .filter(other -> isOfWhole(other) || other.resource().equals(part))
        .filter(other -> !isOfWhole(other) || hasParts(other));
  }

  private boolean hasParts(LoggedOperation operation) {
    return operation.name().endsWith(DELETE)
        || operation.body().map(body -> body.has("properties")).orElse(true);
  }

  /**
   * The first operation that took a part away, or made something else of it.
   *
   * @param isSame whether a part is what it was
   */
  Optional<LoggedOperation> takenBack(LoggedOperation made, String part, Predicate<Arm> isSame) {
    return touching(made, part)
        .filter(
            other ->
                !isWrite(other)
                    || written(other).map(all -> all.stream().noneMatch(isSame)).orElse(true))
        .min(ActivityLog.ORDER);
  }

  /**
   * Whether the evidence has what an operation made.
   *
   * @param isSame whether a part is that
   */
  Fact<Boolean> isThere(LoggedOperation made, String part, Predicate<Arm> isSame) {
    boolean isThere =
        owner(owner(made)).stream().anyMatch(o -> o.json().stream(sort.member()).anyMatch(isSame))
            || (isLast(made, part) && now(made, part).isPresent());
    return isThere ? Fact.known(true, made.where()) : isGone(made);
  }

  /** That the evidence does not have it; unknown where it was made after that was collected. */
  Fact<Boolean> isGone(LoggedOperation made) {
    Answers answers = estate.answers();
    Optional<Fact<Boolean>> missing =
        answers.gap(made.source(), sort.call()).map(gap -> Fact.<Boolean>missing(gap));
    Instant at = made.at().valueIfKnown().orElse(Instant.MAX);
    return missing.orElseGet(
        () ->
            answers.isAnsweredBefore(made.source(), sort.call(), at)
                ? Fact.unknown("it was made after the evidence was collected", made.where())
                : Fact.known(false, made.where())
                    .alsoFrom(answers.lists(made.source(), sort.call())));
  }

  /** A whole that has these parts and no others, as the log quotes them. */
  static Item whole(LoggedOperation operation, String owner, String member, List<Arm> parts) {
    ObjectNode whole = object();
    whole.put("id", owner).put("name", owner.substring(owner.lastIndexOf('/') + 1));
    List<JsonNode> nodes = parts.stream().map(Arm::node).toList();
    whole.putArray(member).addAll(nodes);
    return new Item(operation.source(), operation.event().quoting(whole));
  }
}
