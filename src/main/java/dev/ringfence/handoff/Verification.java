package dev.ringfence.handoff;

import dev.ringfence.evidence.Digest;
import dev.ringfence.handoff.Alteration.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Compares what a container holds with what was signed.
 *
 * @param alterations in order; empty if the package is as it was signed
 * @param manifest what the package says it is, if that can be read
 */
public record Verification(List<Alteration> alterations, Optional<Manifest> manifest) {
  private static final List<String> MARKS =
      List.of(PackageNames.MANIFEST, PackageNames.SUMS, PackageNames.SIGNATURE);

  /**
   * The texts a package is judged by, as found in it; empty where they are missing.
   *
   * @param isSigned whether the signature covers {@code SHA256SUMS}
   * @param signatureFault what is wrong with the signature or its key; empty if nothing
   */
  public record Texts(String manifest, String sums, boolean isSigned, String signatureFault) {}

  public Verification {
    alterations = alterations.stream().distinct().sorted().toList();
  }

  public boolean isIntact() {
    return alterations.isEmpty();
  }

  /** Whether a file is a package at all, be it altered. */
  public static boolean isPackage(Packed packed) {
    return MARKS.stream().anyMatch(mark -> packed.file(mark).isPresent());
  }

  public static Verification of(Packed packed, Texts texts) {
    List<Alteration> found = new ArrayList<>();
    packed.faults().forEach(fault -> found.add(new Alteration(Kind.CONTAINER, "zip", fault)));
    packed.files().stream()
        .filter(file -> !file.isWhole())
        .forEach(file -> found.add(new Alteration(Kind.ALTERED, file.names().get(0), "")));
    if (!texts.signatureFault().isEmpty()) {
      found.add(new Alteration(Kind.SIGNATURE, PackageNames.SIGNATURE, texts.signatureFault()));
    }
    Optional<Manifest> manifest = Manifest.parse(texts.manifest());
    Optional<Sums> sums = Sums.parse(texts.sums());
    if (sums.isEmpty()) {
      found.add(unreadable(packed, PackageNames.SUMS));
    }
    if (manifest.isEmpty()) {
      found.add(unreadable(packed, PackageNames.MANIFEST));
    }
    expected(manifest, sums, texts.isSigned())
        .ifPresent(expected -> compare(packed, expected, found));
    manifest
        .filter(read -> texts.isSigned())
        .ifPresent(read -> contradictions(read, sums, packed, found));
    return new Verification(found, manifest);
  }

  private static Alteration unreadable(Packed packed, String name) {
    return packed.file(name).isPresent()
        ? new Alteration(Kind.ALTERED, name, "it cannot be read")
        : new Alteration(Kind.MISSING, name, "");
  }

  /**
   * What each file should be: as signed or, where the signature does not cover the sums, as the
   * manifest has it, so that an altered sum does not make its file look altered.
   */
  private static Optional<SortedMap<String, Digest>> expected(
      Optional<Manifest> manifest, Optional<Sums> sums, boolean isSigned) {
    Optional<SortedMap<String, Digest>> summed = sums.map(Sums::digests);
    Optional<SortedMap<String, Digest>> listed =
        manifest.flatMap(Verification::listed).map(TreeMap::new);
    if (isSigned || listed.isEmpty()) {
      return summed;
    }
    return listed;
  }

  private static Optional<Map<String, Digest>> listed(Manifest manifest) {
    try {
      return Optional.of(
          manifest.files().stream()
              .collect(
                  Collectors.toMap(
                      Manifest.Listed::path, file -> new Digest(file.sha256()), (a, b) -> b)));
    } catch (IllegalArgumentException e) {
      // Something there is no digest.
      return Optional.empty();
    }
  }

  private static void compare(
      Packed packed, SortedMap<String, Digest> expected, List<Alteration> found) {
    Set<String> known = new TreeSet<>(MARKS);
    known.addAll(expected.keySet());
    expected.forEach(
        (name, digest) ->
            packed
                .file(name)
                .ifPresentOrElse(
                    file -> {
                      if (!file.digest().equals(digest)) {
                        found.add(new Alteration(Kind.ALTERED, name, ""));
                      }
                    },
                    () -> found.add(new Alteration(Kind.MISSING, name, ""))));
    MARKS.stream()
        .filter(mark -> packed.file(mark).isEmpty())
        .forEach(mark -> found.add(new Alteration(Kind.MISSING, mark, "")));
    packed.files().stream()
        .filter(file -> file.names().stream().noneMatch(known::contains))
        .forEach(file -> found.add(new Alteration(Kind.ADDED, file.names().get(0), "")));
  }

  /** A package that is signed as it is may still contradict itself. */
  private static void contradictions(
      Manifest manifest, Optional<Sums> sums, Packed packed, List<Alteration> found) {
    Map<String, Digest> listed = listed(manifest).orElse(Map.of());
    TreeMap<String, Digest> summed = new TreeMap<>(sums.map(Sums::digests).orElse(new TreeMap<>()));
    summed.remove(PackageNames.MANIFEST);
    if (sums.isPresent() && !summed.equals(listed)) {
      found.add(contradiction(PackageNames.MANIFEST, "it lists other files than SHA256SUMS"));
    }
    expectDigest(PackageNames.EVIDENCE, manifest.evidence(), listed, found);
    expectDigest(PackageNames.ASSESSMENT, manifest.assessment(), listed, found);
    expectDigest(PackageNames.INPUTS, manifest.inputs(), listed, found);
    expectSizes(manifest, packed, found);
    packed.files().stream()
        .map(file -> file.names().get(0))
        .filter(PackageNames::isNamedByDigest)
        .filter(listed::containsKey)
        .filter(name -> !name.endsWith("/" + listed.get(name)))
        .forEach(name -> found.add(contradiction(name, "it is not named by its digest")));
  }

  private static void expectDigest(
      String name, String stated, Map<String, Digest> listed, List<Alteration> found) {
    Digest digest = listed.get(name);
    if (digest == null || !digest.sha256().equals(stated)) {
      found.add(contradiction(name, "MANIFEST.json states another digest for it"));
    }
  }

  private static void expectSizes(Manifest manifest, Packed packed, List<Alteration> found) {
    for (Manifest.Listed file : manifest.files()) {
      boolean isOther =
          packed.file(file.path()).filter(there -> there.size() != file.bytes()).isPresent();
      if (isOther) {
        found.add(contradiction(file.path(), "MANIFEST.json states another size"));
      }
    }
  }

  private static Alteration contradiction(String name, String detail) {
    return new Alteration(Kind.CONTRADICTION, name, detail);
  }
}
