/** What is said of findings until they are closed: who, by when, and how far. */
@NullMarked
package dev.ringfence.remediation;

import org.jspecify.annotations.NullMarked;
