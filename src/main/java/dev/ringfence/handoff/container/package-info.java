/** The one zip file that a list of files can be packed into, and its strict reading. */
@NullMarked
package dev.ringfence.handoff.container;

import org.jspecify.annotations.NullMarked;
