package dev.ringfence.collect;

import java.util.function.Function;

/** What reading one file came to. */
public sealed interface Looked {
  /**
   * A JSON object, as UTF-8.
   *
   * @param encoding what the file was written in; empty where that is plain UTF-8
   */
  record Document(byte[] utf8, String encoding, Outline outline) implements Looked {}

  /** Not readable as JSON. */
  record Failed(Fault fault) implements Looked {}

  default <R> R fold(Function<Document, R> document, Function<Fault, R> failed) {
    return this instanceof Document d ? document.apply(d) : failed.apply(((Failed) this).fault());
  }
}
