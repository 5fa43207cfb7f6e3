package dev.ringfence.assertion;

import dev.ringfence.control.BlockRule.BlockType;
import dev.ringfence.hcl.SourceRange;
import dev.ringfence.terraform.Declaration;
import dev.ringfence.terraform.EvaluatedBody;
import dev.ringfence.terraform.Presence;
import dev.ringfence.terraform.ProviderUse;
import dev.ringfence.terraform.ResourceInstance;

/**
 * A block that assertions are about.
 *
 * @param kind type of a resource, name of a provider; empty for other blocks
 * @param module address of the module instance it is in, empty for the root
 * @param ofEntries whether what is judged are the entries of the body, each by itself
 */
public record DeclaredBlock(
    BlockType type,
    String kind,
    String name,
    String address,
    String module,
    Presence presence,
    ProviderUse provider,
    EvaluatedBody body,
    SourceRange header,
    boolean ofEntries) {

  static DeclaredBlock of(ResourceInstance resource) {
    return new DeclaredBlock(
        resource.isData() ? BlockType.DATA : BlockType.RESOURCE,
        resource.type(),
        resource.name(),
        resource.address(),
        resource.module(),
        resource.presence(),
        resource.provider(),
        resource.body(),
        resource.header(),
        false);
  }

  static DeclaredBlock of(Declaration declaration) {
    BlockType type =
        switch (declaration.sort()) {
          case PROVIDER -> BlockType.PROVIDER;
          case VARIABLE -> BlockType.VARIABLE;
          case SETTINGS -> BlockType.TERRAFORM;
          case CALL -> BlockType.MODULE;
        };
    boolean isProvider = type == BlockType.PROVIDER;
    return new DeclaredBlock(
        type,
        isProvider ? declaration.name().replaceFirst("\\..*", "") : "",
        declaration.name(),
        declaration.address(),
        declaration.module(),
        declaration.presence(),
        new ProviderUse.Unconfigured(),
        declaration.body(),
        declaration.header(),
        false);
  }

  /** The entries of a part of the block in place of the block. */
  DeclaredBlock entries(EvaluatedBody part, SourceRange where) {
    return new DeclaredBlock(
        type, kind, name, address, module, presence, provider, part, where, true);
  }
}
