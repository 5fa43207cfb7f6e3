package dev.ringfence.exception;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ringfence.control.CheckId;
import dev.ringfence.control.ControlId;
import dev.ringfence.evidence.Digest;
import dev.ringfence.evidence.SourceRef;
import dev.ringfence.net.Packets;
import dev.ringfence.network.Boundary;
import dev.ringfence.network.Fact;
import dev.ringfence.network.Tags;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What must hold of any exceptions and any finding. */
class ExceptionLawsTest {
  private static final SourceRef SOURCE = SourceRef.at(new Digest("0".repeat(64)), "a.yaml", "");
  private static final LocalDate DAY = LocalDate.of(2026, 11, 30);
  private static final ControlId CONTROL = new ControlId("NET-1");
  private static final CheckId CHECK = new CheckId("net-1.a");
  private static final List<String> BLOCKS =
      List.of("10.0.0.0/8", "10.0.0.0/16", "10.1.0.0/16", "10.0.7.0/24", "2001:db8::/32");
  private static final List<String> PORTS = List.of("22", "443", "1-1024", "8000-9000");
  private static final List<String> PROTOCOLS = List.of("tcp", "udp", "icmp", "50");
  private static final int ROUNDS = 60;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void what_is_covered_and_what_is_left_open_are_the_whole_and_share_no_packet(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < ROUNDS; i++) {
      Deviation deviation = deviation(random);
      ExceptionRegister register = register(random);

      Cover cover = register.cover(deviation, DAY);

      Packets whole = deviation.packets().orElseThrow();
      Packets covered =
          Packets.unionOf(
              cover.parts().stream().map(part -> part.packets().orElse(whole)).toList());
      Packets open = cover.rest().orElseThrow();
      assertThat(covered.union(open)).isEqualTo(whole);
      assertThat(covered.intersects(open)).isFalse();
      assertThat(cover.isWhole()).isEqualTo(!cover.parts().isEmpty() && open.isEmpty());
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void narrowing_an_exception_never_covers_more(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < ROUNDS; i++) {
      Deviation deviation = deviation(random);
      ExceptionGrant wide = grant(random, "E-1");
      ExceptionGrant narrow = narrowed(random, wide);

      Packets before = left(deviation, wide);
      Packets after = left(deviation, narrow);

      assertThat(after.containsAll(before)).as("%s, then %s", wide, narrow).isTrue();
      assertThat(!narrow.names(deviation) || wide.names(deviation)).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void taking_an_exception_away_never_covers_more(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < ROUNDS; i++) {
      Deviation deviation = deviation(random);
      ExceptionRegister all = register(random);
      List<ExceptionGrant> fewer = new ArrayList<>(all.grants());
      fewer.remove(random.nextInt(fewer.size()));

      Packets before = all.cover(deviation, DAY).rest().orElseThrow();
      Packets after = new ExceptionRegister(fewer).cover(deviation, DAY).rest().orElseThrow();

      assertThat(after.containsAll(before)).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void one_without_an_approver_or_out_of_its_days_covers_nothing(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < ROUNDS; i++) {
      Deviation deviation = deviation(random);
      ExceptionGrant grant = grant(random, "E-1");

      assertThat(left(deviation, approved(grant, " ")))
          .isEqualTo(deviation.packets().orElseThrow());
      assertThat(covered(deviation, grant, grant.granted().minusDays(1))).isEmpty();
      assertThat(covered(deviation, grant, grant.lastDay().plusDays(1))).isEmpty();
    }
  }

  /** A blank names nothing; taken for nothing at all it would cover everything. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void one_with_a_blank_in_what_it_is_narrowed_to_is_refused(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < ROUNDS; i++) {
      String blank = " ".repeat(random.nextInt(3));
      List<String> names = random.nextBoolean() ? List.of(blank) : List.of("a->b", blank);
      TreeMap<String, String> tags = new TreeMap<>();
      tags.put("Env", "dev");
      boolean isKey = random.nextBoolean();
      tags.put(isKey ? blank : "Exempt", isKey ? "yes" : blank);

      assertThatIllegalArgumentException()
          .isThrownBy(() -> with(names, Narrowing.NONE, "E-1"))
          .withMessage("blank among subjects");
      assertThatIllegalArgumentException()
          .isThrownBy(
              () -> new Narrowing(names, new TreeMap<>(), Optional.empty(), Optional.empty()));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new Narrowing(List.of(), tags, Optional.empty(), Optional.empty()));
      assertThat(deviation(random).isTagged("Exempt", blank)).isFalse();
    }
  }

  private static List<Cover.Part> covered(
      Deviation deviation, ExceptionGrant grant, LocalDate day) {
    return new ExceptionRegister(List.of(grant)).cover(deviation, day).parts();
  }

  private static Packets left(Deviation deviation, ExceptionGrant grant) {
    return new ExceptionRegister(List.of(grant)).cover(deviation, DAY).rest().orElseThrow();
  }

  private static ExceptionRegister register(SplittableRandom random) {
    List<ExceptionGrant> grants = new ArrayList<>();
    int number = 1 + random.nextInt(4);
    for (int i = 0; i < number; i++) {
      grants.add(grant(random, "E-" + i));
    }
    return new ExceptionRegister(grants);
  }

  private static Deviation deviation(SplittableRandom random) {
    TreeMap<String, Fact<String>> tags = new TreeMap<>();
    tags.put("Env", Fact.known(random.nextBoolean() ? "dev" : "prod", SOURCE));
    if (random.nextBoolean()) {
      tags.put("Team", Fact.unknown("not told", SOURCE));
    }
    return new Deviation(
        CONTROL,
        CHECK,
        "boundary",
        random.nextBoolean() ? "a->b" : "b->c",
        Optional.of(new Tags(tags, SOURCE)),
        Optional.of(
            Packets.unionOf(
                List.of(flow(random).packets(), flow(random).packets(), flow(random).packets()))));
  }

  private static FlowScope flow(SplittableRandom random) {
    List<String> protocols = random.nextInt(4) == 0 ? List.of() : List.of(any(random, PROTOCOLS));
    boolean hasPorts = protocols.isEmpty() || List.of("tcp", "udp").contains(protocols.get(0));
    return new FlowScope(
        protocols,
        hasPorts && random.nextBoolean() ? List.of(any(random, PORTS)) : List.of(),
        random.nextBoolean() ? List.of(any(random, BLOCKS)) : List.of(),
        random.nextBoolean() ? List.of(any(random, BLOCKS)) : List.of());
  }

  private static <T> T any(SplittableRandom random, List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  private static ExceptionGrant grant(SplittableRandom random, String id) {
    return with(
        random.nextInt(3) == 0 ? List.of("a->b") : List.of(),
        new Narrowing(
            List.of(),
            new TreeMap<>(),
            Optional.empty(),
            random.nextBoolean() ? Optional.of(flow(random)) : Optional.empty()),
        id);
  }

  private static ExceptionGrant with(List<String> subjects, Narrowing narrowing, String id) {
    return new ExceptionGrant(
        id,
        CONTROL,
        Optional.of(CHECK),
        subjects,
        "reason",
        "low",
        "none",
        "Owner",
        "Approver",
        "T-1",
        DAY.minusDays(30),
        DAY.plusDays(30),
        SOURCE,
        Optional.of(narrowing),
        Optional.empty());
  }

  private static ExceptionGrant approved(ExceptionGrant grant, String approver) {
    return new ExceptionGrant(
        grant.id(),
        grant.control(),
        grant.check(),
        grant.subjects(),
        grant.reason(),
        grant.risk(),
        grant.compensatingControl(),
        grant.owner(),
        approver,
        grant.ticket(),
        grant.granted(),
        grant.lastDay(),
        grant.source(),
        grant.narrowing(),
        grant.upkeep());
  }

  /** The same with one part more, or a flow within its flow. */
  private static ExceptionGrant narrowed(SplittableRandom random, ExceptionGrant grant) {
    Narrowing before = grant.narrowing().orElse(Narrowing.NONE);
    TreeMap<String, String> tags = new TreeMap<>(before.tags());
    List<String> rules = before.rules();
    Optional<Boundary> boundary = before.boundary();
    Optional<FlowScope> flow = before.flow();
    switch (random.nextInt(4)) {
      case 0 -> tags.put(random.nextBoolean() ? "Env" : "Team", "dev");
      case 1 -> rules = List.of("a->b");
      case 2 -> boundary = Optional.of(new Boundary("a", "b"));
      default -> flow = Optional.of(within(flow, random));
    }
    return with(grant.subjects(), new Narrowing(rules, tags, boundary, flow), grant.id());
  }

  private static FlowScope within(Optional<FlowScope> flow, SplittableRandom random) {
    return flow.map(
            wide ->
                new FlowScope(
                    wide.protocols(),
                    wide.ports(),
                    wide.sources().isEmpty() ? List.of(any(random, BLOCKS)) : wide.sources(),
                    wide.destinations().isEmpty()
                        ? List.of(any(random, BLOCKS))
                        : wide.destinations()))
        .orElseGet(() -> flow(random));
  }
}
