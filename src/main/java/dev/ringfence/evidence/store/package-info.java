/** Sealed bytes and the manifests that name them, on disk or in memory. */
@NullMarked
package dev.ringfence.evidence.store;

import org.jspecify.annotations.NullMarked;
