package io.ratebook.workbook.read;

import io.ratebook.grid.Digits;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/** The rows of a sheet written again as they are, for a workbook whose styles and shared texts have other numbers. */
final class SheetCopy {
    private static final int BUFFER = 1 << 16;

    private final XmlPart xml;
    private final XmlCopy copy;
    private final OutputStream to;
    private final IntUnaryOperator styles;
    private final @Nullable SharedTexts texts;
    private final IntUnaryOperator shared;
    private final ByteText text = new ByteText();

    /**
     * @param xml standing at the sheet's root
     * @param styles from the sheet's to those of the other workbook
     * @param texts those that cells share, as they are written; null where they have the same numbers there
     * @param shared the number of such a text there; negative where it is to stand in the cell itself
     */
    SheetCopy(
            XmlPart xml,
            OutputStream to,
            IntUnaryOperator styles,
            @Nullable SharedTexts texts,
            IntUnaryOperator shared) {
        this.xml = xml;
        this.copy = new XmlCopy(xml);
        this.to = to;
        this.styles = styles;
        this.texts = texts;
        this.shared = shared;
    }

    void write() throws Refused, IOException {
        while (xml.nextChild()) {
            if (!xml.name().equals("sheetData")) {
                xml.skip();
                continue;
            }
            while (xml.nextChild()) {
                if (xml.name().equals("row") && copy.isOwn()) {
                    row();
                } else {
                    xml.skip();
                }
            }
        }
        flush(0);
    }

    private void flush(int most) throws IOException {
        if (copy.out().length() > most) {
            to.write(copy.out().bytes(), 0, copy.out().length());
            copy.out().clear();
        }
    }

    private void row() throws Refused, IOException {
        copy.begin("row");
        copy.attributes("s");
        style();
        copy.out().append('>');
        while (xml.nextChild()) {
            if (xml.name().equals("c") && copy.isOwn()) {
                cell();
            } else {
                xml.skip();
            }
        }
        copy.end("row");
        flush(BUFFER);
    }

    private void style() {
        int style = xml.digits("s");
        if (style >= 0) {
            copy.attribute("s", String.valueOf(styles.applyAsInt(style)));
        }
    }

    private void cell() throws Refused {
        boolean moved = texts != null && "s".equals(xml.attribute("t"));
        copy.begin("c");
        copy.attributes(moved ? "st" : "s");
        style();
        if (moved) {
            shared();
        } else {
            copy.out().append('>');
            while (xml.nextChild()) {
                copy.element();
            }
        }
        copy.end("c");
    }

    /** A cell that names a shared text. */
    private void shared() throws Refused {
        int index = -1;
        while (xml.nextChild()) {
            if (xml.name().equals("v") && copy.isOwn()) {
                index = Digits.parse(xml.text().strip());
            } else {
                xml.skip();
            }
        }
        if (texts == null || index < 0 || index >= texts.size()) {
            copy.out().append('>');
            return;
        }
        int there = shared.applyAsInt(index);
        if (there >= 0) {
            copy.ascii(" t=\"s\"><v>");
            copy.ascii(String.valueOf(there));
            copy.ascii("</v>");
        } else {
            copy.ascii(" t=\"inlineStr\"><is><t xml:space=\"preserve\">");
            text.clear();
            texts.copy(index, text);
            copy.text(text.bytes(), 0, text.length());
            copy.ascii("</t></is>");
        }
    }
}
