package dev.ringfence.report.pdf;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.FontMappers;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** The embedded fonts of one document. */
final class Fonts {
  private static final String FOLDER = "/net/sf/jasperreports/fonts/dejavu/";
  private static final int NORMAL = 400;
  private static final int BOLD = 700;

  private static final List<Face> FACES =
      List.of(
          new Face("DejaVuSans.ttf", "Sans", NORMAL, FontStyle.NORMAL),
          new Face("DejaVuSans-Bold.ttf", "Sans", BOLD, FontStyle.NORMAL),
          new Face("DejaVuSansMono.ttf", "Mono", NORMAL, FontStyle.NORMAL),
          new Face("DejaVuSansMono-Bold.ttf", "Mono", BOLD, FontStyle.NORMAL));

  private final CmapLookup glyphs;

  private record Face(String file, String family, int weight, FontStyle style) {}

  private Fonts(CmapLookup glyphs) {
    this.glyphs = glyphs;
  }

  /**
   * Loads the fonts into a document.
   *
   * @throws IOException if one of them is not on the class path or cannot be read
   */
  static Fonts into(PDDocument document, PdfRendererBuilder builder) throws IOException {
    TrueTypeFont complete = parse(FACES.get(0).file());
    // Without this, PDFBox would read all fonts of the machine to stand in for its own fourteen.
    FontMappers.set(new EmbeddedOnly(complete));
    for (Face face : FACES) {
      PDFont font = PDType0Font.load(document, parse(face.file()), true);
      builder.useFont(new PDFontSupplier(font), face.family(), face.weight(), face.style(), true);
      if (face == FACES.get(0)) {
        // What mono and bold lack falls back to this face, which has the most glyphs.
        builder.useFont(new PDFontSupplier(font), "Fallback", NORMAL, face.style(), true);
      }
    }
    return new Fonts(complete.getUnicodeCmapLookup());
  }

  private static TrueTypeFont parse(String file) throws IOException {
    try (InputStream bytes = Fonts.class.getResourceAsStream(FOLDER + file)) {
      if (bytes == null) {
        throw new IOException("font " + file + " is not on the class path");
      }
      TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(bytes));
      // Ligatures would take letters out of the text layer, and searching takes twice the time.
      font.setEnableGsub(false);
      return font;
    }
  }

  boolean hasGlyph(int codePoint) {
    return glyphs.getGlyphId(codePoint) != 0;
  }
}
