package dev.ringfence.collect.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Runs the script of README.md with the real AWS CLI against an emulator. */
final class CliExport implements AutoCloseable {
  private static final Pattern SCRIPT = Pattern.compile("(?ms)^```sh\\n(.*?)^```");
  private static final Path PROGRAMS = Path.of("src/test/resources/moto").toAbsolutePath();

  private final Path folder;
  private final Process server;
  private final MotoServer moto;

  private CliExport(Path folder, Process server, MotoServer moto) {
    this.folder = folder;
    this.server = server;
    this.moto = moto;
  }

  static CliExport in(Path folder, MotoServer moto) throws IOException {
    Process server =
        new ProcessBuilder(
                MotoServer.program("python").toString(),
                PROGRAMS.resolve("aws_cli_server.py").toString(),
                folder.resolve("cli").toString())
            .redirectError(folder.resolve("cli.log").toFile())
            .start();
    BufferedReader out = server.inputReader(StandardCharsets.UTF_8);
    assertThat(out.readLine()).isEqualTo("ready");
    Matcher script = SCRIPT.matcher(Files.readString(Path.of("README.md")));
    assertThat(script.find()).as("a script in README.md").isTrue();
    Files.writeString(folder.resolve("export.sh"), script.group(1));
    Files.writeString(folder.resolve("config"), "[default]\ncli_timestamp_format = iso8601\n");
    Path aws = Files.createDirectory(folder.resolve("bin")).resolve("aws");
    Files.writeString(
        aws,
        "#!/bin/sh\nexec %s -I -S %s \"$@\"\n"
            .formatted(MotoServer.program("python"), PROGRAMS.resolve("aws.py")));
    Files.setPosixFilePermissions(aws, PosixFilePermissions.fromString("rwxr-xr-x"));
    return new CliExport(folder, server, moto);
  }

  /** Exports one account in one region below {@code exports}. */
  void run(String region, Map<String, String> credentials)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder("sh", "export.sh", "exports", region)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("said").toFile());
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(name -> name.startsWith("AWS_"));
    environment.merge("PATH", folder.resolve("bin") + ":", (path, own) -> own + path);
    environment.put("CLI_SERVER", folder.resolve("cli").toString());
    environment.put("AWS_ENDPOINT_URL", moto.endpoint().toString());
    environment.put("AWS_CONFIG_FILE", folder.resolve("config").toString());
    environment.put("AWS_MAX_ATTEMPTS", "1");
    environment.put("AWS_DEFAULT_REGION", region);
    environment.putAll(credentials);
    Process process = builder.start();
    assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
    assertThat(folder.resolve("said")).content().isEmpty();
  }

  Path exports() {
    return folder.resolve("exports");
  }

  @Override
  public void close() {
    server.destroy();
  }
}
