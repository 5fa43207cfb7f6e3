package dev.ringfence.collect.repository;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Arguments that are secrets by the block they stand in, not by their own name. */
final class SecretBlocks {
  /** Where a resource that keeps secrets keeps them. */
  private static final Set<String> KEPT =
      Set.of(
          "value",
          "insecure_value",
          "data",
          "string_data",
          "binary_data",
          "data_json",
          "data_json_wo",
          "secret_data",
          "plaintext_value",
          "value_wo",
          "content");

  private static final Set<String> KEEPERS =
      Set.of("aws_ssm_parameter", "kubernetes_config_map", "vault_generic_endpoint");

  private SecretBlocks() {}

  /**
   * The kind of secret an argument is.
   *
   * @param frame the body it stands in
   */
  static Optional<String> kind(Frame frame, String name, Frames frames) {
    boolean isSensitive = frames.sensitive().contains(frame.opener());
    List<String> header = frame.header();
    String block = header.isEmpty() ? "" : header.get(0);
    String label = header.size() > 1 ? header.get(1) : "";
    boolean isDefault = name.equals("default") && block.equals("variable");
    if (isDefault && isSensitive) {
      return Optional.of("sensitive variable");
    }
    if (isDefault || (name.equals("value") && block.equals("output"))) {
      return isSensitive ? Optional.of("sensitive output") : SecretWords.kind(label);
    }
    boolean isKept =
        KEPT.contains(name)
            && block.equals("resource")
            && (KEEPERS.contains(label) || SecretWords.kind(label).isPresent());
    boolean isPaired = name.equalsIgnoreCase("value") && frames.named().contains(frame.opener());
    boolean isSet = name.equals("value") && block.equals("set_sensitive");
    return isKept || isPaired || isSet ? Optional.of("secret") : Optional.empty();
  }
}
