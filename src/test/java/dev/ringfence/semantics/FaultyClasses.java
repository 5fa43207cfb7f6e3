package dev.ringfence.semantics;

import dev.ringfence.semantics.Semantic.Fault;
import java.io.IOException;
import java.io.StringWriter;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Loads the project's classes with one of them changed, apart from those that run the test. */
final class FaultyClasses extends URLClassLoader {
  private static final String OWN = "dev.ringfence.";
  private static final Path MAIN = Path.of("target/classes");
  private static final Path TESTS = Path.of("target/test-classes");

  private FaultyClasses(Path changed) throws MalformedURLException {
    super(
        "faulty",
        new URL[] {
          changed.toUri().toURL(), TESTS.toUri().toURL(), MAIN.toUri().toURL(),
        },
        FaultyClasses.class.getClassLoader());
  }

  /** Compiles the file of a fault with the fault in it, into a folder. */
  static FaultyClasses with(Fault fault, Path folder) throws IOException {
    Path source = Path.of("src/main/java/dev/ringfence").resolve(fault.file());
    Path changed = folder.resolve("source").resolve(source.getFileName());
    Path classes = folder.resolve("classes");
    Files.createDirectories(changed.getParent());
    Files.createDirectories(classes);
    Files.writeString(changed, fault.in(Files.readString(source)));
    compile(changed, classes);
    return new FaultyClasses(classes);
  }

  private static void compile(Path source, Path classes) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter said = new StringWriter();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      boolean isCompiled =
          compiler
              .getTask(
                  said,
                  files,
                  null,
                  List.of("-proc:none", "-nowarn", "-d", classes.toString(), "-cp", classPath()),
                  null,
                  files.getJavaFileObjects(source))
              .call();
      if (!isCompiled) {
        throw new AssertionError("the fault does not compile:\n" + said);
      }
    }
  }

  private static String classPath() {
    // The test runner may put everything into one file that only lists it.
    String all =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return MAIN.toAbsolutePath() + System.getProperty("path.separator") + all;
  }

  @Override
  protected Class<?> loadClass(String name, boolean isResolved) throws ClassNotFoundException {
    if (!name.startsWith(OWN)) {
      return super.loadClass(name, isResolved);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> known = findLoadedClass(name);
      return known == null ? findClass(name) : known;
    }
  }
}
