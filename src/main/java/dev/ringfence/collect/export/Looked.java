package dev.ringfence.collect.export;

/** What reading one file came to. */
sealed interface Looked {
  /**
   * A JSON object, as UTF-8.
   *
   * @param encoding what the file was written in; empty where that is plain UTF-8
   */
  record Document(byte[] utf8, String encoding, Outline outline) implements Looked {}

  /** Not readable as JSON. */
  record Failed(Fault fault) implements Looked {}
}
