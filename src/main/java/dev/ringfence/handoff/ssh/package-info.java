/** Ed25519 keys and signatures in the formats of OpenSSH, on the JDK alone. */
@NullMarked
package dev.ringfence.handoff.ssh;

import org.jspecify.annotations.NullMarked;
