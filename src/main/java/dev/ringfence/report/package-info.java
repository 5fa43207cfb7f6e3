/** Everything a report states, decided and worded once; renderers only print it. */
@NullMarked
package dev.ringfence.report;

import org.jspecify.annotations.NullMarked;
