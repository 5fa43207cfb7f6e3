/**
 * Expressions in CEL: parsed and type-checked by cel-java, evaluated here in three values (ADR 1).
 */
@NullMarked
package dev.ringfence.expression.cel;

import org.jspecify.annotations.NullMarked;
