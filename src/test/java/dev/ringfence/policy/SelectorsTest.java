package dev.ringfence.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.net.Addresses;
import dev.ringfence.network.Endpoint;
import dev.ringfence.network.EndpointSample;
import dev.ringfence.network.Fact;
import dev.ringfence.network.ResourceHeader;
import dev.ringfence.network.Tags;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SelectorsTest {
  private static final EndpointSample WEB = EndpointSample.named("web-1", "public", "10.0.0.7/32");

  private static boolean selects(String name) {
    return new NameSelector(name).selects(WEB.endpoint()).valueIfKnown().orElseThrow();
  }

  @Test
  void given_a_name_or_id_of_the_endpoint_or_of_what_it_serves_then_it_is_selected() {
    for (String name :
        List.of(
            "web-1",
            "WEB-1",
            "eni-web-1",
            "server web-1",
            "i-web-1",
            "web-*",
            "*",
            "*eb*",
            "arn:aws:ec2:eu-central-1:111122223333:instance/i-web-1",
            "arn:aws:ec2:eu-central-1:111122223333:network-interface/eni-web-1")) {
      assertThat(selects(name)).as(name).isTrue();
    }
  }

  @Test
  void given_a_name_that_only_looks_like_it_then_it_is_not_selected() {
    for (String name : List.of("web", "web-", "web-1*x", "web-.", "we?-1", "api-*", "")) {
      assertThat(selects(name)).as(name).isFalse();
    }
  }

  @Test
  void given_what_it_serves_is_not_known_then_only_its_own_name_decides() {
    EndpointSample endpoint = WEB.serving(Fact.unknown("not collected"), Fact.known("orders"));

    assertThat(new NameSelector("web-1").selects(endpoint.endpoint()).valueIfKnown())
        .contains(true);
    assertThat(new NameSelector("orders").selects(endpoint.endpoint()).valueIfKnown())
        .contains(true);
    assertThat(new NameSelector("other").selects(endpoint.endpoint()).isKnown()).isFalse();
  }

  @Test
  void given_tags_that_nobody_could_read_then_another_name_is_not_ruled_out() {
    Endpoint seen = WEB.endpoint();
    Tags tags = seen.header().tags();
    Endpoint unread =
        headed(seen, new Tags(tags.byKey(), tags.where(), Optional.of("not collected")));

    assertThat(new NameSelector("web-1").selects(unread).valueIfKnown()).contains(true);
    assertThat(new NameSelector("orders").selects(unread).isKnown()).isFalse();
    assertThat(new NameSelector("orders").selects(seen).valueIfKnown()).contains(false);
  }

  @Test
  void given_a_block_then_it_has_addresses_and_selects_who_lies_within() {
    BlockSelector block = new BlockSelector(Addresses.of("10.0.0.0/24"), "10.0.0.0/24");

    assertThat(block.addresses()).contains(Addresses.of("10.0.0.0/24"));
    assertThat(block.selects(WEB.endpoint()).valueIfKnown()).contains(true);
    assertThat(
            block.selects(EndpointSample.named("x", "", "10.0.1.1/32").endpoint()).valueIfKnown())
        .contains(false);
    assertThat(
            block
                .selects(EndpointSample.named("x", "", "10.0.1.1/32", "10.0.0.1/32").endpoint())
                .isKnown())
        .isFalse();
  }

  private static Endpoint headed(Endpoint seen, Tags tags) {
    ResourceHeader own = seen.header();
    return new Endpoint(
        new ResourceHeader(
            own.id(), own.localId(), own.name(), own.origin(), own.plane(), tags, own.source()),
        seen.kind(),
        seen.role(),
        seen.tier(),
        seen.virtualNetwork(),
        seen.networkName(),
        seen.subnet(),
        seen.subnetName(),
        seen.serves(),
        seen.servedName(),
        seen.addresses(),
        seen.publicAddresses(),
        seen.filters(),
        seen.isInUse());
  }
}
