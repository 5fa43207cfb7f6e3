package dev.ringfence.handoff.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lines as ssh-keygen(1) describes them, ALLOWED SIGNERS. */
class AllowedSignersTest {
  private static final AllowedSigners SIGNERS = new AllowedSigners("ringfence", "handoff");

  private final SshPublicKey key = SigningKey.generate().publicKey();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "KEY                                           | true",
        "KEY someone@host                              | true",
        "ringfence KEY                                 | true",
        "other,ringfence KEY                           | true",
        "ring* KEY                                     | true",
        "other KEY                                     | false",
        "*,!ringfence KEY                              | false",
        "\"other,ringfence\" KEY                       | true",
        "ringfence namespaces=\"handoff\" KEY          | true",
        "ringfence namespaces=\"git,hand*\" KEY        | true",
        "ringfence namespaces=\"git\" KEY              | false",
        "ringfence namespaces=git KEY                  | false",
        "# ringfence KEY                               | false",
        "ringfence ssh-rsa AAAA                        | false",
      })
  void a_key_counts_for_its_principals_and_namespaces(String line, boolean isAllowed) {
    assertThat(SIGNERS.in("\n" + line.replace("KEY", key.line()) + "\n").contains(key))
        .isEqualTo(isAllowed);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "ringfence valid-before=\"20200101\" KEY                    | valid-before=",
        "ringfence namespaces=\"handoff\",valid-after=\"2020\" KEY  | namespaces=,valid-after=",
        "ringfence namespaces=handoff,valid-before=2020 KEY           | namespaces=,valid-before=",
        "ringfence cert-authority KEY                               | cert-authority",
        "a b c KEY                                                  | no public key",
        "ringfence ssh-ed25519 AAAA                                 | cannot be read",
        "nothing                                                    | no public key",
      })
  void what_would_narrow_a_key_or_cannot_be_read_is_refused(String line, String words) {
    assertThatThrownBy(() -> SIGNERS.in("\n" + line.replace("KEY", key.line())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("line 2: ")
        .hasMessageContaining(words);
  }

  @Test
  void nothing_is_in_an_empty_file() {
    assertThat(SIGNERS.in("")).isEmpty();
  }
}
