package dev.ringfence.catalogue;

import dev.ringfence.catalogue.AzureSettings.Cloud;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The {@code azure} of a source: live subscriptions and where they are asked. */
final class AzureSourceParser {
  private static final Pattern SUBSCRIPTION =
      Pattern.compile("[0-9a-fA-F]{8}-([0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}");

  /** Azure resource naming rules, management groups. */
  private static final Pattern GROUP =
      Pattern.compile("[A-Za-z0-9][\\w().-]{0,88}[\\w()-]|[A-Za-z0-9]");

  /** An id, or a verified domain. */
  private static final Pattern TENANT = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.-]{0,250}");

  /** Tokens are sent there, so nothing but TLS will do. */
  private static final Pattern ADDRESS =
      Pattern.compile("https://[A-Za-z0-9.:\\[\\]-]+(/[\\w./-]*)?");

  private static final Pattern AUDIENCE = Pattern.compile("(https|api)://\\S+");

  private final Section section;
  private final Covered covered;

  AzureSourceParser(Section section, Covered covered) {
    this.section = section;
    this.covered = covered;
  }

  AzureSettings settings() {
    List<String> subscriptions = subscriptions();
    covered.add(
        section,
        subscriptions.stream().map(id -> id.toLowerCase(Locale.ROOT)).toList(),
        List.of(AwsSettings.ALL));
    Optional<String> endpoint =
        section.fitting("endpoint", ADDRESS, "https:// and the name of a host");
    return new AzureSettings(
        subscriptions,
        section.fitting(
            "management-group", GROUP, "the id of a management group, not its display name"),
        excluded(),
        section.fitting("tenant", TENANT, "the id or a domain of a tenant"),
        cloud(endpoint.isPresent()),
        endpoint,
        section.fitting("authority", ADDRESS, "https:// and the name of a host"),
        audience(),
        section.line());
  }

  private List<String> subscriptions() {
    boolean isGroup = section.has("management-group");
    if (!isGroup && !section.has("subscriptions")) {
      section.problem(
          section.line(),
          "azure has neither subscriptions nor management-group, one of them expected");
      return List.of();
    }
    if (isGroup && section.has("subscriptions")) {
      section.problem(
          section.line("subscriptions"),
          "azure has both subscriptions and management-group; exclude takes subscriptions out of a group");
    }
    return section.has("subscriptions") ? ids("subscriptions") : List.of();
  }

  private List<String> excluded() {
    if (!section.has("exclude")) {
      return List.of();
    }
    if (!section.has("management-group")) {
      section.problem(
          section.line("exclude"),
          "exclude takes subscriptions out of a management group; there is none");
    }
    return ids("exclude");
  }

  private List<String> ids(String key) {
    List<String> ids = section.texts(key);
    Set<String> seen = new HashSet<>();
    for (String id : ids) {
      if (!SUBSCRIPTION.matcher(id).matches()) {
        section.problem(
            section.line(key),
            ("%s has \"%s\", the id of a subscription like 0a1b2c3d-1111-4222-8333-444455556666"
                    + " expected")
                .formatted(key, id));
      } else if (!seen.add(id.toLowerCase(Locale.ROOT))) {
        section.problem(section.line(key), "%s has \"%s\" twice".formatted(key, id));
      }
    }
    return ids;
  }

  private Cloud cloud(boolean isCustom) {
    Optional<Yaml.Scalar> cloud = section.scalar("cloud");
    if (cloud.isPresent() && isCustom) {
      section.problem(
          cloud.get().line(), "azure has both cloud and endpoint; a cloud has its own endpoint");
    }
    if (isCustom || cloud.isEmpty()) {
      return isCustom ? Cloud.CUSTOM : Cloud.PUBLIC;
    }
    return Arrays.stream(Cloud.values())
        .filter(known -> known != Cloud.CUSTOM && known.word().equals(cloud.get().text()))
        .findFirst()
        .orElseGet(
            () -> {
              section.problem(
                  cloud.get().line(),
                  ("cloud is \"%s\", public, china or government expected; another is named by its"
                          + " endpoint")
                      .formatted(cloud.get().text()));
              return Cloud.PUBLIC;
            });
  }

  private Optional<String> audience() {
    if (section.has("audience") && !section.has("endpoint")) {
      section.problem(section.line("audience"), "audience goes with an endpoint; there is none");
    }
    return section.fitting("audience", AUDIENCE, "a URI that tokens are asked for");
  }
}
