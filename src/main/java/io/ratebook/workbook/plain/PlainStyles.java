package io.ratebook.workbook.plain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTBorder;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTFont;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTStylesheet;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTXf;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.STPatternType;

/** The styles of a workbook with everything that a style may refer to, and not more of them than POI can add to. */
final class PlainStyles implements IntUnaryOperator {
    /** Excel holds 65,490 and POI writes 64,000: room is left for the house style. */
    private static final int MOST = 60_000;

    private final CTStylesheet styles;
    private final Map<Integer, Integer> moved = new HashMap<>();
    private boolean changed;
    private int count;

    PlainStyles(CTStylesheet styles) {
        this.styles = styles;
        complete();
        CTXf[] all = styles.getCellXfs().getXfArray();
        for (CTXf each : all) {
            bound(each);
        }
        count = all.length;
        if (count > MOST) {
            thin(all);
        }
    }

    /** True where the styles are no longer as they were. */
    boolean isChanged() {
        return changed;
    }

    /** The style that stands for one: itself where it exists. */
    @Override
    public int applyAsInt(int style) {
        return moved.getOrDefault(style, style >= 0 && style < count ? style : 0);
    }

    private void complete() {
        if (styles.getFonts() == null || styles.getFonts().sizeOfFontArray() == 0) {
            CTFont font = (styles.getFonts() == null ? styles.addNewFonts() : styles.getFonts()).addNewFont();
            font.addNewSz().setVal(11);
            font.addNewName().setVal("Calibri");
            changed = true;
        }
        while (styles.getFills() == null || styles.getFills().sizeOfFillArray() < 2) {
            var fills = styles.getFills() == null ? styles.addNewFills() : styles.getFills();
            fills.addNewFill()
                    .addNewPatternFill()
                    .setPatternType(fills.sizeOfFillArray() == 1 ? STPatternType.NONE : STPatternType.GRAY_125);
            changed = true;
        }
        if (styles.getBorders() == null || styles.getBorders().sizeOfBorderArray() == 0) {
            CTBorder border =
                    (styles.getBorders() == null ? styles.addNewBorders() : styles.getBorders()).addNewBorder();
            border.addNewLeft();
            border.addNewRight();
            border.addNewTop();
            border.addNewBottom();
            changed = true;
        }
        if (styles.getCellStyleXfs() == null || styles.getCellStyleXfs().sizeOfXfArray() == 0) {
            (styles.getCellStyleXfs() == null ? styles.addNewCellStyleXfs() : styles.getCellStyleXfs())
                    .addNewXf()
                    .setNumFmtId(0);
            changed = true;
        }
        if (styles.getCellXfs() == null || styles.getCellXfs().sizeOfXfArray() == 0) {
            (styles.getCellXfs() == null ? styles.addNewCellXfs() : styles.getCellXfs())
                    .addNewXf()
                    .setNumFmtId(0);
            changed = true;
        }
    }

    private void bound(CTXf style) {
        if (style.isSetFontId() && style.getFontId() >= styles.getFonts().sizeOfFontArray()) {
            style.setFontId(0);
            changed = true;
        }
        if (style.isSetFillId() && style.getFillId() >= styles.getFills().sizeOfFillArray()) {
            style.setFillId(0);
            changed = true;
        }
        if (style.isSetBorderId() && style.getBorderId() >= styles.getBorders().sizeOfBorderArray()) {
            style.setBorderId(0);
            changed = true;
        }
        if (style.isSetXfId() && style.getXfId() >= styles.getCellStyleXfs().sizeOfXfArray()) {
            style.setXfId(0);
            changed = true;
        }
    }

    /** Keeps one of each kind, and of more than fit the first. */
    private void thin(CTXf[] all) {
        Map<String, Integer> kinds = new HashMap<>();
        List<CTXf> kept = new ArrayList<>();
        for (int i = 0; i < all.length; i++) {
            String kind = all[i].xmlText();
            Integer before = kinds.get(kind);
            if (before == null && kept.size() < MOST) {
                kinds.put(kind, kept.size());
                moved.put(i, kept.size());
                kept.add((CTXf) all[i].copy());
            } else {
                moved.put(i, before == null ? 0 : before);
            }
        }
        styles.getCellXfs().setXfArray(kept.toArray(CTXf[]::new));
        count = kept.size();
        changed = true;
    }
}
