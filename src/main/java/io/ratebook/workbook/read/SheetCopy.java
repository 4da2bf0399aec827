package io.ratebook.workbook.read;

import io.ratebook.grid.Digits;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.IntUnaryOperator;

/** The rows of a sheet written again as they are, for a workbook whose styles have other numbers. Shared texts have the same. */
final class SheetCopy {
    private static final int BUFFER = 1 << 16;
    private static final byte[] ROW = XmlCopy.ascii("<row");
    private static final byte[] END_OF_ROW = XmlCopy.ascii("</row>");
    private static final byte[] CELL = XmlCopy.ascii("<c");
    private static final byte[] END_OF_CELL = XmlCopy.ascii("</c>");
    private static final byte[] ADDRESS = XmlCopy.ascii(" r=\"");
    private static final byte[] TYPE = XmlCopy.ascii(" t=\"");
    private static final byte[] STYLE = XmlCopy.ascii(" s=\"");
    private static final byte[] VALUE = XmlCopy.ascii("><v>");
    private static final byte[] END_OF_VALUE = XmlCopy.ascii("</v>");
    private static final byte[] SHARED = XmlCopy.ascii(" t=\"s\"><v>");
    private static final byte[] COMPUTED = XmlCopy.ascii(" t=\"str\">");
    private static final byte[] ONLY_VALUE = XmlCopy.ascii("<v>");

    private final XmlPart xml;
    private final XmlCopy copy;
    private final ByteText out;
    private final OutputStream to;
    private final IntUnaryOperator styles;
    private final SharedTexts texts;
    private final ByteText text = new ByteText();

    /**
     * @param xml standing at the sheet's root
     * @param styles from the sheet's to those of the other workbook
     * @param texts those that cells share, as they are written
     */
    SheetCopy(XmlPart xml, OutputStream to, IntUnaryOperator styles, SharedTexts texts) {
        this.xml = xml;
        this.copy = new XmlCopy(xml);
        this.out = copy.out();
        this.to = to;
        this.styles = styles;
        this.texts = texts;
    }

    void write() throws Refused, IOException {
        while (xml.nextChild()) {
            if (xml.name().equals("sheetData")) {
                rows();
            } else {
                xml.skip();
            }
        }
        flush(0);
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
        if (shares && (cell.formulaFrom >= 0 || cell.inlineFrom >= 0)) {
            return false;
        }
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
            if (cell.typeFrom >= 0 && !isType(bytes, cell, 'n')) {
                type(RichText.text(bytes, cell.typeFrom, cell.typeTo));
            }
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

    private static boolean isType(byte[] bytes, PlainCell cell, char letter) {
        return cell.typeFrom >= 0 && cell.typeTo - cell.typeFrom == 1 && bytes[cell.typeFrom] == letter;
    }

    private void cell() throws Refused {
        String type = xml.attribute("t");
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
            while (xml.nextChild()) {
                copy.element();
            }
        }
        out.raw(END_OF_CELL);
    }

    private void type(String type) {
        out.raw(TYPE);
        copy.add(type.replaceAll("[^A-Za-z]", ""));
        out.append('"');
    }

    /** A number, or a formula that gives one. */
    private void number() throws Refused {
        boolean open = false;
        while (xml.nextChild()) {
            if (!open && xml.name().equals("v") && copy.isOwn()) {
                out.raw(VALUE);
                open = true;
                xml.readText();
                XmlScanner scanner = xml.scanner();
                copy.text(scanner.textBytes(), scanner.textFrom(), scanner.textTo());
                out.raw(END_OF_VALUE);
            } else {
                if (!open) {
                    out.append('>');
                    open = true;
                }
                copy.element();
            }
        }
        if (!open) {
            out.append('>');
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
        out.raw(SHARED);
        out.digits(index);
        out.raw(END_OF_VALUE);
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
