package dev.ringfence.audit;

/** Tells a waiting person how far long work has come. */
public interface Progress {
  /** Nobody is waiting. */
  Progress SILENT =
      new Progress() {
        @Override
        public void begin(String step, long total) {}

        @Override
        public void advance(String step, long by, String what) {}

        @Override
        public void end(String step) {}
      };

  /**
   * A step begins.
   *
   * @param total units of work, or -1 where that is not known yet
   */
  void begin(String step, long total);

  /** Units are done; {@code what} names the last one, or is empty. */
  void advance(String step, long by, String what);

  /** Something the waiting person should know meanwhile; nothing is done by it. */
  default void note(String step, String what) {}

  void end(String step);
}
