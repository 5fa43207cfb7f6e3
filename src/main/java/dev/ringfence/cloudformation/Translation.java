package dev.ringfence.cloudformation;

import dev.ringfence.hcl.SourceRange;
import dev.ringfence.terraform.Presence;
import dev.ringfence.terraform.Value;
import dev.ringfence.terraform.Values;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells the properties of one resource in Terraform's words. */
final class Translation {
  private final Vocabulary vocabulary;
  private final String type;

  Translation(Vocabulary vocabulary, String type) {
    this.vocabulary = vocabulary;
    this.type = type;
  }

  BodyDraft body(Term.Members properties, SourceRange where) {
    return body("", properties, where);
  }

  private BodyDraft body(String path, Term.Members members, SourceRange where) {
    BodyDraft draft = new BodyDraft(where);
    members
        .members()
        .forEach(
            (name, term) -> {
              String property = path.isEmpty() ? name : path + "." + name;
              if (property.equals("Tags")) {
                draft.put("tags", tags(term), term.where());
              } else {
                member(draft, property, term);
              }
            });
    return draft;
  }

  private void member(BodyDraft draft, String property, Term term) {
    String argument = vocabulary.argument(type, property);
    if (argument.equals(Vocabulary.WITHIN)) {
      within(draft, property, term);
    } else if (argument.endsWith("[]")) {
      draft.append(argument.substring(0, argument.length() - 2), term);
    } else if (isOfParts(term)) {
      parts(draft, property, argument, term);
    } else {
      draft.put(argument, term);
    }
  }

  /** Members that Terraform has beside the property they are in. */
  private void within(BodyDraft draft, String property, Term term) {
    if (term instanceof Term.Members members) {
      members.members().forEach((name, each) -> member(draft, property + "." + name, each));
    } else {
      vocabulary.within(type, property).forEach(argument -> draft.put(argument, term));
    }
  }

  /** Whether it is a mapping, or a list of some. */
  private static boolean isOfParts(Term term) {
    return term.items().stream().anyMatch(item -> item.term() instanceof Term.Members);
  }

  private void parts(BodyDraft draft, String property, String argument, Term term) {
    for (Term.Item item : term.items()) {
      if (item.term() instanceof Term.Members members) {
        BodyDraft block = body(property, members, members.where());
        draft.block(argument, block, item.presence());
      } else {
        // Beside mappings: how many there are cannot be told.
        String reason = item.term().untold().orElse("an element of an unexpected type");
        SourceRange where = item.term().where();
        draft.block(argument, new BodyDraft(where), new Presence.Possible(reason, where));
      }
    }
  }

  /** A list of keys and values as a map; not known where any key is not. */
  private static Value tags(Term list) {
    Map<String, Value> tags = new LinkedHashMap<>();
    for (Term.Item item : list.items()) {
      Optional<String> key =
          item.term() instanceof Term.Members tag && tag.members().containsKey("Key")
              ? tag.members().get("Key").text()
              : Optional.empty();
      if (key.isEmpty() || item.presence() instanceof Presence.Possible) {
        return Values.unknown("there may be other tags", item.term().where());
      }
      Term value = ((Term.Members) item.term()).members().get("Value");
      tags.put(key.get(), value == null ? Values.text("") : value.value());
    }
    return Values.object(tags);
  }

  /** The elements of a property that are mappings, told as blocks of their own. */
  List<Part> each(Term.Members properties, String property) {
    Term term = properties.members().get(property);
    List<Part> parts = new ArrayList<>();
    for (Term.Item item : term == null ? List.<Term.Item>of() : term.items()) {
      boolean isMapping = item.term() instanceof Term.Members;
      Term.Members members =
          item.term() instanceof Term.Members m
              ? m
              : new Term.Members(Map.of(), item.term().where());
      parts.add(
          new Part(
              body(property, members, members.where()),
              isMapping
                  ? item.presence()
                  : new Presence.Possible(
                      item.term().untold().orElse("an element of an unexpected type"),
                      item.term().where())));
    }
    return parts;
  }

  /** One of several mappings in a property. */
  record Part(BodyDraft body, Presence presence) {}
}
