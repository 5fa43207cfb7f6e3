package dev.ringfence.control;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What a WAF++ assertion demands of an attribute, under the words that files use; {@code
 * src/docs/terraform-checks.md} says how each is decided.
 */
public enum Operator {
  ATTRIBUTE_EXISTS,
  ATTRIBUTE_EXISTS_OR_FALLBACK,
  ATTRIBUTE_EXISTS_IF,
  ATTRIBUTE_EXISTS_ON_ALL_PROVIDERS,
  BLOCK_EXISTS,
  NOT_EMPTY,
  KEY_EXISTS,
  IS_TRUE,
  IS_FALSE,
  EQUALS,
  NOT_EQUALS,
  NOT_EQUALS_WITH_SIBLING,
  NOT_ALL_TRUE_WITH,
  IN,
  NOT_IN,
  IN_VARIABLE,
  REGION_IN_ARN_MATCHES,
  GREATER_THAN_OR_EQUAL,
  LESS_THAN_OR_EQUAL,
  MATCHES,
  NOT_MATCHES,
  NOT_CONTAINS,
  JSON_NOT_CONTAINS_PATTERN,
  HAS_ASSOCIATED_RESOURCE,
  HAS_ASSOCIATED_METRIC_FILTER,
  REFERENCES_CLOUDTRAIL_BUCKET;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Operator> named(String word) {
    return Arrays.stream(values()).filter(operator -> operator.word().equals(word)).findFirst();
  }
}
