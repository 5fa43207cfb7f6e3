package dev.ringfence.read.host;

import java.util.ArrayList;
import java.util.List;

/** {@code tcp flags syn / fin,syn,rst,ack} and {@code tcp flags & (fin | syn | ack) == syn}. */
final class NftFlags {
  private static final List<String> NONE = List.of();

  private final NftReader reader;

  NftFlags(NftReader reader) {
    this.reader = reader;
  }

  Stmt match() throws NotModelledException {
    if (reader.take("&")) {
      List<String> mask = names();
      String operator = reader.next();
      if (!operator.equals("==") && !operator.equals("!=")) {
        throw new NotModelledException("tcp flags " + operator);
      }
      return new Stmt.Match(List.of("tcp flags"), operator, new Value.Flags(mask, names()));
    }
    String operator = reader.take("!=") ? "!=" : "==";
    reader.take("==");
    List<String> set = names();
    if (!reader.take("/")) {
      throw new NotModelledException("tcp flags without a mask");
    }
    return new Stmt.Match(List.of("tcp flags"), operator, new Value.Flags(names(), set));
  }

  private List<String> names() {
    boolean isGrouped = reader.take("(");
    List<String> names = new ArrayList<>();
    do {
      names.add(reader.next());
    } while (reader.take("|") || reader.take(","));
    if (isGrouped) {
      reader.take(")");
    }
    return names.equals(List.of("0x0")) ? NONE : names;
  }
}
