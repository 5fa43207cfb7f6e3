/** What earlier audits established, kept for ever and read in canonical order. */
@NullMarked
package dev.ringfence.history;

import org.jspecify.annotations.NullMarked;
