package dev.ringfence.collect.git;

import java.nio.charset.StandardCharsets;
import org.eclipse.jgit.lib.ObjectLoader;

/** Files that Git LFS keeps elsewhere and leaves a pointer for (git-lfs, docs/spec.md). */
final class LargeFiles {
  /** "Pointer files must be less than 1024 bytes in size." */
  private static final long LONGEST = 1_024;

  private static final byte[] BEGINNING =
      "version https://git-lfs.github.com/spec/".getBytes(StandardCharsets.UTF_8);

  private LargeFiles() {}

  static boolean isPointer(ObjectLoader blob) {
    if (blob.getSize() >= LONGEST || blob.getSize() < BEGINNING.length) {
      return false;
    }
    byte[] text = blob.getCachedBytes();
    for (int i = 0; i < BEGINNING.length; i++) {
      if (text[i] != BEGINNING[i]) {
        return false;
      }
    }
    return true;
  }
}
