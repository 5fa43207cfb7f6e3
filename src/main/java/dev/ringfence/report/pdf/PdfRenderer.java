package dev.ringfence.report.pdf;

import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.slf4j.Slf4jLogger;
import com.openhtmltopdf.util.XRLog;
import dev.ringfence.report.Cover;
import dev.ringfence.report.ReportModel;
import dev.ringfence.report.ReportRenderer;
import io.pebbletemplates.pebble.error.PebbleException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.Locale;
import java.util.TimeZone;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;

/**
 * Prints the model as one PDF, A4 upright.
 *
 * @param templates folder whose {@code report/} holds templates, styles and messages; there is no
 *     other place they are looked for
 */
public record PdfRenderer(Path templates) implements ReportRenderer {
  private static final int DIGITS_OF_A_LONG = 15;
  private static final int HEXADECIMAL = 16;

  @Override
  public String fileName() {
    return "report.pdf";
  }

  @Override
  public void render(ReportModel model, Path file) throws IOException {
    XRLog.setLoggerImpl(new Slf4jLogger());
    TemplateFolder folder = TemplateFolder.at(templates);
    PdfRendererBuilder builder = new PdfRendererBuilder();
    try (PDDocument document = new PDDocument()) {
      Fonts fonts = Fonts.into(document, builder);
      builder
          .usePDDocument(document)
          .withProducer("Ringfence " + model.cover().toolVersion())
          .withHtmlContent(filled(model, folder, fonts), folder.baseUri())
          .useExternalResourceAccessControl(
              (uri, type) -> folder.holds(uri),
              ExternalResourceControlPriority.RUN_AFTER_RESOLVING_URI);
      try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
        renderer.createPDFWithoutClosing();
      }
      identify(document, model.cover());
      try (OutputStream out = Files.newOutputStream(file)) {
        document.save(out);
      }
    }
  }

  private static String filled(ReportModel model, TemplateFolder folder, Fonts fonts)
      throws IOException {
    try {
      return new Template(folder, fonts::hasGlyph).fill(model);
    } catch (PebbleException e) {
      throw new IOException(
          e.getFileName() + ":" + e.getLineNumber() + ": " + e.getPebbleMessage(), e);
    }
  }

  /** Dates and id come from the assessment, so that printing again gives the same bytes. */
  private static void identify(PDDocument document, Cover cover) {
    Calendar asOf = new GregorianCalendar(TimeZone.getTimeZone("UTC"), Locale.ROOT);
    asOf.setTimeInMillis(cover.asOf().toEpochMilli());
    PDDocumentInformation information = document.getDocumentInformation();
    information.setTitle(cover.title() + ": " + cover.estate() + ", " + cover.period());
    information.setSubject("Run " + cover.runId() + ", evidence " + cover.evidence().full());
    information.setCreationDate(asOf);
    information.setModificationDate(asOf);
    document.setDocumentId(
        Long.parseLong(cover.assessment().full().substring(0, DIGITS_OF_A_LONG), HEXADECIMAL));
  }
}
