package dev.ringfence.cloudformation;

import dev.ringfence.terraform.EvaluatedBody.EvaluatedAttribute;
import dev.ringfence.terraform.Presence;
import dev.ringfence.terraform.Value;
import dev.ringfence.terraform.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Load balancers, whose attributes are a list, and target groups, which list their targets. */
final class Balancing {
  private static final Map<String, String> ATTRIBUTES =
      Map.of(
          "deletion_protection.enabled", "enable_deletion_protection",
          "routing.http.drop_invalid_header_fields.enabled", "drop_invalid_header_fields");

  private static final String LOGS = "access_logs.s3.enabled";

  List<Told> balancer(Told told, Term.Members properties) {
    BodyDraft body = told.body();
    body.attribute("scheme")
        .ifPresent(
            scheme -> {
              Value value = Values.bare(scheme.value());
              boolean isInternal = value.equals(Values.text("internal"));
              body.put(
                  "internal",
                  value instanceof Value.Text ? Values.bool(isInternal) : value,
                  scheme.range());
            });
    body.remove("load_balancer_attributes");
    Term attributes = properties.members().get("LoadBalancerAttributes");
    if (attributes != null) {
      attributes.items().forEach(item -> attribute(body, item));
    }
    return List.of(told);
  }

  private static void attribute(BodyDraft body, Term.Item item) {
    if (!(item.term() instanceof Term.Members pair)
        || !pair.members().containsKey("Key")
        || !pair.members().containsKey("Value")) {
      return;
    }
    Term value = pair.members().get("Value");
    String key = pair.members().get("Key").text().orElse("");
    Value given =
        item.presence() instanceof Presence.Possible possible
            ? Values.unknown(possible.reason(), possible.where())
            : value.value();
    if (ATTRIBUTES.containsKey(key)) {
      body.put(ATTRIBUTES.get(key), given, value.where());
    } else if (key.equals(LOGS)) {
      body.block(
          "access_logs",
          new BodyDraft(value.where()).put("enabled", given, value.where()),
          Presence.certain());
    }
  }

  List<Told> targets(Told told, Term.Members properties, Translation translation) {
    List<Told> all = new ArrayList<>(List.of(told));
    told.body().remove("targets");
    for (Translation.Part part : translation.each(properties, "Targets")) {
      BodyDraft body = new BodyDraft(part.body().where());
      body.put("target_group_arn", told.id("", body.where()), body.where());
      part.body().attribute("id").ifPresent(a -> put(body, "target_id", a));
      part.body()
          .attribute("port")
          .or(() -> told.body().attribute("port"))
          .ifPresent(a -> put(body, "port", a));
      String suffix = "/target-" + all.size();
      all.add(told.beside(suffix, "aws_lb_target_group_attachment", part.presence(), body));
    }
    return all;
  }

  private static void put(BodyDraft body, String name, EvaluatedAttribute attribute) {
    body.put(name, attribute.value(), attribute.range());
  }
}
