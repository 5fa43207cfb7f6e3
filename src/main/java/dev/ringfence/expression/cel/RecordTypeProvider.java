package dev.ringfence.expression.cel;

import com.google.common.collect.ImmutableCollection;
import com.google.common.collect.ImmutableMap;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.StructType;
import java.util.Optional;

/** Shows the record types to the checker. */
record RecordTypeProvider(ImmutableMap<String, CelType> byName) implements CelTypeProvider {
  static RecordTypeProvider of(RecordTypes types) {
    ImmutableMap.Builder<String, CelType> byName = ImmutableMap.builder();
    types.all().forEach(type -> byName.put(type.typeName(), struct(type)));
    return new RecordTypeProvider(byName.buildOrThrow());
  }

  private static CelType struct(RecordType type) {
    ImmutableMap.Builder<String, CelType> builder = ImmutableMap.builder();
    type.fields().values().forEach(field -> builder.put(field.name(), field.type()));
    ImmutableMap<String, CelType> fields = builder.buildOrThrow();
    return StructType.create(
        type.typeName(), fields.keySet(), name -> Optional.ofNullable(fields.get(name)));
  }

  @Override
  public ImmutableCollection<CelType> types() {
    return byName.values();
  }

  @Override
  public Optional<CelType> findType(String typeName) {
    return Optional.ofNullable(byName.get(typeName));
  }
}
