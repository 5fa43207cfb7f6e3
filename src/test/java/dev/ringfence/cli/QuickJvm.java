package dev.ringfence.cli;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Options of {@code java} for a command that is run many times: the first run makes an archive of
 * the classes it loaded, from which all others take them.
 */
final class QuickJvm {
  private final Path archive;
  private final List<String> common;

  private QuickJvm(Path archive, List<String> common) {
    this.archive = archive;
    this.common = common;
  }

  /**
   * Packs the classes of this build.
   *
   * @param folder takes the archive; it must be there as long as commands run
   */
  static QuickJvm in(Path folder) throws IOException {
    Path jar = folder.resolve("ringfence.jar");
    pack(jar);
    List<String> common = new ArrayList<>();
    common.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx512m"));
    common.addAll(List.of("-Xshare:auto", "-Xlog:disable", "-Xlog:all=error:stderr"));
    common.addAll(List.of("-XX:-UsePerfData", "-Djava.awt.headless=true"));
    common.addAll(List.of("-cp", classPath(jar)));
    return new QuickJvm(folder.resolve("classes.jsa"), List.copyOf(common));
  }

  /** Archives of classes are made of jars only, so ours go into one. */
  private static void pack(Path jar) throws IOException {
    URI uri = URI.create("jar:" + jar.toUri());
    Path classes = classes();
    try (FileSystem inside = FileSystems.newFileSystem(uri, Map.of("create", "true"));
        Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.skip(1).toList()) {
        Files.copy(file, inside.getPath(classes.relativize(file).toString()));
      }
    }
  }

  private static Path classes() {
    try {
      return Path.of(Main.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String classPath(Path jar) {
    Stream<String> libraries =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> entry.endsWith(".jar"));
    return String.join(
        File.pathSeparator, Stream.concat(Stream.of(jar.toString()), libraries).toList());
  }

  /** What the first run is started with; its archive is there when it has ended by itself. */
  List<String> first() {
    return with("-XX:ArchiveClassesAtExit=" + archive);
  }

  /** What every later run is started with. */
  List<String> later() {
    return Files.exists(archive) ? with("-XX:SharedArchiveFile=" + archive) : common;
  }

  private List<String> with(String option) {
    return Stream.concat(common.stream(), Stream.of(option)).toList();
  }
}
