package dev.ringfence.report.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ringfence.assessment.Finding;
import dev.ringfence.report.Golden;
import dev.ringfence.report.HostileFindings;
import dev.ringfence.report.LargeBoundaries;
import dev.ringfence.report.Printed;
import dev.ringfence.report.ReportModel;
import dev.ringfence.report.SampleAssessment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PdfRendererTest {
  private final Path folder;

  PdfRendererTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void given_the_sample_then_its_text_is_the_accepted_one() throws IOException {
    Path pdf = Printed.pdf(SampleAssessment.model(), folder, "a.pdf");

    Golden.assertAccepted("report.pdf.txt", String.join("\n\f\n", Printed.pages(pdf)) + "\n");
  }

  @Test
  void given_one_model_then_two_printings_have_the_same_bytes() throws IOException {
    Path one = Printed.pdf(SampleAssessment.model(), folder, "a.pdf");
    Path two = Printed.pdf(SampleAssessment.model(), folder, "b.pdf");

    assertThat(one).hasSameBinaryContentAs(two);
  }

  @Test
  void given_any_page_then_it_names_run_period_evidence_tool_and_its_number() throws IOException {
    List<String> pages = Printed.pages(Printed.pdf(SampleAssessment.model(60), folder, "a.pdf"));

    for (int page = 1; page <= pages.size(); page++) {
      assertThat(pages.get(page - 1))
          .contains("shop-2026-11-1-7c41d09e")
          .contains("2026-11-01 – 2026-11-30")
          .contains("05b3abf2…657f")
          .contains("Ringfence 0.1.0")
          .contains(page + " / " + pages.size());
    }
  }

  @Test
  void given_more_conforming_findings_than_a_page_takes_then_the_list_says_so() throws IOException {
    String text = Printed.joined(Printed.pdf(SampleAssessment.model(60), folder, "a.pdf"));

    assertThat(text).contains("50of60shown,all60insheetFindings");
  }

  @Test
  void given_hostile_names_then_they_are_printed_as_text_and_nothing_is_hidden()
      throws IOException {
    List<Finding> findings = HostileFindings.all();
    ReportModel model = SampleAssessment.model(findings.size(), findings::stream);

    String text = Printed.joined(Printed.pdf(model, folder, "a.pdf"));

    assertThat(text)
        .contains("<script>alert(1)</script><imgsrc=\"file:///etc/hostname\"/>")
        .contains("{{model.cover.runId}}{%include\"/etc/passwd\"%}")
        .contains("&lt;b&gt;&#x3c;i&#x3e;]]>")
        .contains("=HYPERLINK(\"http://example.com\",\"click\")")
        .contains("invoice[U+202E]fdp.exe")
        .contains("zero[U+200B]width")
        .contains("bell[U+0007]nul[U+0000]escape[U+001B]")
        .contains("half[U+D83D]surrogate")
        .contains("emoji\uD83D\uDE00and[U+4E2D][U+6587]");
    assertThat(text.chars().filter(c -> c == 'x').count()).isGreaterThanOrEqualTo(4 * 10_000);
  }

  @Test
  void given_a_document_then_each_section_and_check_is_in_its_outline() throws IOException {
    Path pdf = Printed.pdf(SampleAssessment.model(), folder, "a.pdf");

    try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
      List<String> titles =
          Stream.of(document.getDocumentCatalog().getDocumentOutline().children())
              .flatMap(items -> StreamSupport.stream(items.spliterator(), false))
              .map(PDOutlineItem::getTitle)
              .toList();
      assertThat(titles)
          .containsExactly(
              "Summary",
              "Scope and gaps",
              "Scorecard",
              "Zones and boundaries",
              "NI-LOG-002 Traffic at boundaries is recorded",
              "NI-SEG-001 Tiers are separated from each other and from the internet",
              "Exceptions",
              "Attestations",
              "History",
              "Remediation",
              "Method and limits",
              "Evidence");
    }
  }

  @Test
  void given_forty_zones_then_the_matrix_is_on_wide_pages_and_every_name_is_whole()
      throws IOException {
    Path pdf = Printed.pdf(LargeBoundaries.model(40), folder, "a.pdf");

    String text = Printed.joined(pdf);
    assertThat(text)
        .contains(
            "a-zone-with-a-name-that-is-much-longer-than-any-cell-of-any-matrix-has-room-for",
            "=HYPERLINK(\"http://example.com\")",
            "<b>&amp;</b>[U+202E]zone",
            "80of394shown,all394insheetBoundaries");
    try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
      long wide =
          StreamSupport.stream(document.getPages().spliterator(), false)
              .filter(page -> page.getMediaBox().getWidth() > page.getMediaBox().getHeight())
              .count();
      assertThat(wide).isEqualTo(4);
      assertThat(document.getNumberOfPages()).isLessThan(120);
    }
    assertThat(pdf).hasSameBinaryContentAs(Printed.pdf(LargeBoundaries.model(40), folder, "b.pdf"));
  }

  @Test
  void given_no_templates_then_the_missing_file_is_named() {
    assertThatThrownBy(
            () -> new PdfRenderer(folder).render(SampleAssessment.model(), folder.resolve("a.pdf")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("report.peb");
  }

  @Test
  void given_a_template_with_a_misspelt_name_then_file_and_line_are_named() throws IOException {
    Path templates = copyOfTemplates();
    Path method = templates.resolve("report/method.peb");
    Files.writeString(method, "<h1 id=\"method\">\n{{ model.methud.notes }}</h1>");

    assertThatThrownBy(
            () ->
                new PdfRenderer(templates)
                    .render(SampleAssessment.model(), folder.resolve("a.pdf")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("method.peb:2")
        .hasMessageContaining("methud");
  }

  @Test
  void given_a_changed_message_then_it_is_printed() throws IOException {
    Path templates = copyOfTemplates();
    Path messages = templates.resolve("report/messages.properties");
    Files.writeString(
        messages,
        Files.readString(messages).replace("method.title=Method", "method.title=Methode"));

    new PdfRenderer(templates).render(SampleAssessment.model(), folder.resolve("a.pdf"));

    assertThat(Printed.joined(folder.resolve("a.pdf"))).contains("10Methodeandlimits");
  }

  @Test
  void given_a_template_that_loads_from_outside_then_nothing_of_it_is_read() throws IOException {
    Path templates = copyOfTemplates();
    Path outside = folder.resolve("outside.css");
    Files.writeString(outside, "h1:after { content: ' leaked'; }");
    Path page = templates.resolve("report/report.peb");
    Files.writeString(
        page,
        Files.readString(page)
            .replace(
                "</head>",
                "<link rel=\"stylesheet\" type=\"text/css\" href=\"%s\"/></head>"
                    .formatted(outside.toUri())));

    new PdfRenderer(templates).render(SampleAssessment.model(), folder.resolve("a.pdf"));

    assertThat(Printed.joined(folder.resolve("a.pdf"))).doesNotContain("leaked");
  }

  private Path copyOfTemplates() throws IOException {
    Path copy = folder.resolve("templates");
    Files.createDirectories(copy.resolve("report"));
    try (Stream<Path> files = Files.list(Printed.TEMPLATES.resolve("report"))) {
      for (Path file : files.toList()) {
        Files.copy(file, copy.resolve("report").resolve(file.getFileName()));
      }
    }
    return copy;
  }
}
