package dev.ringfence.read.aws;

import dev.ringfence.network.Fact;
import java.util.Set;

/**
 * How the instance metadata service answers (EC2 API, InstanceMetadataOptionsResponse and the
 * options of launch templates and launch configurations).
 *
 * <p>What a template leaves open is decided by the account's defaults and by the image, neither of
 * which is among the evidence.
 *
 * @param owner id of the server or template
 * @param holder the object that has the options
 */
record MetadataOptions(Notes notes, String owner, Json holder) {
  private static final Set<String> TOKENS = Set.of("required", "optional");
  private static final Set<String> ENDPOINT = Set.of("enabled", "disabled");

  Fact<Boolean> isEnabled() {
    return word("HttpEndpoint", ENDPOINT).map("enabled"::equals);
  }

  Fact<String> tokens() {
    return word("HttpTokens", TOKENS);
  }

  Fact<Long> hopLimit() {
    String member = "HttpPutResponseHopLimit";
    return options().has(member) ? options().number(member) : open(member);
  }

  private Fact<String> word(String member, Set<String> documented) {
    return options().has(member) ? notes.word(owner, options(), member, documented) : open(member);
  }

  private Json options() {
    return holder.member("MetadataOptions");
  }

  private <T> Fact<T> open(String member) {
    return Fact.unknown(
        member + " is not set here: account defaults and the image decide",
        holder.sourceOf("MetadataOptions"));
  }
}
