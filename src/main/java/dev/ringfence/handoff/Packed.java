package dev.ringfence.handoff;

import dev.ringfence.evidence.Digest;
import java.util.List;
import java.util.Optional;

/**
 * What a container was found to hold.
 *
 * @param files in the order they stand
 * @param faults ways in which the container is not the one its files would be packed into
 */
public record Packed(List<PackedFile> files, List<String> faults) {
  /**
   * A file of it.
   *
   * @param names the name before the content and, where it differs, the one in the list at the end
   * @param size in bytes
   * @param digest of the content as found
   * @param isWhole whether the content has the checksum the container states
   */
  public record PackedFile(List<String> names, long size, Digest digest, boolean isWhole) {
    public PackedFile {
      names = List.copyOf(names);
    }
  }

  public Packed {
    files = List.copyOf(files);
    faults = List.copyOf(faults);
  }

  /** The file that goes by a name. */
  public Optional<PackedFile> file(String name) {
    return files.stream().filter(file -> file.names().contains(name)).findFirst();
  }
}
