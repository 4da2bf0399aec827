package io.ratebook.workbook.read;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
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
 * The bytes of an XML part, in UTF-8. UTF-8 and UTF-16 are what workbooks are written in, and the one-byte encodings of the West pass
 * where they are declared; bytes that are none of such an encoding end the reading. What is UTF-8 already is left as it is.
 */
final class PartBytes extends InputStream {
    private static final int HEAD = 256;
    private static final int BLOCK = 4096;
    private static final Pattern DECLARED =
            Pattern.compile("^<\\?xml\\s[^>]*?encoding\\s*=\\s*[\"'](?<name>[^\"']{1,60})[\"']");
    private static final Set<String> ONE_BYTE =
            Set.of("us-ascii", "ascii", "iso-8859-1", "iso-8859-15", "windows-1252");

    private final Reader text;
    private final char[] characters = new char[BLOCK + 1];
    private byte[] ready = new byte[0];
    private int at;

    private PartBytes(Reader text) {
        this.text = text;
    }

    /**
     * The part's text without its byte-order mark.
     *
     * @throws UnreadableEncodingException where the encoding is none that is read
     */
    static InputStream of(InputStream in) throws IOException {
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
        if (charset.equals(StandardCharsets.UTF_8)) {
            return bytes;
        }
        var decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        return new PartBytes(new InputStreamReader(bytes, decoder));
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

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (at == ready.length && !convert()) {
            return -1;
        }
        int given = Math.min(length, ready.length - at);
        System.arraycopy(ready, at, into, offset, given);
        at += given;
        return given;
    }

    /** A pair of surrogates stays together. */
    private boolean convert() throws IOException {
        int read = text.read(characters, 0, BLOCK);
        if (read < 0) {
            return false;
        }
        if (Character.isHighSurrogate(characters[read - 1])) {
            int low = text.read();
            if (low >= 0) {
                characters[read++] = (char) low;
            }
        }
        ready = new String(characters, 0, read).getBytes(StandardCharsets.UTF_8);
        at = 0;
        return true;
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
