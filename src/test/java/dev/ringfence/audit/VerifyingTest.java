package dev.ringfence.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.ringfence.handoff.Alteration;
import dev.ringfence.handoff.Alteration.Kind;
import dev.ringfence.handoff.NotAPackageException;
import dev.ringfence.handoff.PackageNames;
import dev.ringfence.handoff.ssh.SigningKey;
import dev.ringfence.handoff.ssh.SigningKeys;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is done to a small package is found, and named. */
class VerifyingTest {
  @TempDir Path folder;
  private SigningKey key;
  private Path file;
  private byte[] whole;

  @BeforeEach
  void pack() throws IOException {
    key = SigningKeys.create(folder.resolve("key"), "test");
    file = folder.resolve("small.zip");
    SmallPackage.write(file, key);
    whole = Files.readAllBytes(file);
  }

  @Test
  void given_a_package_as_it_was_signed_nothing_is_found() throws IOException {
    Verifying.Verified verified = Verifying.anySigner().verify(file);

    assertThat(verified.verification().alterations()).isEmpty();
    assertThat(verified.fingerprint()).contains(key.publicKey().fingerprint());
    assertThat(verified.verification().manifest().orElseThrow().estate()).isEqualTo("shop");
  }

  @Tag("thorough")
  @Test
  void given_any_one_byte_changed_it_is_found_and_its_file_named() throws IOException {
    List<String> owners = owners();
    for (int at = 0; at < whole.length; at++) {
      byte[] changed = whole.clone();
      changed[at] ^= (byte) (1 << (at % 8));

      List<Alteration> found = alterations(changed);

      assertThat(found).as("byte %s", at).isNotEmpty();
      if (owners.get(at).isEmpty()) {
        assertThat(found).as("byte %s", at).extracting(Alteration::kind).contains(Kind.CONTAINER);
      } else {
        assertThat(found)
            .as("byte %s of %s", at, owners.get(at))
            .contains(new Alteration(Kind.ALTERED, owners.get(at), ""));
        assertThat(found.stream().filter(one -> one.kind() == Kind.ALTERED))
            .extracting(Alteration::name)
            .containsOnly(owners.get(at));
      }
    }
  }

  @Test
  void given_a_package_cut_short_anywhere_it_is_found() throws IOException {
    int first = owners().lastIndexOf(PackageNames.MANIFEST);
    for (int length = whole.length - 1; length > first; length -= 7) {
      assertThat(alterations(java.util.Arrays.copyOf(whole, length))).as("%s", length).isNotEmpty();
    }
  }

  @Test
  void given_bytes_after_the_end_or_before_the_beginning_they_are_found() throws IOException {
    assertThat(alterations(java.util.Arrays.copyOf(whole, whole.length + 1))).isNotEmpty();
    byte[] later = new byte[whole.length + 1];
    System.arraycopy(whole, 0, later, 1, whole.length);
    Files.write(file, later);

    assertThatThrownBy(() -> Verifying.anySigner().verify(file))
        .isInstanceOf(NotAPackageException.class);
  }

  @Test
  void given_a_file_less_and_a_file_more_each_is_named() throws IOException {
    PackageContents contents = SmallPackage.contents(key);
    contents.sign(SmallPackage.manifest(contents), key);
    contents.add("reports/report.pdf", "%PDF".getBytes(StandardCharsets.US_ASCII));
    Path more = folder.resolve("more.zip");
    contents.write(more);
    assertThat(Verifying.anySigner().verify(more).verification().alterations())
        .containsExactly(new Alteration(Kind.ADDED, "reports/report.pdf", ""));

    Files.delete(file);
    repack(content(), PackageNames.README);
    assertThat(Verifying.anySigner().verify(file).verification().alterations())
        .containsExactly(new Alteration(Kind.MISSING, PackageNames.README, ""));
  }

  /** Packs the same files again, canonically, without one of them. */
  private void repack(TreeMap<String, byte[]> content, String without) throws IOException {
    PackageContents contents = new PackageContents();
    content.forEach(
        (name, bytes) -> {
          if (!name.equals(without)) {
            contents.add(name, bytes);
          }
        });
    contents.write(file);
  }

  @Test
  void given_another_signer_than_expected_both_keys_are_named() throws IOException {
    SigningKey other = SigningKeys.create(folder.resolve("other"), "test");

    List<Alteration> found =
        Verifying.signer(other.publicKey().line()).verify(file).verification().alterations();

    assertThat(found).extracting(Alteration::kind).containsExactly(Kind.SIGNATURE);
    assertThat(found.get(0).detail())
        .contains(key.publicKey().fingerprint(), other.publicKey().fingerprint());
    assertThat(
            Verifying.signer(PackageContents.signers(key)).verify(file).verification().isIntact())
        .isTrue();
    assertThatThrownBy(() -> Verifying.signer("ssh-rsa AAAA"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("ssh-ed25519");
  }

  @Test
  void given_the_same_files_in_a_zip_of_another_make_it_is_not_taken() throws IOException {
    TreeMap<String, byte[]> content = content();
    Files.delete(file);
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (var entry : content.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
        zip.closeEntry();
      }
    }

    assertThat(Verifying.anySigner().verify(file).verification().alterations())
        .extracting(Alteration::kind)
        .contains(Kind.CONTAINER);
  }

  @Test
  void given_one_byte_of_each_listed_file_changed_sha256sum_names_it() throws Exception {
    assumeThat(isInstalled("sha256sum")).as("sha256sum is not installed").isTrue();
    TreeMap<String, byte[]> content = content();
    for (String name : content.keySet()) {
      if (name.startsWith(PackageNames.SUMS)) {
        continue;
      }
      Path unpacked = unpack(content, name);

      Ran ran = run(unpacked, "sha256sum", "-c", PackageNames.SUMS);

      assertThat(ran.code()).isEqualTo(1);
      assertThat(ran.out().lines().filter(line -> line.endsWith(": FAILED")))
          .containsExactly(name + ": FAILED");
    }
  }

  @Test
  void given_the_sums_or_the_signature_changed_ssh_keygen_says_so() throws Exception {
    assumeThat(isInstalled("ssh-keygen")).as("ssh-keygen is not installed").isTrue();
    TreeMap<String, byte[]> content = content();

    assertThat(signed(unpack(content, "")).code()).isZero();
    assertThat(signed(unpack(content, "")).out()).contains(key.publicKey().fingerprint());
    assertThat(signed(unpack(content, PackageNames.SUMS)).code()).isNotZero();
    assertThat(signed(unpack(content, PackageNames.SIGNATURE)).code()).isNotZero();
  }

  private static Ran signed(Path unpacked) throws Exception {
    return run(
        unpacked,
        "sh",
        "-c",
        "ssh-keygen -Y verify -f allowed_signers -I ringfence -n ringfence-handoff"
            + " -s SHA256SUMS.sig < SHA256SUMS");
  }

  /** Unpacks, and changes a byte in the middle of one file. */
  private Path unpack(TreeMap<String, byte[]> content, String changed) throws IOException {
    Path target = Files.createTempDirectory(folder, "unpacked");
    for (var entry : content.entrySet()) {
      byte[] bytes = entry.getValue().clone();
      if (entry.getKey().equals(changed)) {
        bytes[bytes.length / 2] ^= 1;
      }
      Path to = target.resolve(entry.getKey());
      Files.createDirectories(to.getParent());
      Files.write(to, bytes);
    }
    return target;
  }

  private List<Alteration> alterations(byte[] changed) throws IOException {
    Files.write(file, changed);
    return Verifying.anySigner().verify(file).verification().alterations();
  }

  private TreeMap<String, byte[]> content() throws IOException {
    TreeMap<String, byte[]> content = new TreeMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(whole))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        content.put(entry.getName(), zip.readAllBytes());
      }
    }
    return content;
  }

  /** Of each byte of the container the file whose content it is in; empty around them. */
  private List<String> owners() throws IOException {
    List<String> owners = new ArrayList<>();
    content()
        .forEach(
            (name, bytes) -> {
              owners.addAll(java.util.Collections.nCopies(30 + name.length(), ""));
              owners.addAll(java.util.Collections.nCopies(bytes.length, name));
            });
    owners.addAll(java.util.Collections.nCopies(whole.length - owners.size(), ""));
    return owners;
  }

  private record Ran(int code, String out) {}

  private static boolean isInstalled(String tool) throws Exception {
    return run(Path.of(""), "sh", "-c", "command -v " + tool).code() == 0;
  }

  private static Ran run(Path where, String... command) throws Exception {
    Process process =
        new ProcessBuilder(command)
            .directory(where.toAbsolutePath().toFile())
            .redirectErrorStream(true)
            .start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return new Ran(process.exitValue(), out);
  }
}
