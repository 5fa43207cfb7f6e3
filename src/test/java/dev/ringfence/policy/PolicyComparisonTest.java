package dev.ringfence.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.evidence.Digest;
import dev.ringfence.evidence.SourceRef;
import dev.ringfence.net.Addresses;
import dev.ringfence.net.Packets;
import dev.ringfence.net.Ports;
import dev.ringfence.net.Services;
import dev.ringfence.network.Boundary;
import dev.ringfence.network.BoundaryPolicy;
import dev.ringfence.network.BoundaryPolicy.Allowed;
import dev.ringfence.network.Endpoint;
import dev.ringfence.network.EndpointSample;
import dev.ringfence.network.EndpointSelector;
import dev.ringfence.network.Fact;
import dev.ringfence.policy.PolicyComparison.Beyond;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PolicyComparisonTest {
  private static final Boundary API_TO_STORES = new Boundary("api", "stores");
  private static final Addresses API = Addresses.of("10.0.1.0/24");
  private static final Addresses ORDERS = Addresses.of("10.0.2.1/32");
  private static final Addresses CACHE = Addresses.of("10.0.2.2/32");

  private static SourceRef line(int number) {
    return SourceRef.atLine(new Digest("b".repeat(64)), "audit.yaml", number);
  }

  private static Packets tcp(Addresses to, int... ports) {
    return Packets.of(API, to, Services.tcp(Ports.of(ports)));
  }

  private static Allowed allowed(Optional<EndpointSelector> to, int... ports) {
    return new Allowed(Services.tcp(Ports.of(ports)), Optional.empty(), to, "as written", line(12));
  }

  private static BoundaryPolicy policy(Allowed... allowed) {
    return new BoundaryPolicy(API_TO_STORES, List.of(allowed), false, line(10));
  }

  private static Selection among(EndpointSample... stores) {
    List<Endpoint> endpoints = List.of(stores).stream().map(EndpointSample::endpoint).toList();
    return Selection.among(zone -> zone.equals("stores") ? endpoints : List.of());
  }

  private static final EndpointSample ORDERS_SAMPLE =
      EndpointSample.named("orders", "data", "10.0.2.1/32");
  private static final EndpointSample CACHE_SAMPLE =
      EndpointSample.named("cache", "data", "10.0.2.2/32");

  private static Beyond beyond(Optional<BoundaryPolicy> policy, Passing passing, Selection among) {
    return PolicyComparison.of(API_TO_STORES, policy, passing, among);
  }

  @Test
  void given_services_that_are_allowed_then_only_the_others_are_beyond() {
    Packets passes = tcp(ORDERS, 5432, 22);

    Beyond beyond =
        beyond(
            Optional.of(policy(allowed(Optional.empty(), 5432))),
            new Passing(passes, passes),
            among());

    assertThat(beyond.certain()).isEqualTo(tcp(ORDERS, 22));
    assertThat(beyond.possible()).isEqualTo(tcp(ORDERS, 22));
    assertThat(beyond.sources()).containsExactly(line(10), line(12));
  }

  @Test
  void given_what_only_may_pass_then_it_is_beyond_possibly() {
    Passing passing = new Passing(tcp(ORDERS, 5432), tcp(ORDERS, 5432, 22));

    Beyond beyond = beyond(Optional.of(policy(allowed(Optional.empty(), 5432))), passing, among());

    assertThat(beyond.certain().isEmpty()).isTrue();
    assertThat(beyond.possible()).isEqualTo(tcp(ORDERS, 22));
  }

  @Test
  void given_a_selector_then_the_service_is_allowed_to_whom_it_selects() {
    Packets passes = tcp(ORDERS.union(CACHE), 5432);

    Beyond beyond =
        beyond(
            Optional.of(policy(allowed(Optional.of(new NameSelector("orders")), 5432))),
            new Passing(passes, passes),
            among(ORDERS_SAMPLE, CACHE_SAMPLE));

    assertThat(beyond.certain()).isEqualTo(tcp(CACHE, 5432));
  }

  @Test
  void given_a_selector_that_cannot_tell_then_nothing_is_certainly_beyond() {
    Packets passes = tcp(CACHE, 5432);
    EndpointSample untold =
        CACHE_SAMPLE.serving(Fact.unknown("not collected"), Fact.unknown("not collected"));

    Beyond beyond =
        beyond(
            Optional.of(policy(allowed(Optional.of(new NameSelector("orders")), 5432))),
            new Passing(passes, passes),
            among(ORDERS_SAMPLE, untold));

    assertThat(beyond.certain().isEmpty()).isTrue();
    assertThat(beyond.possible()).isEqualTo(passes);
  }

  @Test
  void given_a_chosen_endpoint_without_known_addresses_then_it_may_be_any_of_them() {
    Packets passes = tcp(CACHE, 5432);

    Beyond beyond =
        beyond(
            Optional.of(policy(allowed(Optional.of(new NameSelector("orders")), 5432))),
            new Passing(passes, passes),
            among(ORDERS_SAMPLE.withAddresses(Fact.unknown("not collected")), CACHE_SAMPLE));

    assertThat(beyond.certain().isEmpty()).isTrue();
    assertThat(beyond.possible()).isEqualTo(passes);
  }

  @Test
  void given_a_block_then_it_is_allowed_within_it_only() {
    Packets passes = tcp(ORDERS.union(CACHE), 5432);
    EndpointSelector block = new BlockSelector(CACHE, "10.0.2.2/32");

    Beyond beyond =
        beyond(
            Optional.of(policy(allowed(Optional.of(block), 5432))),
            new Passing(passes, passes),
            among());

    assertThat(beyond.certain()).isEqualTo(tcp(ORDERS, 5432));
  }

  @Test
  void given_policies_then_boundaries_without_one_let_nothing_pass() {
    Packets passes = tcp(ORDERS, 5432);
    Passing passing = new Passing(passes, passes);
    Boundary other = new Boundary("api", "api");
    Map<Boundary, Passing> all = Map.of(API_TO_STORES, passing, other, passing);

    List<Beyond> compared =
        PolicyComparison.of(List.of(policy(allowed(Optional.empty(), 5432))), all, among());

    assertThat(compared).extracting(Beyond::boundary).containsExactly(other, API_TO_STORES);
    assertThat(compared.get(0).certain()).isEqualTo(passes);
    assertThat(compared.get(0).policy()).isEmpty();
    assertThat(compared.get(1).possible().isEmpty()).isTrue();
    assertThat(PolicyComparison.of(List.of(), all, among())).isEmpty();
  }
}
