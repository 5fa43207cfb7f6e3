/** The catalogue's records; nothing here touches a file. */
@NullMarked
package dev.ringfence.control;

import org.jspecify.annotations.NullMarked;
