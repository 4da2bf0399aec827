package io.ratebook.workbook.read;

import io.ratebook.grid.Address;
import io.ratebook.grid.Digits;
import io.ratebook.workbook.CellDigests;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a sheet written again as they are, for a workbook whose styles and shared texts have other numbers. On the way the cells are told
 * for a seal, as long as they are typed numbers and texts that nothing hides.
 */
final class SheetCopy {
    private static final int BUFFER = 1 << 16;
    private static final byte[] ROW = XmlCopy.ascii("<row");
    private static final byte[] END_OF_ROW = XmlCopy.ascii("</row>");
    private static final byte[] CELL = XmlCopy.ascii("<c");
    private static final byte[] END_OF_CELL = XmlCopy.ascii("</c>");
    private static final byte[] ADDRESS = XmlCopy.ascii(" r=\"");
    private static final byte[] TYPE = XmlCopy.ascii(" t=\"");
    private static final String INLINE_TYPE = "inlineStr";
    private static final byte[] STYLE = XmlCopy.ascii(" s=\"");
    private static final byte[] VALUE = XmlCopy.ascii("><v>");
    private static final byte[] END_OF_VALUE = XmlCopy.ascii("</v>");
    private static final byte[] SHARED = XmlCopy.ascii(" t=\"s\"><v>");
    private static final byte[] COMPUTED = XmlCopy.ascii(" t=\"str\">");
    private static final byte[] ONLY_VALUE = XmlCopy.ascii("<v>");
    private static final byte[] INLINE = XmlCopy.ascii(" t=\"inlineStr\"><is><t>");
    private static final byte[] SPACED_INLINE = XmlCopy.ascii(" t=\"inlineStr\"><is><t xml:space=\"preserve\">");
    private static final byte[] END_OF_INLINE = XmlCopy.ascii("</t></is>");

    private final XmlPart xml;
    private final XmlCopy copy;
    private final ByteText out;
    private final OutputStream to;
    private final IntUnaryOperator styles;
    private final SharedTexts texts;
    private final @Nullable IntUnaryOperator shared;
    private final CellDigests digests;
    private final ByteText text = new ByteText();
    private final StringBuilder said = new StringBuilder();
    private boolean told = true;
    private int row;
    private int column;

    /**
     * @param xml standing at the sheet's root
     * @param styles from the sheet's to those of the other workbook
     * @param texts those that cells share, as they are written
     * @param shared the number of such a text there, negative where it is to stand in the cell itself; null where it is the same
     * @param digests hears the cells
     */
    SheetCopy(
            XmlPart xml,
            OutputStream to,
            IntUnaryOperator styles,
            SharedTexts texts,
            @Nullable IntUnaryOperator shared,
            CellDigests digests) {
        this.xml = xml;
        this.copy = new XmlCopy(xml);
        this.out = copy.out();
        this.to = to;
        this.styles = styles;
        this.texts = texts;
        this.shared = shared;
        this.digests = digests;
    }

    /** @return true where all that a seal says of the rows was told */
    boolean write() throws Refused, IOException {
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "sheetData" -> rows();
                case "cols" -> columns();
                case "sheetFormatPr" -> {
                    told &= !xml.is("zeroHeight");
                    xml.skip();
                }
                default -> xml.skip();
            }
        }
        flush(0);
        return told;
    }

    private void columns() throws Refused {
        while (xml.nextChild()) {
            told &= !xml.is("hidden") && !isNothing("width");
            xml.skip();
        }
    }

    private boolean isNothing(String length) {
        String value = xml.attribute(length);
        return value != null && value.startsWith("0");
    }

    private void rows() throws Refused, IOException {
        while (xml.nextChild()) {
            if (xml.name().equals("row") && copy.isOwn()) {
                row();
            } else {
                xml.skip();
            }
        }
    }

    private void flush(int most) throws IOException {
        if (out.length() > most) {
            to.write(out.bytes(), 0, out.length());
            out.clear();
        }
    }

    private void row() throws Refused, IOException {
        int number = xml.digits("r");
        told &= !xml.is("hidden") && !isNothing("ht");
        row = number < 0 ? row + 1 : number;
        column = 0;
        out.raw(ROW);
        copy.attributes('s', 's');
        style();
        out.append('>');
        boolean own = xml.scanner().isUnprefixed();
        while (true) {
            if (own && xml.plainCell()) {
                if (plainCell()) {
                    continue;
                }
                xml.scanner().again();
            }
            if (!xml.nextChild()) {
                break;
            }
            if (xml.name().equals("c") && copy.isOwn()) {
                cell();
            } else {
                xml.skip();
            }
        }
        out.raw(END_OF_ROW);
        flush(BUFFER);
    }

    private void style() {
        style(xml.digits("s"));
    }

    private void style(int style) {
        if (style >= 0) {
            out.raw(STYLE);
            out.digits(styles.applyAsInt(style));
            out.append('"');
        }
    }

    /** A cell written as most are; false where it is to be read piece by piece, and nothing of it is written. */
    private boolean plainCell() {
        PlainCell cell = xml.scanner().plain();
        byte[] bytes = xml.scanner().plainBytes();
        boolean shares = isType(bytes, cell, 's');
        boolean only = cell.formulaFrom < 0 && cell.inlineFrom < 0;
        if (shares && !only) {
            return false;
        }
        column = column(bytes, cell.addressFrom, cell.addressTo);
        out.raw(CELL);
        if (cell.addressFrom >= 0) {
            out.raw(ADDRESS);
            out.raw(bytes, cell.addressFrom, cell.addressTo);
            out.append('"');
        }
        style(cell.styleFrom < 0 ? -1 : XmlScanner.digits(bytes, cell.styleFrom, cell.styleTo));
        if (shares) {
            shared(cell.valueFrom < 0 ? -1 : index(bytes, cell));
        } else {
            boolean number = cell.typeFrom < 0 || isType(bytes, cell, 'n');
            if (number && only && cell.valueFrom >= 0) {
                tell(bytes, cell.valueFrom, cell.valueTo);
            }
            if (!number) {
                type(RichText.text(bytes, cell.typeFrom, cell.typeTo));
                tell(
                        cell.inlineFrom < 0
                                ? ""
                                : RichText.unescaped(RichText.text(bytes, cell.inlineFrom, cell.inlineTo)));
            }
            told &= number ? only : isInline(bytes, cell);
            out.append('>');
            out.raw(bytes, cell.contentFrom, cell.contentTo);
        }
        out.raw(END_OF_CELL);
        return true;
    }

    private static int index(byte[] bytes, PlainCell cell) {
        int index = XmlScanner.digits(bytes, cell.valueFrom, cell.valueTo);
        return index >= 0
                ? index
                : Digits.parse(
                        RichText.text(bytes, cell.valueFrom, cell.valueTo).strip());
    }

    /** True for a text of its own and nothing else. */
    private static boolean isInline(byte[] bytes, PlainCell cell) {
        return RichText.text(bytes, cell.typeFrom, cell.typeTo).equals(INLINE_TYPE)
                && cell.formulaFrom < 0
                && cell.valueFrom < 0;
    }

    private static boolean isType(byte[] bytes, PlainCell cell, char letter) {
        return cell.typeFrom >= 0 && cell.typeTo - cell.typeFrom == 1 && bytes[cell.typeFrom] == letter;
    }

    private void cell() throws Refused {
        String type = xml.attribute("t");
        column = column();
        out.raw(CELL);
        copy.attributes('s', 't');
        style();
        if ("s".equals(type)) {
            shared();
        } else if (type == null || type.equals("n")) {
            number();
        } else {
            type(type);
            out.append('>');
            other(type.equals(INLINE_TYPE));
        }
        out.raw(END_OF_CELL);
    }

    private void type(String type) {
        out.raw(TYPE);
        copy.add(type.replaceAll("[^A-Za-z]", ""));
        out.append('"');
    }

    private int column() {
        XmlScanner scanner = xml.scanner();
        int index = scanner.attributes().find("r");
        if (index >= 0 && !scanner.attributes().isEscaped(index)) {
            int from = scanner.attributesFrom();
            return column(
                    scanner.attributeBytes(),
                    from + scanner.attributes().from(index),
                    from + scanner.attributes().to(index));
        }
        return column(xml.attribute("r"));
    }

    /** @param from negative where no address is written */
    private int column(byte[] bytes, int from, int to) {
        int plain = from < 0 ? 0 : PlainAddress.column(bytes, from, to, row);
        return plain > 0 ? plain : column(from < 0 ? null : new String(bytes, from, to - from, StandardCharsets.UTF_8));
    }

    private int column(@Nullable String written) {
        return written == null
                ? column + 1
                : Address.parse(written).map(Address::column).orElse(column + 1);
    }

    /** A number, or a formula that gives one. */
    private void number() throws Refused {
        boolean open = false;
        boolean computed = false;
        while (xml.nextChild()) {
            if (!open && xml.name().equals("v") && copy.isOwn()) {
                out.raw(VALUE);
                open = true;
                xml.readText();
                XmlScanner scanner = xml.scanner();
                tell(scanner.textBytes(), scanner.textFrom(), scanner.textTo());
                copy.text(scanner.textBytes(), scanner.textFrom(), scanner.textTo());
                out.raw(END_OF_VALUE);
            } else {
                if (!open) {
                    out.append('>');
                    open = true;
                }
                computed = true;
                copy.element();
            }
        }
        if (!open) {
            out.append('>');
        }
        told &= !computed;
    }

    private void tell(byte[] bytes, int first, int end) {
        int from = first;
        int to = end;
        while (from < to && XmlChars.isSpace(bytes[from])) {
            from++;
        }
        while (to > from && XmlChars.isSpace(bytes[to - 1])) {
            to--;
        }
        if (to > from) {
            digests.number(row, column, bytes, from, to);
        }
    }

    private void other(boolean inline) throws Refused {
        said.setLength(0);
        while (xml.nextChild()) {
            told &= inline && xml.name().equals("is");
            copy.element(said);
        }
        told &= inline;
        tell(RichText.unescaped(said.toString()));
    }

    private void tell(String typed) {
        if (!typed.isEmpty()) {
            digests.text(row, column, typed);
        }
    }

    /** A cell that names a shared text. */
    private void shared() throws Refused {
        int index = -1;
        boolean computed = false;
        while (xml.nextChild()) {
            if (xml.name().equals("v") && copy.isOwn()) {
                index = Digits.parse(xml.text().strip());
            } else {
                if (!computed) {
                    out.raw(COMPUTED);
                }
                computed = true;
                copy.element();
            }
        }
        if (computed) {
            told = false;
            computed(index);
        } else {
            shared(index);
        }
    }

    private void shared(int index) {
        if (index < 0 || index >= texts.size()) {
            out.append('>');
            return;
        }
        tell(RichText.unescaped(texts.get(index).text()));
        int there = shared == null ? index : shared.applyAsInt(index);
        if (there >= 0) {
            out.raw(SHARED);
            out.digits(there);
            out.raw(END_OF_VALUE);
        } else {
            text.clear();
            texts.copy(index, text);
            out.raw(isTrimmed(text) ? INLINE : SPACED_INLINE);
            copy.text(text.bytes(), 0, text.length());
            out.raw(END_OF_INLINE);
        }
    }

    /** True where no white space stands at an end, which programs drop unless they are told not to. */
    private static boolean isTrimmed(ByteText text) {
        return text.length() == 0
                || !XmlChars.isSpace(text.bytes()[0]) && !XmlChars.isSpace(text.bytes()[text.length() - 1]);
    }

    /** What a formula gave is no shared text. */
    private void computed(int index) {
        if (index >= 0 && index < texts.size()) {
            out.raw(ONLY_VALUE);
            text.clear();
            texts.copy(index, text);
            copy.text(text.bytes(), 0, text.length());
            out.raw(END_OF_VALUE);
        }
    }
}
