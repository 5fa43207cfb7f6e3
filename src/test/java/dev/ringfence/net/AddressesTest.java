package dev.ringfence.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressesTest {

  @Test
  void given_halves_then_the_set_equals_the_whole_and_prints_as_one_block() {
    Addresses halves = Addresses.of("128.0.0.0/1", "0.0.0.0/1");

    assertThat(halves).isEqualTo(Addresses.all(Family.IPV4)).hasToString("0.0.0.0/0");
    assertThat(Addresses.of("8000::/1", "::/1")).hasToString("::/0");
  }

  @Test
  void given_a_range_off_the_block_borders_then_the_blocks_are_minimal() {
    Addresses range = Addresses.range(Address.parse("10.0.0.1"), Address.parse("10.0.0.9"));

    assertThat(range).hasToString("10.0.0.1/32,10.0.0.2/31,10.0.0.4/30,10.0.0.8/31");
  }

  @Test
  void given_a_range_over_the_64_bit_border_then_the_blocks_are_minimal() {
    Addresses range =
        Addresses.range(
            Address.parse("2001:db8::ffff:ffff:ffff:ffff"), Address.parse("2001:db8:0:1::"));

    assertThat(range).hasToString("2001:db8::ffff:ffff:ffff:ffff/128,2001:db8:0:1::/128");
    assertThat(range.count(Family.IPV6)).isEqualTo(BigInteger.TWO);
  }

  @Test
  void given_one_address_less_than_everything_then_the_count_is_exact() {
    Addresses rest = Addresses.all().minus(Addresses.of("0.0.0.0/32", "::/128"));

    assertThat(rest.count(Family.IPV4))
        .isEqualTo(BigInteger.ONE.shiftLeft(32).subtract(BigInteger.ONE));
    assertThat(rest.count(Family.IPV6))
        .isEqualTo(BigInteger.ONE.shiftLeft(128).subtract(BigInteger.ONE));
    assertThat(rest.family(Family.IPV4).cidrs()).hasSize(32);
    assertThat(rest.family(Family.IPV6).cidrs()).hasSize(128);
    assertThat(rest.complement()).hasToString("0.0.0.0/32,::/128");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "10.0.0.0/8 | 10.0.0.0/8",
        "10.0.0.0/9,10.128.0.0/10 | 10.0.0.0/9,10.128.0.0/10",
        "10.0.0.0/9,10.128.0.0/10,10.192.0.0/11 | 10.0.0.0/8 except 10.224.0.0/11",
        "10.0.0.0/32,10.0.0.2/32,10.0.0.4/32 | 10.0.0.0/32,10.0.0.2/32,10.0.0.4/32",
        "10.0.0.0/8,fc00::/7 | 10.0.0.0/8 and fc00::/7",
        "::/2,4000::/3,6000::/4 | ::/1 except 7000::/4"
      })
  void given_a_set_then_exceptions_are_written_where_that_is_shorter(String blocks, String words) {
    assertThat(Addresses.of(blocks.split(",")).described()).isEqualTo(words);
    assertThat(Addresses.none().described()).isEqualTo("no address");
    assertThat(Addresses.all().described()).isEqualTo("0.0.0.0/0 and ::/0");
  }

  @Test
  void given_ends_of_two_families_or_reversed_then_the_range_is_refused() {
    assertThatThrownBy(() -> Addresses.range(Address.parse("10.0.0.0"), Address.parse("::1")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Addresses.range(Address.parse("::2"), Address.parse("::1")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("::2-::1");
  }

  @Test
  void given_no_address_then_it_says_so() {
    assertThat(Addresses.none()).hasToString("no address");
    assertThat(Addresses.none().first()).isEmpty();
    assertThat(Addresses.of("10.0.0.0/8", "::1/128").first()).contains(Address.parse("10.0.0.0"));
    assertThat(Addresses.of("fe80::/10").first()).contains(Address.parse("fe80::"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "8.8.8.8",
        "1.1.1.1",
        "100.63.255.255",
        "100.128.0.0",
        "172.15.255.255",
        "172.32.0.0",
        "192.0.0.9",
        "192.0.0.10",
        "2001:1::2",
        "2001:1::3",
        "2001:3::1",
        "2001:30::1",
        "192.0.1.0",
        "192.88.99.1",
        "223.255.255.255",
        "2000::",
        "2001::1",
        "2001:1::1",
        "2001:4:112::1",
        "2001:20::1",
        "2001:200::",
        "2600::1",
        "2002:a00::1",
        "3fff:1000::",
        "64:ff9b::808:808"
      })
  void given_a_routed_address_then_it_is_global(String address) {
    assertThat(Addresses.GLOBAL.contains(Address.parse(address))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.1",
        "10.0.0.1",
        "100.64.0.0",
        "100.127.255.255",
        "127.0.0.1",
        "169.254.169.254",
        "172.16.0.0",
        "172.31.255.255",
        "192.0.0.8",
        "192.0.0.11",
        "192.0.0.12",
        "2001:1::",
        "2001:4:113::1",
        "2001:40::1",
        "2001:1ff::1",
        "192.0.2.1",
        "192.168.0.0",
        "198.18.0.0",
        "198.19.255.255",
        "198.51.100.7",
        "203.0.113.7",
        "224.0.0.1",
        "240.0.0.0",
        "255.255.255.255",
        "::",
        "::1",
        "::ffff:8.8.8.8",
        "64:ff9b:1::1",
        "100::1",
        "1fff:ffff::",
        "2001:2::1",
        "2001:1::4",
        "2001:10::1",
        "2001:db8::1",
        "3fff::1",
        "4000::",
        "5f00::1",
        "fc00::1",
        "fdff::1",
        "fe80::1",
        "ff02::1"
      })
  void given_a_special_purpose_address_then_it_is_not_global(String address) {
    assertThat(Addresses.GLOBAL.contains(Address.parse(address))).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0.0.0.0/0 | true",
        "0.0.0.0/1,128.0.0.0/1 | true",
        "0.0.0.0/1 | true",
        "::/0 | true",
        "2000::/3 | true",
        "8.0.0.0/16 | true",
        "8.0.0.0/17 | false",
        "8.0.0.0/17,9.0.0.0/17 | true",
        "2600::/32 | true",
        "2600::/33 | false",
        "203.0.114.0/29 | false",
        "10.0.0.0/8 | false",
        "10.0.0.0/8,100.64.0.0/10,172.16.0.0/12,192.168.0.0/16 | false",
        "fc00::/7 | false",
        "fe80::/10,ff00::/8 | false",
        "224.0.0.0/3 | false"
      })
  void given_a_set_then_its_global_size_decides_whether_it_is_the_internet(
      String blocks, boolean isInternet) {
    Addresses addresses = Addresses.of(blocks.split(","));

    assertThat(addresses.isOpenToInternet(16, 32)).isEqualTo(isInternet);
  }

  @Test
  void given_extreme_lengths_then_the_size_does_not_overflow() {
    assertThat(Addresses.all().isOpenToInternet(0, 0)).isFalse();
    assertThat(Addresses.all().isOpenToInternet(0, 3)).isFalse();
    assertThat(Addresses.all().isOpenToInternet(0, 4)).isTrue();
    assertThat(Addresses.of("8.8.8.8/32").isOpenToInternet(32, 128)).isTrue();
    assertThat(Addresses.none().isOpenToInternet(32, 128)).isFalse();
    assertThatThrownBy(() -> Addresses.none().isOpenToInternet(33, 32))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0-32");
  }
}
