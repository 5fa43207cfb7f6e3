package dev.ringfence.collect.aws;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * An emulator of AWS, installed from PyPI into {@code target/moto} when it is first asked for.
 * Where that cannot be done the tests that need it are skipped, and say so.
 */
final class MotoServer implements AutoCloseable {
  /** What is installed; the command line is the one whose output exports consist of. */
  static final List<String> PACKAGES = List.of("moto[server]==5.2.5", "awscli==1.46.3");

  private static final Path VENV =
      Path.of(System.getProperty("ringfence.moto", "target/moto")).toAbsolutePath();
  private static final int START_SECONDS = 60;

  private final Process process;
  private final URI endpoint;

  private MotoServer(Process process, URI endpoint) {
    this.process = process;
    this.endpoint = endpoint;
  }

  static MotoServer start() throws IOException, InterruptedException {
    installOnce();
    int port = freePort();
    ProcessBuilder builder =
        new ProcessBuilder(
                VENV.resolve("bin/moto_server").toString(), "-H", "127.0.0.1", "-p", "" + port)
            .redirectErrorStream(true)
            .redirectOutput(Files.createTempFile("moto", ".log").toFile());
    // Thousands of images in every account and region; nothing here asks for them.
    builder.environment().put("MOTO_EC2_LOAD_DEFAULT_AMIS", "false");
    Process process = builder.start();
    MotoServer server = new MotoServer(process, URI.create("http://127.0.0.1:" + port));
    server.await();
    return server;
  }

  URI endpoint() {
    return endpoint;
  }

  /** A program of the same installation. */
  static Path program(String name) {
    return VENV.resolve("bin").resolve(name);
  }

  /** Once for all test processes that run side by side. */
  private static synchronized void installOnce() throws IOException, InterruptedException {
    Files.createDirectories(VENV.getParent());
    Path lock = VENV.resolveSibling(VENV.getFileName() + ".lock");
    try (FileChannel channel =
            FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock held = channel.lock()) {
      if (held.isValid() && !Files.isExecutable(program("moto_server"))) {
        install();
      }
    }
  }

  private static void install() throws IOException, InterruptedException {
    assumeTrue(
        run("python3", "-m", "venv", VENV.toString()),
        "skipped: the emulator of AWS needs python3 with venv");
    assumeTrue(
        run(
            Stream.concat(Stream.of(program("pip").toString(), "install", "-q"), PACKAGES.stream())
                .toArray(String[]::new)),
        "skipped: the emulator of AWS could not be installed from PyPI");
  }

  private static boolean run(String... command) throws InterruptedException {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(5, TimeUnit.MINUTES) && process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private void await() throws InterruptedException {
    for (int i = 0; i < START_SECONDS * 10 && process.isAlive(); i++) {
      if (answers()) {
        return;
      }
      TimeUnit.MILLISECONDS.sleep(100);
    }
    throw new IllegalStateException("the emulator of AWS did not start");
  }

  private boolean answers() {
    try {
      HttpURLConnection connection =
          (HttpURLConnection) endpoint.resolve("/moto-api/").toURL().openConnection();
      return connection.getResponseCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() {
    process.destroy();
  }
}
