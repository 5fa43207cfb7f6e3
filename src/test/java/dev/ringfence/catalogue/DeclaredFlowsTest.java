package dev.ringfence.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.net.Ports;
import dev.ringfence.net.Protocol;
import dev.ringfence.net.Services;
import dev.ringfence.network.DeclaredFlow;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeclaredFlowsTest {
  private static final String HEADER =
      "| Source | Destination | Port | Protocol | Purpose |\n|---|---|---|---|---|\n";

  private Folder folder;

  @BeforeEach
  void folder(@TempDir Path temp) {
    folder = new Folder(temp);
  }

  private List<DeclaredFlow> read(String name, String text) {
    folder.with(name, text);
    Problems problems = new Problems();
    List<DeclaredFlow> flows =
        SourceFile.read(folder.file(name), name, problems)
            .map(file -> DeclaredFlows.in(file, problems))
            .orElse(List.of());
    problems.orElseThrow();
    return flows;
  }

  private List<String> problems(String name, String text) {
    return folder.problemsOf(() -> read(name, text));
  }

  @Test
  void given_several_tables_in_a_text_then_columns_are_found_in_any_order_and_case() {
    List<DeclaredFlow> flows =
        read(
            "flows.md",
            """
            # Flows

            | Team | Contact |
            | --- | --- |
            | Shop | source, destination |

            | Source | Destination | Port | Protocol | Purpose |
            |:--- | :---: | ---: | --- | --- |
            | internet | **web** | 443, 8443 | TCP/UDP | Customers \\| partners |
            | `web-*` | [orders](orders.md) | any | ICMP | |

              PURPOSE | Owner | protocol | Port(s) | destination | source | Review Date
              --- | --- | --- | --- | --- | --- | ---
              Backups | me | Any | - | api, stores | 10.0.0.0/8 | 2026-02-03
            """);

    assertThat(flows)
        .extracting(DeclaredFlow::from, DeclaredFlow::to, DeclaredFlow::purpose)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("internet", "web", "Customers | partners"),
            org.assertj.core.groups.Tuple.tuple("web-*", "orders", ""),
            org.assertj.core.groups.Tuple.tuple("10.0.0.0/8", "api, stores", "Backups"));
    assertThat(flows)
        .extracting(DeclaredFlow::services)
        .containsExactly(
            Services.tcp(Ports.of(443, 8443)).union(Services.udp(Ports.of(443, 8443))),
            Services.of(Protocol.ICMP),
            Services.all());
    assertThat(flows)
        .extracting(flow -> flow.source().display())
        .containsExactly("flows.md:9", "flows.md:10", "flows.md:14");
    assertThat(flows.get(0).reviewed()).isEmpty();
    assertThat(flows.get(2).reviewed()).contains(LocalDate.of(2026, 2, 3));
  }

  @Test
  void given_code_and_comments_then_tables_in_them_are_not_read() {
    String row = "| a | b | 1 | TCP | x |\n";

    assertThat(
            read(
                "flows.md",
                HEADER + row + "\n```\n" + HEADER + row + "```\n\n<!--\n" + HEADER + row + "-->\n"))
        .hasSize(1);
  }

  @Test
  void given_a_review_date_of_the_document_then_it_holds_for_rows_without_their_own() {
    String table =
        "| Source | Destination | Port | Protocol | Purpose | Reviewed |\n|-|-|-|-|-|-|\n"
            + "| a | b | 1 | TCP | x | |\n| a | b | 1 | TCP | x | 2026-06-01 |\n";

    for (String date :
        List.of(
            "Last reviewed: 2026-05-01",
            "**Last reviewed:** 2026-05-01",
            "_Last reviewed on 2026-05-01._",
            "---\nreviewed: \"2026-05-01\"\n---",
            "> Review date: 2026-05-01")) {
      assertThat(read("flows.md", date + "\n\n" + table))
          .as(date)
          .extracting(flow -> flow.reviewed().orElseThrow())
          .containsExactly(LocalDate.of(2026, 5, 1), LocalDate.of(2026, 6, 1));
    }
    assertThat(read("flows.md", "It is reviewed: see below\n\n" + table).get(0).reviewed())
        .isEmpty();
  }

  @Test
  void given_rows_that_cannot_be_understood_then_each_fault_has_its_line() {
    assertThat(
            problems(
                "flows.md",
                "Last reviewed: in May\n\n"
                    + HEADER
                    + """
                    | | web | 443 | TCP | x |
                    | a | b | https | TCPP | x |
                    | a | b | | TCP | x |
                    | a | b | 9-1 | TCP | x |
                    | a | b | 22 | ICMP | x |
                    | a | b | 22 | | x |
                    | a | b | 22 | TCP | x | y | z |
                    only words
                    """))
        .containsExactly(
            "flows.md:1: reviewed on \"in May\": a day of the calendar expected as yyyy-mm-dd, like"
                + " 2026-11-30",
            "flows.md:5: Source is empty",
            "flows.md:6: port \"https\": a number, a range such as 8000-8080 or \"any\" expected",
            "flows.md:6: unknown protocol \"TCPP\"; nearest is \"tcp\"; allowed are tcp, udp, icmp,"
                + " icmpv6, any or a number 0-255",
            "flows.md:7: Port is empty: a number, a range such as 8000-8080 or \"any\" expected",
            "flows.md:8: port range 9-1 is reversed: 1-9 expected",
            "flows.md:9: protocol icmp has no ports, and 22 is given",
            "flows.md:10: Protocol is empty: TCP, UDP, ICMP, Any or a number expected",
            "flows.md:11: 7 cells in a table of 5 columns; a pipe within a cell is written \\|",
            "flows.md:12: Destination is empty",
            "flows.md:12: Protocol is empty: TCP, UDP, ICMP, Any or a number expected");
  }

  @Test
  void given_tables_that_are_nearly_good_then_they_are_not_passed_over() {
    assertThat(
            problems(
                "flows.md",
                """
                | Source | Destination | Prot | Protocol | Purpose |
                |---|---|---|---|---|
                | a | b | 1 | TCP | x |

                | Source | Destination | Port | Protocol | Purpose |
                |---|---|---|
                | a | b | 1 | TCP | x |

                | Source | Destination | Port | Protocol | Purpose | Port |
                |---|---|---|---|---|---|
                """))
        .containsExactly(
            "flows.md:1: the table has no column Port; nearest is \"Prot\"",
            "flows.md:5: the header of a table is followed by a line of dashes, such as |---|, with"
                + " as many columns: 5 expected",
            "flows.md:9: the table has the column Port twice");
    assertThat(problems("flows.md", "nothing here\n"))
        .containsExactly(
            "flows.md: no table of flows found: a header with Source, Destination, Port, Protocol,"
                + " Purpose expected");
  }

  @Test
  void given_a_comma_separated_table_then_quotes_lines_and_comments_are_understood() {
    List<DeclaredFlow> flows =
        read(
            "flows.csv",
            "# Last reviewed: 2026-05-01\r\n"
                + "Purpose,Source,Destination,Port,Protocol\r\n"
                + "\"Orders, \"\"fast\"\"\r\nand safe\",web,api,\"443,8443\",tcp\r\n"
                + "\r\n"
                + "x,\"a\" ,b,any,UDP");

    assertThat(flows)
        .extracting(DeclaredFlow::purpose)
        .containsExactly("Orders, \"fast\" and safe", "x");
    assertThat(flows.get(0).services()).isEqualTo(Services.tcp(Ports.of(443, 8443)));
    assertThat(flows)
        .extracting(flow -> flow.source().display())
        .containsExactly("flows.csv:3", "flows.csv:6");
    assertThat(flows.get(1).reviewed()).contains(LocalDate.of(2026, 5, 1));
    assertThat(read("flows.csv", "Source;Destination;Port;Protocol;Purpose\na;b;1,2;TCP;x\n"))
        .extracting(DeclaredFlow::services)
        .containsExactly(Services.tcp(Ports.of(1, 2)));
  }

  @Test
  void given_a_comma_separated_table_with_faults_then_each_has_its_line() {
    assertThat(
            problems(
                "flows.csv",
                "Source,Destination,Port,Protocol,Purpose\na,b,443,8443,TCP,x\n\"a\"b,c,1,TCP,x\n"
                    + "a,b,1,TCP,\"x\n"))
        .containsExactly(
            "flows.csv:2: 6 values in a table of 5 columns; a value with a comma is written in"
                + " double quotes",
            "flows.csv:3: \"b\" after a closing double quote; a double quote within a value is"
                + " written twice",
            "flows.csv:4: a double quote that is not closed");
    assertThat(problems("flows.csv", "a,b\n1,2\n"))
        .hasSize(5)
        .allSatisfy(
            problem -> assertThat(problem).startsWith("flows.csv:1: the table has no column "));
    assertThat(problems("flows.csv", "\n"))
        .containsExactly(
            "flows.csv:1: no header found: Source, Destination, Port, Protocol, Purpose expected");
  }

  @Test
  void given_a_list_of_mappings_then_numbers_and_lists_are_understood() {
    List<DeclaredFlow> flows =
        read(
            "flows.yaml",
            """
            # Last reviewed: 2026-05-01
            - {source: web, destination: [api, stores], port: 8080, protocol: TCP, purpose: Orders}
            - source: internet
              destination: web
              ports: [443, 8000-8080]
              protocol: tcp
              reviewed: 2026-06-01
            """);

    assertThat(flows.get(0).to()).isEqualTo("api,stores");
    assertThat(flows.get(0).reviewed()).contains(LocalDate.of(2026, 5, 1));
    assertThat(flows.get(1).services())
        .isEqualTo(Services.tcp(Ports.of(443).union(Ports.range(8000, 8080))));
    assertThat(flows.get(1).purpose()).isEmpty();
    assertThat(flows.get(1).source().display()).isEqualTo("flows.yaml:3");
    assertThat(flows.get(1).reviewed()).contains(LocalDate.of(2026, 6, 1));
  }

  @Test
  void given_a_list_of_mappings_with_faults_then_all_are_named() {
    assertThat(
            problems(
                "flows.yaml",
                """
                - {sorce: web, destination: api, port: 8080, protocol: TCP, purpose: Orders}
                - {source: web, destination: api, port: 1, ports: 2, protocol: TCP}
                - just text
                """))
        .containsExactly(
            "flows.yaml:1: Source is empty",
            "flows.yaml:1: unknown key \"sorce\" in a flow; nearest is \"source\"; allowed are"
                + " source, destination, port, ports, protocol, protocols, purpose, reviewed",
            "flows.yaml:2: ports is given twice, in singular and plural",
            "flows.yaml:3: text found, a mapping expected: a flow with source, destination, port,"
                + " ports, protocol, protocols, purpose, reviewed");
    assertThat(problems("flows.yml", "flows: []\n"))
        .containsExactly(
            "flows.yml:1: a mapping found, a list of mappings expected, one for each flow");
  }

  @Test
  void given_a_file_without_a_telling_name_then_its_content_tells_the_format() {
    String csv = "Source,Destination,Port,Protocol,Purpose\na,b,1,TCP,x\n";
    String yaml = "- {source: a, destination: b, port: 1, protocol: TCP}\n";

    for (String text : List.of(HEADER + "| a | b | 1 | TCP | x |\n", csv, yaml)) {
      assertThat(read("flows.txt", text)).as(text).hasSize(1);
    }
  }
}
