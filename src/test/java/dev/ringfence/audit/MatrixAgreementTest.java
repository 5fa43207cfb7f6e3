package dev.ringfence.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.ringfence.flow.Certainty;
import dev.ringfence.flow.FlowAnalysis;
import dev.ringfence.flow.PermittedFlow;
import dev.ringfence.net.Address;
import dev.ringfence.net.Box;
import dev.ringfence.net.Packet;
import dev.ringfence.net.Packet.Fields.PortPair;
import dev.ringfence.net.Packets;
import dev.ringfence.net.Ports;
import dev.ringfence.net.Services;
import dev.ringfence.network.Boundary;
import dev.ringfence.network.Endpoint;
import dev.ringfence.network.Zone;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/**
 * For every cell of the matrix of the sample estate, {@code explain} says of a packet what the
 * lines of the cell say: permitted or inconclusive in a line, denied outside of all lines.
 */
@Tag("thorough")
class MatrixAgreementTest {
  private static final Path SAMPLE = Path.of("src/samples/three-tier-aws/audit.yaml");
  private static final Map<String, List<Address>> BEYOND =
      Map.of(
          Zone.INTERNET.name(), addresses("8.8.8.8", "198.51.100.70", "2600:9::8"),
          Zone.ON_PREMISES.name(), addresses("192.168.100.17", "192.168.101.17"),
          Zone.PROVIDER_SERVICES.name(), addresses("3.5.134.9", "52.219.72.9"));

  private static List<Address> addresses(String... texts) {
    return Stream.of(texts).map(Address::parse).toList();
  }

  @TestFactory
  Stream<DynamicTest> every_cell_of_september() {
    return cells("2026-09");
  }

  @TestFactory
  Stream<DynamicTest> every_cell_of_october() {
    return cells("2026-10");
  }

  @TestFactory
  Stream<DynamicTest> every_cell_of_november() {
    return cells("2026-11");
  }

  private static Stream<DynamicTest> cells(String period) {
    FlowAnalysis flows = JudgedEstate.of(SAMPLE, YearMonth.parse(period)).flows();
    Matrix matrix = new Matrix(flows);
    assertThat(matrix.lines().values().stream().mapToInt(List::size).sum()).isGreaterThan(30);
    return flows.boundaries().stream()
        .map(
            cell ->
                dynamicTest(
                    "%s, %s: %d lines".formatted(period, cell, matrix.lines().get(cell).size()),
                    () -> matrix.agrees(cell)));
  }

  /** A line of a cell, as it is printed, and all packets of it. */
  private record Line(Box box, Packets packets, Certainty certainty) {
    static Line of(PermittedFlow flow) {
      return new Line(flow.box(), flow.box().packets(), flow.certainty());
    }
  }

  /** All lines of all cells. */
  private record Matrix(
      FlowAnalysis flows, FlowQuestions questions, Map<Boundary, List<Line>> lines) {
    Matrix(FlowAnalysis flows) {
      this(flows, new FlowQuestions(flows, List.of()), new TreeMap<>());
      flows
          .boundaries()
          .forEach(cell -> lines.put(cell, flows.flows(cell).stream().map(Line::of).toList()));
    }

    void agrees(Boundary cell) {
      Set<Packet> samples = new LinkedHashSet<>();
      lines.get(cell).forEach(line -> samples.addAll(MatrixSamples.around(line.box())));
      samples.addAll(MatrixSamples.between(someOf(cell.from()), someOf(cell.to())));
      assertThat(samples).isNotEmpty();
      for (Packet packet : samples) {
        if (isHeld(packet.source()) || isHeld(packet.destination())) {
          assertThat(explained(packet)).as("%s of %s", packet, cell).isEqualTo(listed(packet));
        }
      }
      for (int port : List.of(22, 443, 5432)) {
        assertThat(questions.explain(cell.from(), cell.to(), asked(port)).verdict())
            .as("tcp %d on %s", port, cell)
            .isEqualTo(listed(cell, asked(port)));
      }
    }

    private List<Address> someOf(String zone) {
      return BEYOND.getOrDefault(
          zone,
          flows.endpoints(zone).stream()
              .flatMap(endpoint -> endpoint.addresses().valueIfKnown().stream())
              .flatMap(addresses -> addresses.first().stream())
              .limit(2)
              .toList());
    }

    private boolean isHeld(Address address) {
      return flows.endpoints().stream()
          .map(Endpoint::addresses)
          .flatMap(addresses -> addresses.valueIfKnown().stream())
          .anyMatch(addresses -> addresses.contains(address));
    }

    private String explained(Packet packet) {
      return questions
          .explain(packet.source().toString(), packet.destination().toString(), only(packet))
          .verdict();
    }

    /** What the lines say, whosever they are: addresses alone do not name a zone. */
    private String listed(Packet packet) {
      return word(
          lines.values().stream()
              .flatMap(List::stream)
              .filter(line -> line.packets().contains(packet)));
    }

    private String listed(Boundary cell, Services services) {
      Packets asked = Packets.of(services);
      return word(lines.get(cell).stream().filter(line -> line.packets().intersects(asked)));
    }
  }

  private static String word(Stream<Line> lines) {
    Set<Certainty> certainties = lines.map(Line::certainty).collect(Collectors.toSet());
    return certainties.contains(Certainty.CERTAIN)
        ? "permitted"
        : certainties.isEmpty() ? "denied" : "inconclusive";
  }

  private static Services asked(int port) {
    return Services.tcp(Ports.of(port));
  }

  private static Services only(Packet packet) {
    return packet.fields() instanceof PortPair ports
        ? Services.of(packet.protocol(), Ports.of(ports.source()), Ports.of(ports.destination()))
        : Services.of(packet.protocol());
  }
}
