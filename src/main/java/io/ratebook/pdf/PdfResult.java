package io.ratebook.pdf;

import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.Locale;
import java.util.Set;
import java.util.TimeZone;
import java.util.zip.CRC32;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;

/** A page to PDF, tagged for those who hear it read, its fonts within it. The same page gives the same bytes. */
public final class PdfResult {
    private PdfResult() {}

    /** The characters of a page that the PDF can't show, in their order; they become U+FFFD. */
    public static Set<Integer> unknown(String page) {
        return Fonts.missing(page);
    }

    /**
     * The whole file.
     *
     * @param page well-formed; nothing that it refers to is fetched
     * @param day the file's own date
     */
    public static byte[] of(String page, LocalDate day) {
        XRLog.setLoggingEnabled(false);
        Set<Integer> unknown = unknown(page);
        PdfRendererBuilder builder = new PdfRendererBuilder();
        Fonts.use(builder);
        builder.useExternalResourceAccessControl(
                (uri, type) -> false, ExternalResourceControlPriority.RUN_AFTER_RESOLVING_URI);
        builder.usePdfUaAccessibility(true);
        builder.withProducer("Ratebook");
        builder.withHtmlContent(replaced(page, unknown), null);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        builder.toStream(bytes);
        try (PdfBoxRenderer renderer = builder.buildPdfRenderer();
                PDDocument document = renderer.createPDFKeepOpen()) {
            steady(document, day, page);
            document.save(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("in memory", e);
        }
        return bytes.toByteArray();
    }

    /** No clock and no chance: the day is the request's, the identity follows from the page. */
    private static void steady(PDDocument document, LocalDate day, String page) {
        Calendar date = new GregorianCalendar(TimeZone.getTimeZone("UTC"), Locale.ROOT);
        date.setTimeInMillis(day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli());
        PDDocumentInformation information = document.getDocumentInformation();
        information.setCreationDate(date);
        information.setModificationDate(date);
        CRC32 identity = new CRC32();
        identity.update(page.getBytes(StandardCharsets.UTF_8));
        document.setDocumentId(identity.getValue());
    }

    private static String replaced(String page, Set<Integer> unknown) {
        if (unknown.isEmpty()) {
            return page;
        }
        StringBuilder text = new StringBuilder(page.length());
        page.codePoints().forEach(each -> text.appendCodePoint(unknown.contains(each) ? Fonts.REPLACEMENT : each));
        return text.toString();
    }
}
