/** Rules of a host's own firewall, as nftables, iptables and ufw show them. */
@NullMarked
package dev.ringfence.read.host;

import org.jspecify.annotations.NullMarked;
