package io.ratebook.pdf;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.TreeSet;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/** DejaVu Sans, regular and bold: European alphabets, Greek, Cyrillic, Georgian, Armenian and many signs, which every PDF carries with it. */
final class Fonts {
    static final int REPLACEMENT = 0xFFFD;

    private static final String FAMILY = "Page";
    private static final String REGULAR = "/net/sf/jasperreports/fonts/dejavu/DejaVuSans.ttf";
    private static final String BOLD = "/net/sf/jasperreports/fonts/dejavu/DejaVuSans-Bold.ttf";
    private static final int NORMAL_WEIGHT = 400;
    private static final int BOLD_WEIGHT = 700;

    private Fonts() {}

    static void use(PdfRendererBuilder builder) {
        builder.useFont(() -> stream(REGULAR), FAMILY, NORMAL_WEIGHT, FontStyle.NORMAL, true);
        builder.useFont(() -> stream(BOLD), FAMILY, BOLD_WEIGHT, FontStyle.NORMAL, true);
    }

    /** The characters of a text that the fonts don't have, in their order. */
    static Set<Integer> missing(String text) {
        Set<Integer> missing = new TreeSet<>();
        for (String each : new String[] {REGULAR, BOLD}) {
            try (InputStream in = stream(each);
                    TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(in))) {
                CmapLookup glyphs = font.getUnicodeCmapLookup();
                text.codePoints()
                        .filter(point -> !Character.isWhitespace(point) && glyphs.getGlyphId(point) == 0)
                        .forEach(missing::add);
            } catch (IOException e) {
                throw new UncheckedIOException("the fonts are in the library", e);
            }
        }
        return missing;
    }

    private static InputStream stream(String font) {
        InputStream in = Fonts.class.getResourceAsStream(font);
        if (in == null) {
            throw new IllegalStateException("the font " + font + " is not in the libraries");
        }
        return in;
    }
}
