package dev.ringfence.read.terraform;

import java.util.Locale;

/** Protocols as configurations write them. */
final class Protocols {
  private Protocols() {}

  /** As the API answers: {@code -1} for all, names of protocols in small letters. */
  static String number(String text) {
    String protocol = text.strip().toLowerCase(Locale.ROOT);
    return protocol.equals("all") ? "-1" : protocol;
  }
}
