package dev.ringfence.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {

  @ParameterizedTest
  @CsvSource({
    "0.0.0.0, 0.0.0.0",
    "255.255.255.255, 255.255.255.255",
    "10.0.1.255, 10.0.1.255",
    "::, ::",
    "::1, ::1",
    "1::, 1::",
    "2001:DB8::A, 2001:db8::a",
    "2001:0db8:0000:0000:0001:0000:0000:0001, 2001:db8::1:0:0:1",
    "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
    "2001:db8::1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
    "2001:0:0:1:0:0:0:1, 2001:0:0:1::1",
    "1:2:3:4:5:6:7::, 1:2:3:4:5:6:7:0",
    "::2:3:4:5:6:7:8, 0:2:3:4:5:6:7:8",
    "::ffff:10.0.0.1, ::ffff:10.0.0.1",
    "::ffff:a00:1, ::ffff:10.0.0.1",
    "0:0:0:0:0:ffff:10.0.0.1, ::ffff:10.0.0.1",
    "64:ff9b::192.0.2.33, 64:ff9b::c000:221",
    "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff, ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"
  })
  void given_text_of_an_address_it_prints_canonically(String text, String canonical) {
    Address address = Address.parse(text);

    assertThat(address).hasToString(canonical);
    assertThat(Address.parse(canonical)).isEqualTo(address);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "10.0.0",
        "10.0.0.0.0",
        "10.0.0.256",
        "10.0.0.-1",
        "10.0.0.1 ",
        "10.0.0.",
        "10..0.1",
        "0x0a.0.0.1",
        "10.0.0.1000",
        "١0.0.0.1",
        "10.0.0.0/8",
        ":",
        ":::",
        "1:::2",
        "::1::2",
        "1:2:3",
        "1:2:3:4:5:6:7:8:9",
        "1:2:3:4:5:6:7:8::",
        "::1:2:3:4:5:6:7:8",
        "1:2:3:4:5:6:7:",
        ":1:2:3:4:5:6:7",
        "12345::",
        "g::",
        "::-1",
        "::10.0.0",
        "10.0.0.1::",
        "::10.0.0.1:5",
        "1:2:3:4:5:6:7:10.0.0.1",
        "[::1]",
        "localhost"
      })
  void given_a_near_miss_then_it_is_refused_by_name(String text) {
    assertThatThrownBy(() -> Address.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"" + text + "\" is not an address")
        .hasMessageContaining("allowed are IPv4");
  }

  @Test
  void given_a_leading_zero_then_the_message_says_so() {
    assertThatThrownBy(() -> Address.parse("10.0.0.010"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"010\" has a leading zero");
  }

  @Test
  void given_a_zone_id_then_the_message_says_so() {
    assertThatThrownBy(() -> Address.parse("fe80::1%eth0"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("zone id");
  }

  @Test
  void given_addresses_of_both_families_then_ipv4_sorts_first_and_values_are_unsigned() {
    assertThat(Address.parse("255.255.255.255")).isLessThan(Address.parse("::"));
    assertThat(Address.parse("127.255.255.255")).isLessThan(Address.parse("128.0.0.0"));
    assertThat(Address.parse("7fff::")).isLessThan(Address.parse("8000::"));
    assertThat(Address.parse("::7fff:0:0:0")).isLessThan(Address.parse("::8000:0:0:0"));
  }

  @Test
  void given_random_addresses_then_text_reads_back_seed_11() {
    SplittableRandom random = new SplittableRandom(11);

    for (int i = 0; i < 20_000; i++) {
      // Masks of 16-bit groups, so that runs of zeros of every length and place occur.
      Address address =
          Address.ipv6(random.nextLong() & groups(random), random.nextLong() & groups(random));
      assertThat(Address.parse(address.toString())).isEqualTo(address);
      Address ipv4 = Address.ipv4(random.nextInt());
      assertThat(Address.parse(ipv4.toString())).isEqualTo(ipv4);
    }
  }

  private static long groups(SplittableRandom random) {
    long mask = 0;
    for (int i = 0; i < 4; i++) {
      mask = mask << 16 | (random.nextBoolean() ? 0xFFFF : 0);
    }
    return mask;
  }

  @Test
  void given_an_ipv4_value_beyond_32_bits_then_it_is_refused() {
    assertThatThrownBy(() -> new Address(Family.IPV4, 0, 1L << 32))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Address(Family.IPV4, 0, -1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Address(Family.IPV4, 1, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
