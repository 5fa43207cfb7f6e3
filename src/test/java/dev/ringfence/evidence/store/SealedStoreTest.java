package dev.ringfence.evidence.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ringfence.evidence.AlteredEvidenceException;
import dev.ringfence.evidence.CollectionGap;
import dev.ringfence.evidence.CollectionGap.Reason;
import dev.ringfence.evidence.Digest;
import dev.ringfence.evidence.EvidenceSet;
import dev.ringfence.evidence.EvidenceSource;
import dev.ringfence.evidence.Request;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealedStoreTest {
  private static final String ABC =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  private final Path folder;

  SealedStoreTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void given_bytes_they_are_kept_under_the_digest_of_their_content() throws IOException {
    Digest digest = SealedStore.open(folder).seal("abc".getBytes(UTF_8));

    assertThat(digest.sha256()).isEqualTo(ABC);
    assertThat(files()).containsExactly("sha256/ba/" + ABC + ".gz");
    assertThat(SealedStore.open(folder).bytes(digest)).isEqualTo("abc".getBytes(UTF_8));
    assertThat(Files.getPosixFilePermissions(file()).toString()).doesNotContain("WRITE");
  }

  @Test
  void given_bytes_sealed_before_sealing_them_again_touches_no_file() throws IOException {
    SealedStore store = SealedStore.open(folder);
    store.seal("abc".getBytes(UTF_8));
    FileTime longAgo = FileTime.from(Instant.parse("2001-01-01T00:00:00Z"));
    Files.setLastModifiedTime(file(), longAgo);

    store.seal("abc".getBytes(UTF_8));

    assertThat(Files.getLastModifiedTime(file())).isEqualTo(longAgo);
    assertThat(files()).hasSize(1);
  }

  @Test
  void given_a_file_with_other_content_reading_names_digest_and_file() throws IOException {
    SealedStore store = SealedStore.open(folder);
    Digest other = store.seal("abd".getBytes(UTF_8));
    Digest digest = store.seal("abc".getBytes(UTF_8));
    Files.delete(file());
    Files.copy(
        folder.resolve("sha256/" + other.sha256().substring(0, 2) + "/" + other + ".gz"), file());

    assertThatThrownBy(() -> store.bytes(digest))
        .isInstanceOf(AlteredEvidenceException.class)
        .hasMessage(
            "sealed evidence " + ABC + " in " + file() + ": its content now has digest " + other);
  }

  @Test
  void given_a_file_cut_short_or_gone_reading_names_digest_and_file() throws IOException {
    SealedStore store = SealedStore.open(folder);
    Digest digest = store.seal("abc".getBytes(UTF_8));
    byte[] whole = Files.readAllBytes(file());
    Files.delete(file());

    assertThatThrownBy(() -> store.bytes(digest))
        .isInstanceOf(AlteredEvidenceException.class)
        .hasMessage("sealed evidence " + ABC + " in " + file() + ": the file is missing");

    Files.write(file(), java.util.Arrays.copyOf(whole, whole.length - 9));
    assertThatThrownBy(() -> store.bytes(digest))
        .isInstanceOf(AlteredEvidenceException.class)
        .hasMessageStartingWith(
            "sealed evidence " + ABC + " in " + file() + ": the file cannot be read: ");
  }

  @Test
  void given_a_kill_between_writing_and_renaming_nothing_is_read_and_leftovers_go_when_abandoned()
      throws IOException {
    SealedStore.open(folder).seal("abc".getBytes(UTF_8));
    Path torn = file().resolveSibling(".unfinished-0d9c");
    Files.move(file(), torn);
    Path tornSet = folder.resolve("sets/.unfinished-77aa");
    Files.createFile(tornSet);

    SealedStore young = SealedStore.open(folder, Instant.parse("2001-01-01T00:00:00Z"));

    assertThat(torn).exists();
    assertThat(young.sets()).isEmpty();
    assertThatThrownBy(() -> young.bytes(new Digest(ABC)))
        .isInstanceOf(AlteredEvidenceException.class);

    SealedStore old = SealedStore.open(folder, Instant.parse("2999-01-01T00:00:00Z"));

    assertThat(torn).doesNotExist();
    assertThat(tornSet).doesNotExist();
    assertThat(old.seal("abc".getBytes(UTF_8)).sha256()).isEqualTo(ABC);
    assertThat(old.bytes(new Digest(ABC))).isEqualTo("abc".getBytes(UTF_8));
  }

  @Test
  void given_many_writers_of_the_same_bytes_each_content_is_kept_once_seed_20261101()
      throws IOException {
    SplittableRandom random = new SplittableRandom(20261101);
    List<byte[]> contents =
        IntStream.range(0, 40)
            .mapToObj(
                i -> {
                  byte[] bytes = new byte[random.nextInt(5000)];
                  random.nextBytes(bytes);
                  return bytes;
                })
            .toList();
    SealedStore store = SealedStore.open(folder);

    Map<Digest, byte[]> sealed = new HashMap<>();
    IntStream.range(0, 400)
        .parallel()
        .mapToObj(i -> contents.get(i % 40))
        .map(bytes -> Map.entry(store.seal(bytes), bytes))
        .sequential()
        .forEach(entry -> sealed.put(entry.getKey(), entry.getValue()));

    assertThat(files()).hasSize(40);
    sealed.forEach((digest, bytes) -> assertThat(store.bytes(digest)).isEqualTo(bytes));
  }

  @Test
  void given_a_sealed_manifest_the_set_is_found_by_the_beginning_of_its_digest() {
    EvidenceSet evidence =
        new EvidenceSet(
            List.of(),
            List.of(
                new CollectionGap(
                    Request.of(new EvidenceSource("aws", "111122223333", "eu-central-1"), "x:Y"),
                    Reason.DENIED,
                    "",
                    Optional.empty())));
    SealedStore store = SealedStore.open(folder);

    Digest name = store.seal(EvidenceManifest.of(evidence));

    assertThat(SealedStore.open(folder).sets()).containsExactly(name);
    assertThat(store.sets(name.sha256().substring(0, 6))).containsExactly(name);
    assertThat(store.sets("not hexadecimal")).isEmpty();
    assertThat(store.set(name)).isEqualTo(evidence);
  }

  private Path file() {
    return folder.resolve("sha256/ba/" + ABC + ".gz");
  }

  private List<String> files() throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths
          .filter(Files::isRegularFile)
          .map(path -> folder.relativize(path).toString().replace('\\', '/'))
          .sorted()
          .toList();
    }
  }
}
