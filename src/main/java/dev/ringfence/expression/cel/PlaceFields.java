package dev.ringfence.expression.cel;

import dev.ringfence.expression.cel.RecordType.Field;
import dev.ringfence.network.Fact;
import dev.ringfence.network.ZoneAssignment.Place;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** The fields of an endpoint as far as the subnet it lies in tells them. */
final class PlaceFields {
  private PlaceFields() {}

  /** The same type, so that one selector can be put to both. */
  static RecordType of(RecordType endpoint) {
    Map<String, Field> fields = new LinkedHashMap<>();
    endpoint
        .fields()
        .forEach(
            (name, field) ->
                fields.put(name, new Field(name, field.number(), field.type(), fact(field))));
    return new RecordType(endpoint.name(), Collections.unmodifiableMap(fields));
  }

  private static Function<Record, Fact<?>> fact(Field field) {
    return switch (field.name()) {
      // An endpoint shares these with its subnet.
      case "provider", "account", "region", RecordTypes.TAGS -> field.fact();
      case "virtualNetwork" -> text(place -> place.virtualNetwork());
      case "subnet" -> text(place -> place.header().id());
      case "subnetName" -> text(place -> place.header().name());
      case "addresses" -> subnet -> place(subnet).addresses();
      case "tier" -> untold("the zones are what tells it");
      default -> untold("its endpoints have it, each its own, and the subnet as a whole has none");
    };
  }

  private static Function<Record, Fact<?>> text(Function<Place, String> text) {
    return subnet -> Fact.known(text.apply(place(subnet)), RecordType.header(subnet).source());
  }

  private static Function<Record, Fact<?>> untold(String reason) {
    return subnet -> Fact.unknown(reason, RecordType.header(subnet).source());
  }

  private static Place place(Record subnet) {
    if (subnet instanceof Place place) {
      return place;
    }
    throw new IllegalStateException("not a subnet: " + subnet.getClass());
  }
}
