package dev.ringfence.handoff;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The names a file of a package may have: relative paths that mean the same on every system and
 * never lead out of the folder a package is unpacked in.
 */
public final class EntryNames {
  /** Longer ones do not fit the paths of some systems. */
  private static final int LONGEST = 200;

  private static final Pattern SHAPE =
      Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]*(/[A-Za-z0-9_][A-Za-z0-9._-]*)*");

  private static final Pattern UNFIT = Pattern.compile("[^A-Za-z0-9._-]");

  private EntryNames() {}

  public static boolean isFit(String name) {
    return name.length() <= LONGEST && SHAPE.matcher(name).matches();
  }

  /** A fit name close to any path: {@code ../shared/flows.md} becomes {@code shared/flows.md}. */
  public static String near(String path) {
    List<String> parts =
        Pattern.compile("[/\\\\]")
            .splitAsStream(path)
            .filter(part -> !part.isEmpty() && !part.matches("\\.+"))
            .map(part -> UNFIT.matcher(part).replaceAll("_").replaceFirst("^[.-]", "_"))
            .toList();
    String name = parts.isEmpty() ? "_" : String.join("/", parts);
    return name.length() <= LONGEST / 2 ? name : "_" + name.substring(name.length() - LONGEST / 2);
  }

  /** Whether some of the names would be one file where upper and lower case are not told apart. */
  public static boolean collide(List<String> names) {
    Set<String> seen = new HashSet<>();
    return names.stream().anyMatch(name -> !seen.add(name.toLowerCase(Locale.ROOT)));
  }
}
