package io.ratebook.workbook.read;

import io.ratebook.grid.Digits;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * XML in UTF-8, element by element, straight from its bytes: names are made once, values only when they are asked for. Well-formedness
 * is required of everything that is passed, text that is passed over too. There are no document types, so there are no entities but
 * the five that XML has. Of what XML 1.1 has beyond 1.0, references to control characters are read.
 */
final class XmlScanner {
    static final int LONGEST_TEXT = 1 << 20;
    static final int DEEPEST = 64;

    private static final int LONGEST_MARKUP = 1 << 22;
    private static final int LONGEST_NAME = 4_000;
    private static final int LONGEST_REFERENCE = 1_000;

    /** More bytes than that of one cell are read piece by piece. */
    private static final int LONGEST_PLAIN = 1 << 12;

    private static final Pattern DECLARATION = Pattern.compile("<\\?xml\\s+version\\s*=\\s*(\"1\\.[01]\"|'1\\.[01]')"
            + "(\\s+encoding\\s*=\\s*(\"[^\"]*\"|'[^']*'))?"
            + "(\\s+standalone\\s*=\\s*(\"(yes|no)\"|'(yes|no)'))?\\s*\\?>");

    private final InputStream in;
    private final XmlLines lines = new XmlLines();
    private final XmlNames names = new XmlNames();
    private final XmlSpaces spaces = new XmlSpaces();
    private final XmlAttributes attributes = new XmlAttributes();
    private final ByteText joined = new ByteText();
    private final PlainCell plain = new PlainCell();
    private final @Nullable XmlName[] open = new XmlName[DEEPEST + 1];

    private byte[] bytes = new byte[1 << 13];
    /** What comes before it is given up when more is read. */
    private int mark;

    private int at;
    private int end;
    /** How many bytes were given up, and how many there were when the current markup began. */
    private long gone;

    private long since;
    private boolean ended;
    private int depth;
    private boolean empty;
    private boolean rooted;
    /** True for XML 1.1. */
    private boolean eleven;

    private boolean whole;
    private int textEnd;
    private @Nullable ByteArrayOutputStream kept;

    /** @param in without a byte-order mark */
    XmlScanner(InputStream in) {
        this.in = in;
    }

    /** Keeps what is read from here on. */
    void keep() {
        kept = new ByteArrayOutputStream();
        kept.write(bytes, at, end - at);
    }

    boolean isKeeping() {
        return kept != null;
    }

    /** What stood between {@link #keep} and here, in UTF-8; no more of it is kept. Nothing where nothing was. */
    byte[] kept() {
        byte[] all = kept == null ? new byte[0] : kept.toByteArray();
        kept = null;
        return Arrays.copyOf(all, Math.max(0, all.length - (end - at)));
    }

    /** What a scanner stops at. */
    enum Event {
        BEGIN,
        END,
        DONE
    }

    /** Passes over text, to where the next element begins or one ends. */
    Event next() throws XmlFault, IOException {
        if (empty) {
            return leave();
        }
        if (gone == 0 && at == 0 && !rooted) {
            declaration();
        }
        while (true) {
            mark = at;
            if (depth == 0) {
                outside();
            } else {
                characters(false);
            }
            if (at == end) {
                if (depth > 0 || !rooted) {
                    throw early();
                }
                return Event.DONE;
            }
            Event event = markup(false);
            if (event != null) {
                return event;
            }
        }
    }

    /** Passes over the current element with all that is in it. */
    void skip() throws XmlFault, IOException {
        int within = depth;
        while (depth >= within) {
            while (plainCell()) {
                // recognised, and so well-formed
            }
            if (next() == Event.DONE) {
                return;
            }
        }
    }

    /**
     * Passes over the next child of the current element where it is a cell without a prefix that {@link PlainCell} recognises, and nothing
     * stands before it. {@link #plain} tells what it says, until the scanner moves; false where the scanner hasn't moved.
     */
    boolean plainCell() throws XmlFault, IOException {
        return plain(false);
    }

    /** The same for a text that cells share. */
    boolean plainItem() throws XmlFault, IOException {
        return plain(true);
    }

    private boolean plain(boolean item) throws XmlFault, IOException {
        if (empty || depth == 0 || depth > DEEPEST - 3) {
            return false;
        }
        while (true) {
            int to = item ? plain.item(bytes, at, end) : plain.cell(bytes, at, end);
            if (to >= 0) {
                mark = at;
                at = to;
                return true;
            }
            if (to == PlainCell.OTHER || end - at > LONGEST_PLAIN) {
                return false;
            }
            mark = at;
            since = gone + at;
            if (!more()) {
                return false;
            }
        }
    }

    /** Goes back to before the cell that was recognised last: it is to be read piece by piece. */
    void again() {
        at = mark;
    }

    /** Where the cell stands that was recognised last, in {@link #plainBytes}. */
    PlainCell plain() {
        return plain;
    }

    byte[] plainBytes() {
        return bytes;
    }

    /** True where what has no prefix is of the same namespace as the current element. */
    boolean isUnprefixed() {
        return current().prefix().isEmpty();
    }

    /** Reads the current element's text to its end; what is nested is passed over. */
    void readText() throws XmlFault, IOException {
        joined.clear();
        whole = false;
        if (empty) {
            leave();
            return;
        }
        while (true) {
            mark = at;
            characters(true);
            if (!ensure(2)) {
                throw early();
            }
            boolean last = bytes[at + 1] == '/';
            if (last && joined.length() == 0) {
                whole = true;
                textEnd = at - mark;
                requireShort(textEnd > LONGEST_TEXT ? text().length() : textEnd);
                endTag();
                return;
            }
            given(true);
            if (markup(true) == Event.BEGIN) {
                int within = depth;
                skip();
                if (depth >= within) {
                    throw early();
                }
            } else if (last) {
                return;
            }
        }
    }

    /** Where the text stands that was read last: valid until the scanner moves. */
    byte[] textBytes() {
        return whole ? bytes : joined.bytes();
    }

    int textFrom() {
        return whole ? mark : 0;
    }

    /** Exclusive. */
    int textTo() {
        return whole ? mark + textEnd : joined.length();
    }

    String text() {
        return new String(textBytes(), textFrom(), textTo() - textFrom(), StandardCharsets.UTF_8);
    }

    /** The local name of the element that begins here. */
    String name() {
        return current().local();
    }

    /** Empty where the element has no namespace. */
    String namespace() {
        return namespaceOf(current());
    }

    /** What a name's prefix means here; empty where it means nothing. */
    String namespaceOf(XmlName name) {
        String uri = spaces.uri(name.prefix());
        return uri == null ? "" : uri;
    }

    @Nullable
    String attribute(String local) {
        return value(attributes.find(local));
    }

    @Nullable
    String attribute(String namespace, String local) {
        return value(attributes.find(spaces, namespace, local));
    }

    private @Nullable String value(int index) {
        return index < 0 ? null : attributes.value(index, bytes, mark);
    }

    /** The attribute as {@code Digits} has it, without a text for it. */
    int digits(String local) {
        int index = attributes.find(local);
        if (index < 0) {
            return -1;
        }
        return attributes.isEscaped(index)
                ? Digits.parse(attribute(local))
                : digits(bytes, mark + attributes.from(index), mark + attributes.to(index));
    }

    /** Bytes of a value as {@code Digits} has it. */
    static int digits(byte[] bytes, int from, int to) {
        if (to == from || to - from > 9) {
            return -1;
        }
        int number = 0;
        for (int i = from; i < to; i++) {
            if (bytes[i] < '0' || bytes[i] > '9') {
                return -1;
            }
            number = number * 10 + bytes[i] - '0';
        }
        return number;
    }

    /** The attributes of the element that begins here. */
    XmlAttributes attributes() {
        return attributes;
    }

    /** What the attributes' values stand in, counted from {@link #attributesFrom}; valid until the scanner moves. */
    byte[] attributeBytes() {
        return bytes;
    }

    int attributesFrom() {
        return mark;
    }

    /** The line that is read, counted from 1. */
    int line() {
        return lines.lineAfter(bytes, 0, at);
    }

    private XmlName current() {
        XmlName name = open[depth];
        if (name == null) {
            throw new IllegalStateException("no element has begun");
        }
        return name;
    }

    private void declaration() throws XmlFault, IOException {
        if (!ensure(6) || !startsWith("<?xml") || !XmlChars.isSpace(bytes[5])) {
            return;
        }
        while (need() != '>') {
            at++;
        }
        at++;
        Matcher declaration = DECLARATION.matcher(new String(bytes, 0, at, StandardCharsets.ISO_8859_1));
        if (!declaration.matches()) {
            throw XmlFault.malformed("an XML declaration that is none");
        }
        eleven = declaration.group(1).contains("1.1");
    }

    private void outside() throws XmlFault, IOException {
        while (at < end || more()) {
            if (bytes[at] == '<') {
                return;
            }
            if (!XmlChars.isSpace(bytes[at])) {
                character();
                throw XmlFault.malformed("text outside of the root element");
            }
            at++;
            mark = at;
        }
    }

    /** Passes text up to the next markup or the end; what is kept stands from the mark, or is joined already. */
    private void characters(boolean kept) throws XmlFault, IOException {
        while (true) {
            byte[] block = bytes;
            int to = end;
            int here = at;
            while (here < to && XmlChars.isPlain(block[here])) {
                here++;
            }
            at = here;
            if (here == to) {
                given(kept);
                since = gone + at;
                if (!more()) {
                    return;
                }
                continue;
            }
            switch (block[here]) {
                case '<' -> {
                    return;
                }
                case '&' -> referred(kept);
                case '\r' -> returned(kept);
                case ']' -> bracket();
                default -> character();
            }
        }
    }

    private void given(boolean kept) throws XmlFault {
        if (kept) {
            joined.append(bytes, mark, at);
            requireShort(joined.characters());
        }
        mark = at;
    }

    private static void requireShort(int characters) throws XmlFault {
        if (characters > LONGEST_TEXT) {
            throw new XmlFault(XmlFault.Kind.LONG_TEXT, "a long text");
        }
    }

    private void referred(boolean kept) throws XmlFault, IOException {
        given(kept);
        int code = reference();
        if (kept) {
            joined.append(code);
        }
        mark = at;
    }

    /** A line end is one LF, however it is written. */
    private void returned(boolean kept) throws XmlFault, IOException {
        given(kept);
        at++;
        if ((at < end || more()) && bytes[at] == '\n') {
            at++;
        }
        if (kept) {
            joined.append('\n');
        }
        mark = at;
    }

    private void bracket() throws XmlFault, IOException {
        if (ensure(3) && bytes[at + 1] == ']' && bytes[at + 2] == '>') {
            throw XmlFault.malformed("the end of a section that hasn't begun");
        }
        at++;
    }

    /** The character of the reference here. */
    private int reference() throws XmlFault, IOException {
        int from = at + 1 - mark;
        at++;
        while (need() != ';') {
            if (!XmlChars.isName(bytes[at]) && bytes[at] != '#' || at - mark - from > LONGEST_REFERENCE) {
                throw XmlFault.malformed("an ampersand that refers to nothing");
            }
            at++;
        }
        int code = XmlReference.of(XmlName.strictly(bytes, mark + from, at));
        if (code == XmlReference.NONE || XmlChars.isControl(code) && !eleven) {
            throw XmlFault.malformed("a reference to no character");
        }
        at++;
        return code;
    }

    /** What is beyond ASCII: one character, of as many bytes as it has. */
    private void character() throws XmlFault, IOException {
        int first = bytes[at];
        if (first >= 0) {
            if (!XmlChars.isChar(first)) {
                throw XmlFault.malformed("a control character");
            }
            at++;
            return;
        }
        int more = first >= -0x3E && first < -0x20 ? 1 : first >= -0x20 && first < -0x10 ? 2 : 3;
        if (first < -0x3E || first > -0x0C || !ensure(more + 1)) {
            throw new XmlFault(XmlFault.Kind.BYTES, "a byte that begins no character");
        }
        int code = first & 0x3F >> more;
        for (int i = 1; i <= more; i++) {
            int next = bytes[at + i];
            if (next >= -0x40) {
                throw new XmlFault(XmlFault.Kind.BYTES, "a byte that continues no character");
            }
            code = code << 6 | next & 0x3F;
        }
        if (code < (more == 1 ? 0x80 : more == 2 ? 0x800 : 0x10000)
                || code >= 0xD800 && code < 0xE000
                || code > Character.MAX_CODE_POINT) {
            throw new XmlFault(XmlFault.Kind.BYTES, "bytes that are no character");
        }
        if (!XmlChars.isChar(code)) {
            throw XmlFault.malformed("a character that XML doesn't have");
        }
        at += more + 1;
    }

    /** Reads from an opening bracket; null for what is neither begin nor end of an element. */
    private @Nullable Event markup(boolean kept) throws XmlFault, IOException {
        mark = at;
        since = gone + at;
        if (!ensure(2)) {
            throw early();
        }
        switch (bytes[at + 1]) {
            case '/' -> {
                return endTag();
            }
            case '?' -> {
                instruction();
                return null;
            }
            case '!' -> {
                declared(kept);
                return null;
            }
            default -> {
                at++;
                return startTag();
            }
        }
    }

    private Event startTag() throws XmlFault, IOException {
        if (depth == DEEPEST) {
            throw new XmlFault(XmlFault.Kind.DEPTH, "nested too deep");
        }
        if (depth == 0 && rooted) {
            throw XmlFault.malformed("a second root element");
        }
        rooted = true;
        XmlName name = qualified();
        attributes.clear();
        while (attributesGoOn()) {
            attribute();
        }
        depth++;
        open[depth] = name;
        if (attributes.isSpaced()) {
            attributes.declare(spaces, bytes, mark, depth);
        }
        if (!name.prefix().isEmpty() && (name.prefix().equals("xmlns") || spaces.uri(name.prefix()) == null)) {
            throw XmlFault.malformed("a prefix that isn't declared");
        }
        if (at - mark > LONGEST_TEXT) {
            requireShortValues();
        }
        return Event.BEGIN;
    }

    private void requireShortValues() throws XmlFault {
        for (int i = 0; i < attributes.count(); i++) {
            if (attributes.value(i, bytes, mark).length() > LONGEST_TEXT) {
                throw endless();
            }
        }
    }

    /** Passes to the next attribute, or over the tag's end. */
    private boolean attributesGoOn() throws XmlFault, IOException {
        boolean spaced = passSpace();
        byte next = bytes[at];
        if (next == '>') {
            at++;
            return false;
        }
        if (next == '/') {
            at++;
            expect('>');
            empty = true;
            return false;
        }
        if (!spaced) {
            throw XmlFault.malformed("attributes without a space between");
        }
        return true;
    }

    private void attribute() throws XmlFault, IOException {
        XmlName name = qualified();
        passSpace();
        expect('=');
        passSpace();
        byte quote = bytes[at];
        if (quote != '"' && quote != '\'') {
            throw XmlFault.malformed("a value without quotes");
        }
        at++;
        int from = at - mark;
        boolean escaped = value(quote);
        attributes.add(name, from, at - mark, escaped);
        at++;
    }

    /** Passes to the quote that ends the value; true where the value isn't what its bytes are. */
    private boolean value(byte quote) throws XmlFault, IOException {
        boolean escaped = false;
        while (true) {
            byte[] block = bytes;
            int to = end;
            int here = at;
            while (here < to && block[here] != quote && XmlChars.isValue(block[here])) {
                here++;
            }
            at = here;
            byte next = need();
            if (next == quote) {
                return escaped;
            }
            switch (next) {
                case '<' -> throw XmlFault.malformed("a bracket in a value");
                case '&' -> {
                    escaped = true;
                    reference();
                }
                case '\t', '\n', '\r' -> {
                    escaped = true;
                    at++;
                }
                default -> {
                    if (next < 0 || !XmlChars.isValue(next)) {
                        character();
                    }
                }
            }
        }
    }

    private Event endTag() throws XmlFault, IOException {
        if (depth == 0) {
            throw XmlFault.malformed("an end without a begin");
        }
        at += 2;
        XmlName name = current();
        if (!ensure(name.length()) || !name.stands(bytes, at)) {
            throw XmlFault.malformed("the end of another element");
        }
        at += name.length();
        passSpace();
        expect('>');
        return leave();
    }

    private Event leave() {
        empty = false;
        spaces.leave(depth);
        depth--;
        return Event.END;
    }

    private XmlName qualified() throws XmlFault, IOException {
        int from = at - mark;
        int hash = 0;
        while (true) {
            byte[] block = bytes;
            int to = end;
            int here = at;
            while (here < to && XmlChars.isName(block[here])) {
                hash = hash * 31 + block[here];
                here++;
            }
            at = here;
            if (at - mark - from > LONGEST_NAME) {
                throw XmlFault.malformed("a long name");
            }
            if (here < to || !more()) {
                return name(mark + from, at, hash);
            }
        }
    }

    private XmlName name(int from, int to, int hash) throws XmlFault {
        return names.of(bytes, from, to, hash);
    }

    private void declared(boolean kept) throws XmlFault, IOException {
        ensure(9);
        if (startsWith("<!--")) {
            at += 4;
            comment();
        } else if (depth > 0 && startsWith("<![CDATA[")) {
            at += 9;
            section(kept);
        } else if (!rooted && startsWith("<!DOCTYPE")) {
            throw new XmlFault(XmlFault.Kind.DOCTYPE, "a document type");
        } else {
            throw XmlFault.malformed("a declaration");
        }
    }

    private void comment() throws XmlFault, IOException {
        while (true) {
            if (need() != '-') {
                character();
            } else {
                at++;
                if (need() == '-') {
                    at++;
                    expect('>');
                    return;
                }
            }
            mark = at;
        }
    }

    private void section(boolean kept) throws XmlFault, IOException {
        mark = at;
        while (true) {
            byte next = need();
            if (next == '\r') {
                returned(kept);
                continue;
            }
            if (next == ']' && ensure(3) && bytes[at + 1] == ']' && bytes[at + 2] == '>') {
                given(kept);
                at += 3;
                mark = at;
                return;
            }
            character();
            if (at - mark >= 1 << 12) {
                given(kept);
                since = gone + at;
            }
        }
    }

    private void instruction() throws XmlFault, IOException {
        at += 2;
        int from = at - mark;
        while (XmlChars.isName(need())) {
            at++;
        }
        String target = XmlName.strictly(bytes, mark + from, at);
        if (target.equalsIgnoreCase("xml") || !XmlChars.isNcName(target.replace(':', '_'))) {
            throw XmlFault.malformed("an instruction without a name");
        }
        boolean spaced = XmlChars.isSpace(need());
        while (true) {
            if (need() == '?') {
                at++;
                if (need() == '>') {
                    at++;
                    return;
                }
            } else {
                character();
            }
            if (!spaced) {
                throw XmlFault.malformed("an instruction without a space");
            }
            mark = at;
        }
    }

    /** True where there was some; leaves at a byte. */
    private boolean passSpace() throws XmlFault, IOException {
        boolean any = false;
        while (XmlChars.isSpace(need())) {
            at++;
            any = true;
        }
        return any;
    }

    private void expect(char wanted) throws XmlFault, IOException {
        if (need() != wanted) {
            throw XmlFault.malformed("no " + wanted);
        }
        at++;
    }

    private boolean startsWith(String ascii) {
        if (end - at < ascii.length()) {
            return false;
        }
        for (int i = 0; i < ascii.length(); i++) {
            if (bytes[at + i] != ascii.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private byte need() throws XmlFault, IOException {
        if (at < end || more()) {
            return bytes[at];
        }
        throw early();
    }

    /** True where as many bytes can be looked at from here. */
    private boolean ensure(int wanted) throws XmlFault, IOException {
        while (end - at < wanted) {
            if (!more()) {
                return false;
            }
        }
        return true;
    }

    /** Reads on, and gives up what is before the mark; false at the part's end. */
    private boolean more() throws XmlFault, IOException {
        if (ended) {
            return false;
        }
        if (gone + end - since > LONGEST_MARKUP) {
            throw endless();
        }
        shift();
        if (end == bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * end);
        }
        try {
            int read = in.read(bytes, end, bytes.length - end);
            ended = read < 0;
            if (kept != null && read > 0) {
                kept.write(bytes, end, read);
            }
            end += Math.max(0, read);
        } catch (CharacterCodingException e) {
            throw new XmlFault(XmlFault.Kind.BYTES, "bytes that are no text");
        }
        return !ended;
    }

    private void shift() {
        if (mark > 0) {
            lines.count(bytes, 0, mark);
            System.arraycopy(bytes, mark, bytes, 0, end - mark);
            gone += mark;
            at -= mark;
            end -= mark;
            mark = 0;
        }
    }

    private static XmlFault endless() {
        return new XmlFault(XmlFault.Kind.ENDLESS, "without an end");
    }

    private static XmlFault early() {
        return XmlFault.malformed("it ends too early");
    }
}
