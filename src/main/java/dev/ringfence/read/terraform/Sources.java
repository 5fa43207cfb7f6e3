package dev.ringfence.read.terraform;

import dev.ringfence.hcl.SourceRange;
import dev.ringfence.terraform.Values;

/** Values that only applying will tell. */
final class Sources {
  private Sources() {}

  static Cell untold(String reason, SourceRange where) {
    return new Cell(Values.unknown(reason, where), where);
  }

  /** A value that follows from this one in a way nobody here can tell. */
  static Cell untold(Cell given) {
    return untold("AWS chooses it when it is applied", given.where());
  }
}
