package dev.ringfence.check;

import dev.ringfence.control.CheckDefinition;
import java.util.List;

/** A procedure that judges every subject of its kind in a network; pure. */
public interface Check {
  CheckDefinition definition();

  /**
   * Judges a network; never empty: without a subject it says why there is none, or what could have
   * named one.
   */
  List<Judgement> judge(Judged judged);
}
