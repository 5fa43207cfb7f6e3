/** Canonical JSON of findings and assessments: what is archived, printed and digested. */
@NullMarked
package dev.ringfence.document;

import org.jspecify.annotations.NullMarked;
