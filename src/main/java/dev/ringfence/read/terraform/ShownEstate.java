package dev.ringfence.read.terraform;

import dev.ringfence.evidence.Digest;
import dev.ringfence.evidence.SourceRef;
import dev.ringfence.hcl.JsonSyntax;
import dev.ringfence.hcl.JsonValue;
import dev.ringfence.hcl.JsonValue.JsonArray;
import dev.ringfence.hcl.JsonValue.JsonMember;
import dev.ringfence.hcl.JsonValue.JsonObject;
import dev.ringfence.hcl.Limits;
import dev.ringfence.hcl.SourceRange;
import dev.ringfence.terraform.Evaluation;
import dev.ringfence.terraform.ShownFile;
import java.util.HashMap;
import java.util.Map;

/** A plan or state, whose places are pointers into its JSON: all of it mostly is one line. */
final class ShownEstate {
  private final String path;
  private final Evaluation evaluation;
  private final Map<Place, String> pointers = new HashMap<>();

  private record Place(int line, int column) {
    static Place of(SourceRange range) {
      return new Place(range.line(), range.column());
    }
  }

  ShownEstate(String path, String text) {
    this.path = path;
    evaluation = ShownFile.of(path, text);
    JsonSyntax.value(path, text, Limits.STANDARD)
        .fold(
            whole -> {
              point("", whole.value());
              return true;
            },
            refused -> false);
  }

  private void point(String pointer, JsonValue value) {
    pointers.put(Place.of(value.range()), pointer);
    if (value instanceof JsonObject object) {
      for (JsonMember member : object.members()) {
        String name = member.name().replace("~", "~0").replace("/", "~1");
        pointers.put(Place.of(member.range()), pointer + "/" + name);
        point(pointer + "/" + name, member.value());
      }
    } else if (value instanceof JsonArray array) {
      int index = 0;
      for (JsonValue item : array.items()) {
        point(pointer + "/" + index++, item);
      }
    }
  }

  String path() {
    return path;
  }

  Evaluation evaluation() {
    return evaluation;
  }

  /** A place that stands for all of it. */
  SourceRange place() {
    return new SourceRange(path, 1, 1, 1, 1);
  }

  SourceRef sealed(SourceRange range, Digest digest) {
    String pointer = pointers.get(Place.of(range));
    return pointer == null
        ? SourceRef.atLine(digest, path, range.line())
        : SourceRef.at(digest, path, pointer);
  }
}
