/** Exact sets of addresses, ports, protocols and packet headers, over both address families. */
@NullMarked
package dev.ringfence.net;

import org.jspecify.annotations.NullMarked;
