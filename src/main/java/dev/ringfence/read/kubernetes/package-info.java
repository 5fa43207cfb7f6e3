/** Kubernetes manifests become the cluster they declare. */
@NullMarked
package dev.ringfence.read.kubernetes;

import org.jspecify.annotations.NullMarked;
