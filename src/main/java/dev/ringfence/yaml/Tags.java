package dev.ringfence.yaml;

import java.util.Optional;

/** What values with tags of a file's own stand for. */
@FunctionalInterface
public interface Tags {
  /** Tags say nothing. */
  Tags NONE = tag -> Optional.empty();

  /**
   * CloudFormation's short forms: {@code !Ref x} is {@code {Ref: x}}, {@code !Sub x} is {@code
   * {Fn::Sub: x}} (CloudFormation User Guide, intrinsic functions).
   */
  Tags INTRINSIC =
      tag -> {
        if (!tag.matches("![A-Za-z0-9:]{1,60}")) {
          return Optional.empty();
        }
        String name = tag.substring(1);
        boolean isWhole = name.equals("Ref") || name.equals("Condition") || name.contains(":");
        return Optional.of(isWhole ? name : "Fn::" + name);
      };

  /** The one name of the mapping that a tagged value is; empty where a tag says nothing. */
  Optional<String> name(String tag);
}
