/** The vendor-neutral network: resources with facts that are known, or unknown for a reason. */
@NullMarked
package dev.ringfence.network;

import org.jspecify.annotations.NullMarked;
