package dev.ringfence.policy;

import dev.ringfence.net.Addresses;
import dev.ringfence.network.Endpoint;
import dev.ringfence.network.EndpointSelector;
import dev.ringfence.network.Fact;
import dev.ringfence.network.Fact.Known;
import dev.ringfence.network.Tags;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Endpoints by a name of their own or of what they serve, in any case: a name for people, an id, or
 * the provider's short id; {@code *} stands for any characters.
 */
public final class NameSelector implements EndpointSelector {
  private static final Pattern STARS = Pattern.compile("\\*+");

  private final String text;
  private final Pattern pattern;

  public NameSelector(String text) {
    this.text = text;
    this.pattern =
        Pattern.compile(
            Stream.of(STARS.split(text, -1)).map(Pattern::quote).collect(Collectors.joining(".*")),
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);
  }

  @Override
  public Fact<Boolean> selects(Endpoint endpoint) {
    boolean isOwn =
        Stream.of(endpoint.id(), endpoint.header().localId(), endpoint.header().name())
            .anyMatch(this::matches);
    if (isOwn) {
      return Fact.known(true, endpoint.header().source());
    }
    List<Fact<Boolean>> served =
        List.of(
            endpoint.serves().map(id -> matches(id) || matches(localId(id))),
            endpoint.servedName().map(this::matches));
    return served.stream()
        .filter(fact -> fact instanceof Known<Boolean> known && known.value())
        .findFirst()
        .orElseGet(() -> unnamed(endpoint, served));
  }

  /** Names are tags: where the evidence does not give the tags, another name is not ruled out. */
  private static Fact<Boolean> unnamed(Endpoint endpoint, List<Fact<Boolean>> served) {
    Tags tags = endpoint.header().tags();
    return tags.untold()
        .<Fact<Boolean>>map(reason -> Fact.unknown(reason, tags.where()))
        .orElseGet(() -> Fact.all(served).map(both -> false));
  }

  /** The provider's short id is the last part of the long one. */
  private static String localId(String id) {
    return id.substring(Math.max(id.lastIndexOf('/'), id.lastIndexOf(':')) + 1);
  }

  private boolean matches(String name) {
    return !name.isEmpty() && pattern.matcher(name).matches();
  }

  @Override
  public Optional<Addresses> addresses() {
    return Optional.empty();
  }

  @Override
  public String text() {
    return text;
  }
}
