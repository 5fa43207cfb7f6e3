package dev.ringfence.expression.cel;

import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.ringfence.expression.cel.RecordType.Field;
import dev.ringfence.net.Addresses;
import dev.ringfence.net.Packets;
import dev.ringfence.net.Ports;
import dev.ringfence.network.Endpoint;
import dev.ringfence.network.Fact;
import dev.ringfence.network.Kind;
import dev.ringfence.network.ResourceHeader;
import dev.ringfence.network.ZoneAssignment.Place;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The record types of the language, derived from the components of the model's records. */
final class RecordTypes {
  static final String TAGS = "tags";

  /** Variable and type of a selector. */
  static final String ENDPOINT = "endpoint";

  private static final String HEADER = "header";

  private static final Map<Class<?>, CelType> VALUES =
      Map.of(
          String.class,
          SimpleType.STRING,
          Boolean.class,
          SimpleType.BOOL,
          Long.class,
          SimpleType.INT,
          Addresses.class,
          Terms.ADDRESSES.type(),
          Ports.class,
          Terms.PORTS.type(),
          Packets.class,
          Terms.PACKETS.type());

  private final Map<Class<?>, RecordType> byClass = new HashMap<>();
  private final RecordType place;

  RecordTypes() {
    for (Kind kind : Kind.values()) {
      byClass.put(kind.type(), derive(kind.word(), kind.type()));
    }
    RecordType endpoint = derive(ENDPOINT, Endpoint.class);
    byClass.put(Endpoint.class, endpoint);
    place = PlaceFields.of(endpoint);
  }

  RecordType of(Class<?> type) {
    RecordType found = type == Place.class ? place : byClass.get(type);
    if (found == null) {
      throw new IllegalStateException("no record type for " + type);
    }
    return found;
  }

  Collection<RecordType> all() {
    return Collections.unmodifiableCollection(byClass.values());
  }

  Optional<RecordType> named(String typeName) {
    return byClass.values().stream().filter(t -> t.typeName().equals(typeName)).findFirst();
  }

  private static RecordType derive(String name, Class<?> type) {
    Map<String, Field> fields = new LinkedHashMap<>();
    headerText(fields, "id", ResourceHeader::id);
    headerText(fields, "localId", ResourceHeader::localId);
    headerText(fields, "name", ResourceHeader::name);
    headerText(fields, "provider", header -> header.origin().provider());
    headerText(fields, "account", header -> header.origin().account());
    headerText(fields, "region", header -> header.origin().region());
    // Tags are facts one by one: the map itself is no fact.
    CelType tags = MapType.create(SimpleType.STRING, SimpleType.STRING);
    fields.put(TAGS, new Field(TAGS, fields.size(), tags, RecordTypes::noFact));
    for (RecordComponent component : type.getRecordComponents()) {
      if (!component.getName().equals(HEADER)) {
        Field field = field(component, fields.size());
        if (fields.put(field.name(), field) != null) {
          throw new IllegalStateException(component + " hides a field that every record has");
        }
      }
    }
    return new RecordType(name, Collections.unmodifiableMap(fields));
  }

  private static Fact<?> noFact(Record resource) {
    throw new IllegalStateException("tags of " + resource + " are read by key");
  }

  private static void headerText(
      Map<String, Field> fields, String name, Function<ResourceHeader, String> text) {
    Function<Record, Fact<?>> fact =
        resource -> {
          ResourceHeader header = RecordType.header(resource);
          return Fact.known(text.apply(header), header.source());
        };
    fields.put(name, new Field(name, fields.size(), SimpleType.STRING, fact));
  }

  private static Field field(RecordComponent component, int number) {
    Type type = component.getGenericType();
    if (type == String.class) {
      return new Field(
          component.getName(),
          number,
          SimpleType.STRING,
          resource ->
              Fact.known((String) read(component, resource), RecordType.header(resource).source()));
    }
    if (type instanceof ParameterizedType fact && fact.getRawType() == Fact.class) {
      return new Field(
          component.getName(),
          number,
          valueType(fact.getActualTypeArguments()[0], component),
          resource -> (Fact<?>) read(component, resource));
    }
    throw new IllegalStateException("expressions have no type for " + component);
  }

  private static CelType valueType(Type type, RecordComponent component) {
    if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
      return ListType.create(valueType(list.getActualTypeArguments()[0], component));
    }
    CelType value = VALUES.get(type);
    return value != null
        ? value
        : Arrays.stream(Kind.values())
            .filter(kind -> kind.type() == type)
            .<CelType>map(kind -> Terms.record(kind.word()))
            .findFirst()
            .orElseThrow(
                () -> new IllegalStateException("expressions have no type for " + component));
  }

  private static Object read(RecordComponent component, Record resource) {
    try {
      return component.getAccessor().invoke(resource);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("cannot read " + component, e);
    }
  }
}
