package dev.ringfence.cloudformation;

import dev.ringfence.hcl.SourceRange;
import dev.ringfence.terraform.Presence;
import dev.ringfence.terraform.ProviderUse;
import dev.ringfence.terraform.Reference;
import dev.ringfence.terraform.ResourceInstance;
import dev.ringfence.terraform.Value;
import dev.ringfence.terraform.Values;

/**
 * One resource in Terraform's words.
 *
 * @param type Terraform's
 */
record Told(String address, String type, String name, Presence presence, BodyDraft body) {
  Told as(String other) {
    return new Told(address, other, name, presence, body);
  }

  /** Another resource that this one stands for, too. */
  Told beside(String suffix, String other, Presence whether, BodyDraft own) {
    return new Told(address + suffix, other, name, presence.and(whether), own);
  }

  /** Its id. */
  Value id(String suffix, SourceRange where) {
    boolean isThere = presence instanceof Presence.Certain;
    String whole = address + suffix;
    return Values.unknown(
        "known only when deployed: " + whole, where, new Reference(whole, "id", isThere));
  }

  ResourceInstance instance() {
    return new ResourceInstance(
        address,
        false,
        type,
        name,
        "",
        presence,
        new ProviderUse.Unconfigured(),
        body.body(),
        body.where());
  }
}
