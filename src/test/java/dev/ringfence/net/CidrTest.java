package dev.ringfence.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CidrTest {

  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/8, 10.0.0.0, 10.255.255.255",
    "0.0.0.0/0, 0.0.0.0, 255.255.255.255",
    "128.0.0.0/1, 128.0.0.0, 255.255.255.255",
    "10.0.0.7/32, 10.0.0.7, 10.0.0.7",
    "::/0, ::, ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
    "2001:db8::/32, 2001:db8::, 2001:db8:ffff:ffff:ffff:ffff:ffff:ffff",
    "2001:db8::/64, 2001:db8::, 2001:db8::ffff:ffff:ffff:ffff",
    "2001:db8::/63, 2001:db8::, 2001:db8:0:1:ffff:ffff:ffff:ffff",
    "2001:db8::/65, 2001:db8::, 2001:db8::7fff:ffff:ffff:ffff",
    "::1/128, ::1, ::1"
  })
  void given_a_block_then_its_ends_are_known(String text, String first, String last) {
    Cidr block = Cidr.parse(text);

    assertThat(block.first()).hasToString(first);
    assertThat(block.last()).hasToString(last);
    assertThat(block).hasToString(text);
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.1/24, 10.0.0.0/24",
    "255.255.255.255/0, 0.0.0.0/0",
    "2001:db8::1/32, 2001:db8::/32",
    "2001:db8:0:0:ffff::/64, 2001:db8::/64",
    "0::/0, ::/0",
    "2001:DB8::/32, 2001:db8::/32"
  })
  void given_host_bits_or_other_spellings_then_the_block_is_the_same_but_not_canonical(
      String text, String canonical) {
    assertThat(Cidr.parse(text)).isEqualTo(Cidr.parse(canonical)).hasToString(canonical);
    assertThat(Cidr.isCanonical(text)).isFalse();
    assertThat(Cidr.isCanonical(canonical)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "10.0.0.0", "10.0.0.0/", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/+8", "10.0.0.0/08",
            "10.0.0.0/ 8",
        "10.0.0.0/8 ", "10.0.0.0/8/8", "10.0.0.0/255.0.0.0", "10.0.0/8", "/8", "", "2001:db8::/129",
        "2001:db8::", "2001:db8::/1000", "10.0.0.0/99999999999", "10.0.0.0/٨", "10.0.0.00/8"
      })
  void given_a_near_miss_then_it_is_refused_by_name(String text) {
    assertThatThrownBy(() -> Cidr.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"" + text + "\" is not a CIDR block");
    assertThatThrownBy(() -> Cidr.isCanonical(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void given_two_blocks_then_containment_needs_family_and_length() {
    Cidr ten = Cidr.parse("10.0.0.0/8");

    assertThat(ten.containsAll(Cidr.parse("10.1.0.0/16"))).isTrue();
    assertThat(ten.containsAll(ten)).isTrue();
    assertThat(ten.containsAll(Cidr.parse("0.0.0.0/0"))).isFalse();
    assertThat(ten.containsAll(Cidr.parse("10.0.0.0/7"))).isFalse();
    assertThat(ten.containsAll(Cidr.parse("11.0.0.0/16"))).isFalse();
    assertThat(ten.contains(Address.parse("10.255.255.255"))).isTrue();
    assertThat(ten.contains(Address.parse("11.0.0.0"))).isFalse();
    assertThat(ten.contains(Address.parse("::a00:1"))).isFalse();
    assertThat(Cidr.host(Address.parse("::1"))).hasToString("::1/128");
  }

  @Test
  void given_a_length_beyond_the_family_then_it_is_refused() {
    assertThatThrownBy(() -> new Cidr(Address.parse("10.0.0.0"), 33))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0-32");
  }
}
