/** Assessments in a database: H2 by default. */
@NullMarked
package dev.ringfence.history.jdbc;

import org.jspecify.annotations.NullMarked;
