/** The auditor's package: what is in it, how it is named, and whether it is as it was signed. */
@NullMarked
package dev.ringfence.handoff;

import org.jspecify.annotations.NullMarked;
