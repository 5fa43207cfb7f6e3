package dev.ringfence.audit;

import dev.ringfence.evidence.CallTable;
import dev.ringfence.read.terraform.TypeTable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The project's own tables, each read once in a process. */
final class Tables {
  static final CallTable AWS = CallTable.parse(text("/calls/aws.tsv"));
  static final CallTable AZURE = CallTable.parse(text("/calls/azure.tsv"));
  static final TypeTable TERRAFORM = TypeTable.parse(text("/calls/terraform.tsv"));
  static final String CLOUDFORMATION = text("/calls/cloudformation.tsv");

  private Tables() {}

  private static String text(String resource) {
    try (InputStream bytes =
        Objects.requireNonNull(Tables.class.getResourceAsStream(resource), resource)) {
      return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
