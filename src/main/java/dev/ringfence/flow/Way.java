package dev.ringfence.flow;

import dev.ringfence.net.Addresses;
import dev.ringfence.net.Packet;
import dev.ringfence.net.Packets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** One way packets can take from one place to another, without the endpoints' own filters. */
final class Way {
  private final String via;
  private final Place from;
  private final Place to;
  private final References references;
  private final Span scope;
  private final List<Scope> doubtful;
  private final List<Doubt> doubts;
  private final List<Stage> request;
  private final List<Stage> answer;
  private final Supplier<Span> pass;

  private Way(Builder builder) {
    via = builder.via;
    from = builder.from;
    to = builder.to;
    references = builder.references;
    scope = builder.scope;
    doubtful = List.copyOf(builder.doubtful);
    doubts = List.copyOf(builder.doubts);
    request = List.copyOf(builder.request);
    answer = List.copyOf(builder.answer);
    pass =
        new Memo<>(
            builder.between.<Supplier<Span>>map(all -> () -> passing(all)).orElse(this::passing));
  }

  static Builder via(String via, Place from, Place to) {
    return new Builder(via, from, to);
  }

  /** Puts a way together, hop by hop. */
  static final class Builder {
    private final String via;
    private final Place from;
    private final Place to;
    private References references = References.UNRESOLVED;
    private Span scope = Span.ALL;
    private final List<Scope> doubtful = new ArrayList<>();
    private final List<Doubt> doubts = new ArrayList<>();
    private final List<Stage> request = new ArrayList<>();
    private final List<Stage> answer = new ArrayList<>();
    private Optional<Between> between = Optional.empty();

    private Builder(String via, Place from, Place to) {
      this.via = via;
      this.from = from;
      this.to = to;
    }

    Builder references(References how) {
      references = how;
      return this;
    }

    /** Packets that take this way at all, if they take one. */
    Builder scope(Scope packets) {
      scope = scope.intersect(packets.span());
      if (!packets.span().isExact()) {
        doubtful.add(packets);
      }
      return this;
    }

    Builder from(Addresses addresses) {
      return scope(Scope.exact(Area.of(addresses).asSources()));
    }

    Builder to(Addresses addresses) {
      return scope(Scope.exact(Area.of(addresses).asDestinations()));
    }

    /** Why it is not certain what passes here, beside what scopes and stages say. */
    Builder doubts(List<Doubt> more) {
      doubts.addAll(more);
      return this;
    }

    Builder request(Stage... stages) {
      request.addAll(List.of(stages));
      return this;
    }

    Builder answer(Stage... stages) {
      answer.addAll(List.of(stages));
      return this;
    }

    Builder request(List<? extends Stage> stages) {
      request.addAll(stages);
      return this;
    }

    Builder answer(List<? extends Stage> stages) {
      answer.addAll(stages);
      return this;
    }

    /** Both ends are places of the estate, and what lies between such is worked out together. */
    Builder between(Passes passes, Segment one, Segment other) {
      between = Optional.of(new Between(passes, one, other));
      return this;
    }

    Way build() {
      return new Way(this);
    }
  }

  /** As reports name it. */
  String via() {
    return via;
  }

  Place from() {
    return from;
  }

  Place to() {
    return to;
  }

  References references() {
    return references;
  }

  private record Between(Passes passes, Segment from, Segment to) {}

  /**
   * Packets that pass and whose answers pass, between addresses that the two ends have; what it
   * says of others means nothing.
   */
  Span pass() {
    return pass.get();
  }

  private Span passing() {
    Span passing = scope;
    for (Stage stage : request) {
      passing = passing.intersect(stage.span());
    }
    Span answers = Span.ALL;
    for (Stage stage : answer) {
      answers = answers.intersect(stage.span());
    }
    return answers == Span.ALL ? passing : passing.intersect(answers.map(Packets::answerable));
  }

  private Span passing(Between ends) {
    Passes passes = ends.passes();
    Span there = passes.passing(scope, request, ends.from(), ends.to());
    Span back = passes.passing(Span.ALL, answer, ends.to(), ends.from());
    return passes.both(there, passes.answerable(back));
  }

  /** Those of the packets that may come this way, whatever its stages decide. */
  Packets concerning(Packets packets) {
    return scope.possible().intersect(packets);
  }

  /** What the stages decide about a request. */
  List<Hop> requestHops(Packet packet) {
    Stream<Hop> taken = doubtful.stream().flatMap(part -> part.hop(packet).stream());
    return Stream.concat(taken, request.stream().flatMap(stage -> stage.hops(packet).stream()))
        .toList();
  }

  /** What the stages decide about its answer, if it has one. */
  List<Hop> answerHops(Packet packet) {
    return packet.answer().stream()
        .flatMap(back -> answer.stream().flatMap(stage -> stage.hops(back).stream()))
        .toList();
  }

  /** Why what may pass here differs from what certainly does. */
  List<Doubt> doubts() {
    List<Doubt> all = new ArrayList<>(doubts);
    doubtful.forEach(part -> all.addAll(part.doubts()));
    request.forEach(stage -> all.addAll(stage.doubts()));
    answer.forEach(stage -> all.addAll(stage.doubts()));
    return all;
  }
}
