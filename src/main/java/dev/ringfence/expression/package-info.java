/** A typed, three-valued predicate over one resource: the port that checks are written against. */
@NullMarked
package dev.ringfence.expression;

import org.jspecify.annotations.NullMarked;
