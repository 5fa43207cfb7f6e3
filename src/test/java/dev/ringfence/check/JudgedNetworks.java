package dev.ringfence.check;

import dev.ringfence.network.NetworkModel;
import dev.ringfence.network.Plane;
import org.jspecify.annotations.NullMarked;

/** What checks judge in tests of other packages. */
@NullMarked
public final class JudgedNetworks {
  private JudgedNetworks() {}

  /** Nothing at all. */
  public static Judged empty() {
    return ManualCheckTest.judged(NetworkModel.empty(Plane.DECLARED));
  }
}
