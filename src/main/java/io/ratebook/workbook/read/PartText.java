package io.ratebook.workbook.read;

import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The characters of an XML part. UTF-8 and UTF-16 are what workbooks are written in, and the one-byte encodings of the West pass where
 * they are declared; bytes that are none of their encoding end the reading. Counts what a parser takes between two events.
 */
final class PartText extends FilterReader {
    private static final int HEAD = 256;
    private static final Pattern DECLARED =
            Pattern.compile("^<\\?xml\\s[^>]*?encoding\\s*=\\s*[\"'](?<name>[^\"']{1,60})[\"']");
    private static final Set<String> ONE_BYTE =
            Set.of("us-ascii", "ascii", "iso-8859-1", "iso-8859-15", "windows-1252");

    private long since;
    private boolean broken;
    private final long most;

    private PartText(Reader in, long most) {
        super(in);
        this.most = most;
    }

    /**
     * The part's text without its byte-order mark.
     *
     * @param most characters between two events, beyond which reading ends
     * @throws UnreadableEncodingException where the encoding is none that is read
     */
    static PartText of(InputStream in, long most) throws IOException {
        PushbackInputStream bytes = new PushbackInputStream(in, HEAD);
        byte[] head = bytes.readNBytes(HEAD);
        Charset marked = marked(head);
        int mark = markLength(head);
        Charset charset = marked == null ? StandardCharsets.UTF_8 : marked;
        String begin =
                new String(head, mark, head.length - mark, marked == null ? StandardCharsets.ISO_8859_1 : charset);
        String declared = declared(begin);
        if (declared != null) {
            charset = agreed(marked, declared);
        }
        bytes.unread(head, mark, head.length - mark);
        var decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        return new PartText(new InputStreamReader(bytes, decoder), most);
    }

    /** Where a byte-order mark, or the zero beside the first character, says so. */
    private static @Nullable Charset marked(byte[] head) {
        if (startsWith(head, 0, 0, 0xFE, 0xFF) || startsWith(head, 0xFF, 0xFE, 0, 0)) {
            return null;
        }
        if (startsWith(head, 0xEF, 0xBB, 0xBF)) {
            return StandardCharsets.UTF_8;
        }
        if (startsWith(head, 0xFE, 0xFF) || startsWith(head, 0, '<')) {
            return StandardCharsets.UTF_16BE;
        }
        return startsWith(head, 0xFF, 0xFE) || startsWith(head, '<', 0) ? StandardCharsets.UTF_16LE : null;
    }

    private static int markLength(byte[] head) {
        if (startsWith(head, 0xEF, 0xBB, 0xBF)) {
            return 3;
        }
        return startsWith(head, 0xFE, 0xFF) || startsWith(head, 0xFF, 0xFE) ? 2 : 0;
    }

    private static boolean startsWith(byte[] head, int... bytes) {
        for (int i = 0; i < bytes.length; i++) {
            if (i >= head.length || (head[i] & 0xFF) != bytes[i]) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable String declared(String begin) {
        Matcher declaration = DECLARED.matcher(begin);
        return declaration.find() ? declaration.group("name").toLowerCase(Locale.ROOT) : null;
    }

    /** A mark and a declaration must say the same; without a mark the text is UTF-8, or of one byte a character. */
    private static Charset agreed(@Nullable Charset marked, String declared) throws UnreadableEncodingException {
        boolean wide = marked != null && !marked.equals(StandardCharsets.UTF_8);
        if (declared.equals("utf-8") && !wide) {
            return StandardCharsets.UTF_8;
        }
        if (marked != null
                && wide
                && (declared.equals("utf-16") || declared.equals(marked.name().toLowerCase(Locale.ROOT)))) {
            return marked;
        }
        if (marked == null && ONE_BYTE.contains(declared)) {
            try {
                return Charset.forName(declared);
            } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
                throw new UnreadableEncodingException(declared);
            }
        }
        throw new UnreadableEncodingException(declared);
    }

    /** What was taken since the last call. */
    long taken() {
        long taken = since;
        since = 0;
        return taken;
    }

    /** True where the bytes were none of the encoding. */
    boolean isBroken() {
        return broken;
    }

    /** True where more was taken at once than may be. */
    boolean isEndless() {
        return since > most;
    }

    @Override
    public int read() throws IOException {
        char[] one = new char[1];
        return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    @Override
    public int read(char[] into, int offset, int length) throws IOException {
        if (since > most) {
            throw new IOException("too much at once");
        }
        try {
            int read = in.read(into, offset, length);
            since += Math.max(0, read);
            return read;
        } catch (CharacterCodingException e) {
            broken = true;
            throw e;
        }
    }
}
