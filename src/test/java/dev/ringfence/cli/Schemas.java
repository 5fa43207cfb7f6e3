package dev.ringfence.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;

/** Holds printed JSON against the schemas that are shipped. */
final class Schemas {
  private Schemas() {}

  /** The document, if it has the shape of the schema. */
  static JsonNode valid(String schema, String json) throws IOException {
    JsonNode document = new ObjectMapper().readTree(json);
    try (InputStream text = Schemas.class.getResourceAsStream("/schemas/" + schema)) {
      assertThat(
              JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                  .getSchema(text)
                  .validate(document))
          .isEmpty();
    }
    return document;
  }
}
