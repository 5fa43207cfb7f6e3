/** The use cases, whole and without a framework: collect, assess, report, scan, ask. */
@NullMarked
package dev.ringfence.audit;

import org.jspecify.annotations.NullMarked;
