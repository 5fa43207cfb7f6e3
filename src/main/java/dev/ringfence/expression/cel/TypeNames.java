package dev.ringfence.expression.cel;

import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;

/** Types as authors of controls know them. */
final class TypeNames {
  private TypeNames() {}

  static String of(CelType type) {
    if (type instanceof ListType list) {
      return "list(" + of(list.elemType()) + ")";
    }
    if (type instanceof MapType map) {
      return "map(" + of(map.keyType()) + ", " + of(map.valueType()) + ")";
    }
    return RecordType.display(type.name());
  }
}
