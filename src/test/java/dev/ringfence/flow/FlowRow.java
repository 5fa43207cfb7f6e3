package dev.ringfence.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.ringfence.net.Packet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** One row of a table: what is given, and what becomes of a packet in it. */
record FlowRow(String given, EstateText estate, String packet, Verdict verdict) {
  static Stream<DynamicTest> tests(FlowRow... rows) {
    return Stream.of(rows).map(row -> dynamicTest(row.given() + ": " + row.packet(), row::check));
  }

  /** The oracle says so, and the analysis on every boundary what the oracle says. */
  private void check() {
    Packet asked = Texts.packet(packet);

    assertThat(Agreement.oracle(estate).anywhere(asked)).isEqualTo(verdict);
    assertThat(new Agreement(estate).first(List.of(asked))).isEmpty();
  }
}
