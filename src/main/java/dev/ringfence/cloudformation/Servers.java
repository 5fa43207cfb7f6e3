package dev.ringfence.cloudformation;

import dev.ringfence.terraform.EvaluatedBody.EvaluatedAttribute;
import dev.ringfence.terraform.Presence;
import dev.ringfence.terraform.Reference;
import dev.ringfence.terraform.Value;
import dev.ringfence.terraform.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Servers, whose interfaces CloudFormation lists where Terraform names the first one's settings.
 */
final class Servers {
  /** Words for an interface that is made along with a server, and the server's for its first. */
  private static final Map<String, String> FIRST =
      Map.of(
          "subnet_id", "subnet_id",
          "group_set", "vpc_security_group_ids",
          "private_ip_address", "private_ip",
          "associate_public_ip_address", "associate_public_ip_address");

  private static final String INTERFACES = "NetworkInterfaces";

  List<Told> of(Told told, Term.Members properties, Translation translation) {
    List<Told> all = new ArrayList<>();
    told.body().remove("network_interfaces");
    boolean isFirst = true;
    int number = 0;
    for (Translation.Part part : translation.each(properties, INTERFACES)) {
      boolean isSure = part.presence() instanceof Presence.Certain;
      if (part.body().has("network_interface_id") || !isSure) {
        told.body().block("network_interface", part.body(), part.presence());
      } else if (isFirst) {
        FIRST.forEach(
            (from, to) ->
                part.body()
                    .attribute(from)
                    .ifPresent(a -> told.body().put(to, a.value(), a.range())));
      } else {
        all.add(further(told, part.body(), number));
      }
      isFirst = false;
      number++;
    }
    all.add(0, told);
    return all;
  }

  /** An interface beside the first, as a resource of its own. */
  private static Told further(Told told, BodyDraft given, int number) {
    BodyDraft body = new BodyDraft(given.where());
    given.attribute("subnet_id").ifPresent(a -> body.put("subnet_id", a.value(), a.range()));
    given.attribute("group_set").ifPresent(a -> body.put("security_groups", a.value(), a.range()));
    Optional<EvaluatedAttribute> address = given.attribute("private_ip_address");
    address.ifPresent(a -> body.put("private_ips", Values.tuple(List.of(a.value())), a.range()));
    BodyDraft attachment = new BodyDraft(given.where());
    attachment.put("instance", told.id("", given.where()), given.where());
    body.block("attachment", attachment, Presence.certain());
    return told.beside("/interface-" + number, "aws_network_interface", Presence.certain(), body);
  }

  /** The interface that is made along with a server, if it is one of this template. */
  static Value firstInterface(Value server) {
    Optional<Reference> reference =
        Values.bare(server) instanceof Value.Unknown unknown
            ? unknown.reference()
            : Optional.empty();
    if (reference.isEmpty()) {
      return server;
    }
    Value.Unknown unknown = (Value.Unknown) Values.bare(server);
    Reference own =
        new Reference(reference.get().address() + "/interface", "id", reference.get().isThere());
    return Values.unknown(unknown.reason(), unknown.where(), own);
  }
}
