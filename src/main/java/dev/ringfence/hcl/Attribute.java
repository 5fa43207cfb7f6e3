package dev.ringfence.hcl;

/**
 * A name and the expression that gives its value.
 *
 * @param range name and expression
 */
public record Attribute(String name, Expression expression, SourceRange range) {}
