package dev.ringfence.catalogue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The {@code repository} of a source. Texts that may hold a secret are not repeated. */
final class RepositorySourceParser {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

  /** What Git takes for a name (git-check-ref-format), less what its revisions mean by signs. */
  private static final Pattern REF =
      Pattern.compile("(?!.*(?:\\.\\.|//|\\.lock$|[./]$))[A-Za-z0-9_][A-Za-z0-9_./+-]{0,249}");

  private static final Pattern URL =
      Pattern.compile(
          "(?:https://[A-Za-z0-9.-]+|http://(?:localhost|127\\.0\\.0\\.1))(?::[0-9]{1,5})?"
              + "/[A-Za-z0-9_./~%+-]+");

  private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,99}");

  private final Path base;
  private final Map<String, Integer> names = new HashMap<>();

  /**
   * @param base folder that paths are relative to: that of audit.yaml
   */
  RepositorySourceParser(Path base) {
    this.base = base;
  }

  RepositorySettings settings(Section section) {
    requireOnePlace(section);
    Optional<Path> folder =
        section.has("path")
            ? Paths.resolve(section, "path", base, section.text("path"))
            : Optional.empty();
    Optional<String> url = url(section);
    for (String key : List.of("user-variable", "token-variable")) {
      if (section.has(key) && !section.has("url")) {
        section.problem(section.line(key), key + " goes with a url; a path needs no credentials");
      }
    }
    if (section.has("user-variable") && !section.has("token-variable")) {
      section.problem(
          section.line("user-variable"), "user-variable goes with a token-variable; there is none");
    }
    return new RepositorySettings(
        name(section, folder, url),
        folder,
        url,
        section
            .fitting("ref", REF, "a branch, a tag or a commit, without signs like ~, ^ or @{…},")
            .orElse(RepositorySettings.HEAD),
        section.has("paths") ? paths(section) : List.of(),
        variable(section, "user-variable"),
        variable(section, "token-variable"),
        section.line());
  }

  private static void requireOnePlace(Section section) {
    boolean hasPath = section.has("path");
    if (hasPath == section.has("url")) {
      section.problem(
          hasPath ? section.line("url") : section.line(),
          "repository has %s path %s url, one of them expected"
              .formatted(hasPath ? "both" : "neither", hasPath ? "and" : "nor"));
    }
  }

  private static Optional<String> url(Section section) {
    Optional<Yaml.Scalar> url = section.scalar("url");
    url.filter(found -> !URL.matcher(found.text()).matches())
        .ifPresent(
            found ->
                section.problem(
                    found.line(),
                    "url is not https://HOST/PATH, without user, password and query: credentials"
                        + " come from the environment, see token-variable"));
    return url.map(Yaml.Scalar::text);
  }

  /** Given, or the last part of the place, without {@code .git}. */
  private String name(Section section, Optional<Path> folder, Optional<String> url) {
    String given =
        section
            .fitting(
                "name", NAME, "1 to 64 letters, digits, '.', '-' and '_', first a letter or digit,")
            .orElse("");
    if (!given.isEmpty()) {
      return unique(section, "name", given);
    }
    String key = section.has("url") ? "url" : "path";
    String last =
        url.or(() -> folder.map(path -> path.toAbsolutePath().normalize().toString()))
            .map(place -> place.replace('\\', '/').replaceAll("/+$", ""))
            .map(place -> place.substring(place.lastIndexOf('/') + 1))
            .map(place -> place.endsWith(".git") ? place.substring(0, place.length() - 4) : place)
            .orElse("");
    boolean hasPlace = url.or(() -> folder.map(Path::toString)).isPresent();
    boolean isRefused = url.filter(text -> !URL.matcher(text).matches()).isPresent();
    if (hasPlace && !isRefused && !NAME.matcher(last).matches()) {
      section.problem(
          section.line(key), key + " ends in nothing that names a folder: give the source a name");
    }
    return isRefused ? "" : unique(section, key, last);
  }

  private String unique(Section section, String key, String name) {
    Integer other = names.putIfAbsent(name, section.line());
    if (other != null && !name.isEmpty()) {
      section.problem(
          section.line(key),
          "the repository on line %d is called \"%s\" already: give one of them another name"
              .formatted(other, name));
    }
    return name;
  }

  private static List<String> paths(Section section) {
    List<String> paths = new ArrayList<>();
    for (String text : section.texts("paths")) {
      String path = text.replaceAll("/+$", "");
      boolean isInside =
          !path.isEmpty()
              && !path.startsWith("/")
              && path.indexOf('\\') < 0
              && List.of(path.split("/", -1)).stream()
                  .noneMatch(name -> name.isEmpty() || name.equals(".") || name.equals(".."));
      if (!isInside) {
        section.problem(
            section.line("paths"),
            "paths has \"%s\", a path inside the repository like infra/network expected"
                .formatted(text));
      } else if (paths.stream().anyMatch(other -> isWithin(path, other) || isWithin(other, path))) {
        section.problem(section.line("paths"), "paths has \"%s\" twice".formatted(text));
      } else {
        paths.add(path);
      }
    }
    return paths;
  }

  private static boolean isWithin(String path, String other) {
    return path.equals(other) || path.startsWith(other + "/");
  }

  /** The name of a variable; what is none may be the secret itself. */
  private static Optional<String> variable(Section section, String key) {
    Optional<Yaml.Scalar> variable = section.scalar(key);
    variable
        .filter(found -> !VARIABLE.matcher(found.text()).matches())
        .ifPresent(
            found ->
                section.problem(
                    found.line(),
                    key + " is not the name of an environment variable, like GIT_TOKEN"));
    return variable.map(Yaml.Scalar::text);
  }
}
