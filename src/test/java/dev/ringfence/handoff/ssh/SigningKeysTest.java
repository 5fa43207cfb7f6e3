package dev.ringfence.handoff.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Keys and signatures beside those of OpenSSH itself. */
class SigningKeysTest {
  private static final byte[] MESSAGE = "a message".getBytes(StandardCharsets.US_ASCII);

  @TempDir Path folder;

  @Test
  void a_key_made_is_read_again_by_its_owner_alone_and_never_overwritten() throws Exception {
    Path file = folder.resolve("key");

    SigningKey made = SigningKeys.create(file, "test");

    assertThat(SigningKeys.read(file).publicKey()).isEqualTo(made.publicKey());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(SshPublicKey.in(Files.readString(folder.resolve("key.pub"))))
        .containsExactly(made.publicKey());
    assertThatThrownBy(() -> SigningKeys.create(file, "test"))
        .isInstanceOf(FileAlreadyExistsException.class);
  }

  @Test
  void the_same_message_has_the_same_signature_and_another_namespace_does_not_take_it()
      throws Exception {
    SigningKey key = SigningKeys.create(folder.resolve("key"), "test");
    SshSignature signature = key.sign("ringfence-handoff", MESSAGE);

    assertThat(key.sign("ringfence-handoff", MESSAGE).text()).isEqualTo(signature.text());
    SshSignature read = SshSignature.parse(signature.text()).orElseThrow();
    assertThat(read.covers("ringfence-handoff", MESSAGE)).isTrue();
    assertThat(read.covers("git", MESSAGE)).isFalse();
    assertThat(read.covers("ringfence-handoff", new byte[] {1})).isFalse();
  }

  @Test
  void nothing_that_is_printed_holds_the_private_half() throws Exception {
    Path file = folder.resolve("key");
    SigningKey key = SigningKeys.create(file, "test");
    Seeds seed = Seeds.of(file);

    assertThat(seed.isIn(Files.readString(file))).isTrue();
    assertThat(key.toString()).isEqualTo(key.publicKey().fingerprint());
    assertThat(seed.isIn(key.sign("n", MESSAGE).text())).isFalse();
    assertThat(seed.isIn(Files.readString(folder.resolve("key.pub")))).isFalse();
    assertThat(seed.isIn(key.publicKey().line())).isFalse();
  }

  /** As a disk does that is nearly full. */
  @Test
  void given_a_channel_that_takes_a_byte_at_a_time_the_whole_key_is_written() throws Exception {
    SigningKey key = SigningKey.generate();
    SlowChannel channel = new SlowChannel(new ByteArrayOutputStream());

    SigningKeys.write(key.secretText("test"), channel);

    assertThat(SigningKey.parse(channel.text()).publicKey()).isEqualTo(key.publicKey());
  }

  @Test
  void given_a_public_half_that_cannot_be_written_no_key_is_left() throws Exception {
    Path file = folder.resolve("key");
    Files.createDirectories(folder.resolve("key.pub"));

    assertThatThrownBy(() -> SigningKeys.create(file, "test")).isInstanceOf(IOException.class);

    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).containsExactly(folder.resolve("key.pub"));
    }
  }

  @Test
  void given_a_public_half_that_is_missing_or_empty_it_is_written_again() throws Exception {
    Path file = folder.resolve("key");
    Path beside = folder.resolve("key.pub");
    SigningKey key = SigningKeys.create(file, "test");
    String line = Files.readString(beside);

    Files.writeString(beside, "");
    SigningKeys.restorePublic(key, file, "test");
    assertThat(Files.readString(beside)).isEqualTo(line);

    Files.delete(beside);
    SigningKeys.restorePublic(key, file, "test");
    assertThat(Files.readString(beside)).isEqualTo(line);

    Files.writeString(beside, "of somebody");
    SigningKeys.restorePublic(key, file, "test");
    assertThat(Files.readString(beside)).isEqualTo("of somebody");
  }

  @Test
  void ssh_keygen_reads_our_key_and_accepts_our_signature() throws Exception {
    assumeSshKeygen();
    SigningKey key = SigningKeys.create(folder.resolve("key"), "test");
    Files.writeString(folder.resolve("signers"), "me " + key.publicKey().line() + "\n");
    Files.write(folder.resolve("message"), MESSAGE);
    Files.writeString(folder.resolve("message.sig"), key.sign("test", MESSAGE).text());

    assertThat(run("ssh-keygen -y -f key")).contains(key.publicKey().line());
    assertThat(run("ssh-keygen -l -f key.pub")).contains(key.publicKey().fingerprint());
    assertThat(run("ssh-keygen -Y verify -f signers -I me -n test -s message.sig < message"))
        .contains("Good \"test\" signature");
  }

  @Test
  void we_read_the_key_of_ssh_keygen_and_sign_as_it_does() throws Exception {
    assumeSshKeygen();
    run("ssh-keygen -q -t ed25519 -N '' -C someone -f theirs");
    Files.write(folder.resolve("message"), MESSAGE);
    run("ssh-keygen -q -Y sign -f theirs -n test message");
    String theirs = Files.readString(folder.resolve("message.sig"));

    SigningKey key = SigningKeys.read(folder.resolve("theirs"));

    assertThat(key.sign("test", MESSAGE).text()).isEqualTo(theirs);
    assertThat(SshSignature.parse(theirs).orElseThrow().covers("test", MESSAGE)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ssh-keygen -q -t ed25519 -N secret -f key | passphrase",
        "ssh-keygen -q -t ed25519 -N '' -f other; cp other.pub key | public key",
        "ssh-keygen -q -t ecdsa -N '' -f key | ssh-ed25519 expected",
        "ssh-keygen -q -t rsa -m PEM -N '' -f key | not in the format of OpenSSH",
        "ssh-keygen -q -t ed25519 -N '' -f other; head -c 150 other > key | damaged",
        "echo nothing > key | no private key",
        "mkdir key | no file",
        "true | no such file",
      })
  void given_something_else_the_message_says_what_it_is(String make, String words)
      throws Exception {
    assumeSshKeygen();
    run(make);

    assertThatThrownBy(() -> SigningKeys.read(folder.resolve("key")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(words);
  }

  private static void assumeSshKeygen() throws Exception {
    Process found = new ProcessBuilder("sh", "-c", "command -v ssh-keygen").start();
    assumeThat(found.waitFor()).as("ssh-keygen is not installed: not compared with it").isZero();
  }

  private String run(String command) throws Exception {
    Process process =
        new ProcessBuilder("sh", "-c", command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(out).isZero();
    return out;
  }
}
