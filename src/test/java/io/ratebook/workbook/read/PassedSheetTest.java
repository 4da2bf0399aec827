package io.ratebook.workbook.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PassedSheetTest {
    private static final String BEGIN = "<worksheet xmlns=\"" + XmlPart.MAIN + "\">";
    private static final String END = "</worksheet>";

    private static PassedSheet passed(byte[] part, String... texts) throws Refused {
        SharedTexts shared = new SharedTexts();
        for (String each : texts) {
            shared.append(each);
        }
        PassedSheet passed = new PassedSheet();
        WorkbookReader.Shared all = new WorkbookReader.Shared("a.xlsx", shared, DateStyles.NONE, false);
        XmlPart xml = XmlPart.openKept(new ByteArrayInputStream(part), "a.xlsx", "sheet1.xml", "worksheet");
        new SheetRows(
                        all,
                        "Usage",
                        xml,
                        new ArrayList<>(),
                        new SheetRows.Sink() {
                            private final SheetRow row = new SheetRow();

                            @Override
                            public SheetRow next() {
                                return row;
                            }

                            @Override
                            public void accept(SheetRow filled) {}
                        },
                        passed)
                .read();
        return passed;
    }

    private static String rows(int count) {
        StringBuilder rows = new StringBuilder();
        for (int i = 1; i <= count; i++) {
            rows.append("<row r=\"" + i + "\"><c r=\"A" + i + "\"><v>" + i + "</v></c></row>");
        }
        return rows.toString();
    }

    private static void assertShell(String part, Charset encoding) throws IOException, Refused {
        byte[] bytes = part.getBytes(encoding);
        byte[] shell = passed(bytes).shell().orElseThrow();
        String there = new String(SheetShell.ofText(shell), StandardCharsets.UTF_8);
        assertThat(there)
                .as(part.length() + " characters")
                .isEqualTo(new String(SheetShell.of(new ByteArrayInputStream(bytes)), StandardCharsets.UTF_8))
                .doesNotContain("<row");
    }

    /** As when the part is read again for it. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 200, 20_000})
    void shellIsWhatStandsBesideTheRows(int count) throws IOException, Refused {
        String cols = "<cols>" + "<col min=\"1\" max=\"2\" width=\"9\"/>".repeat(count) + "</cols>";
        String merged = "<mergeCells>" + "<mergeCell ref=\"B1:C1\"/>".repeat(count) + "</mergeCells>";
        String rows = "<sheetData>" + rows(count) + "</sheetData>";
        assertShell(BEGIN + rows + END, StandardCharsets.UTF_8);
        assertShell(BEGIN + cols + rows + merged + END, StandardCharsets.UTF_8);
        assertShell(
                "<?xml version=\"1.0\"?>\n" + BEGIN + "<!-- ä <sheetData> -->" + rows + END, StandardCharsets.UTF_8);
        assertShell(
                "<?xml version=\"1.0\" encoding=\"UTF-16\"?>" + BEGIN + cols + rows + merged + END,
                StandardCharsets.UTF_16);
        String prefixed =
                (BEGIN + cols + rows + merged + END).replace("</", "</x:").replaceAll("<(?=[a-z])", "<x:");
        assertShell(prefixed.replace("xmlns=", "xmlns:x="), StandardCharsets.UTF_8);
        assertShell(BEGIN + cols + "<sheetData a='>' >" + rows(count) + "</sheetData >" + END, StandardCharsets.UTF_8);
    }

    @Test
    void sheetWithoutRowsHasAShell() throws IOException, Refused {
        assertShell(BEGIN + "<sheetData/><pageMargins/>" + END, StandardCharsets.UTF_8);
        assertShell(BEGIN + "<sheetData />" + END, StandardCharsets.UTF_8);
    }

    @Test
    void remarksBehindTheSheetAreLeftOut() throws Refused {
        String part = BEGIN + "<sheetData></sheetData>" + END;
        byte[] shell = passed((part + "<!-- the end -->\n").getBytes(StandardCharsets.UTF_8))
                .shell()
                .orElseThrow();
        assertThat(new String(shell, StandardCharsets.UTF_8)).isEqualTo(part);
    }

    @Test
    void rowsInTwoPiecesHaveNone() throws Refused {
        String twice = BEGIN + "<sheetData>" + rows(2) + "</sheetData><sheetData></sheetData>" + END;
        assertThat(passed(twice.getBytes(StandardCharsets.UTF_8)).shell()).isEmpty();
        String none = BEGIN + "<pageMargins/>" + END;
        assertThat(passed(none.getBytes(StandardCharsets.UTF_8)).shell()).isEmpty();
    }

    @Test
    void textsWithEscapesAreReadAgain() {
        SharedTexts texts = new SharedTexts();
        PassedSheet passed = new PassedSheet();
        assertThat(passed.texts()).isEmpty();
        passed.share(texts);
        assertThat(List.of(passed.texts().orElseThrow())).containsExactly(texts);
        texts.appendMeant("\r");
        assertThat(passed.texts()).isEmpty();
    }

    private static boolean standsAsIs(String begin, String rows, IntUnaryOperator styles) throws Refused {
        return passed((begin + "<sheetData>" + rows + "</sheetData>" + END).getBytes(StandardCharsets.UTF_8))
                .standsAsIs(styles);
    }

    @Test
    void sheetStandsAsItIsWhereItsStylesKeepTheirNumbers() throws Refused {
        IntUnaryOperator all = style -> style;
        IntUnaryOperator fewer = style -> style == 3 ? 2 : style;
        assertThat(standsAsIs(BEGIN, rows(2), all)).isTrue();
        assertThat(standsAsIs(BEGIN, rows(2), fewer)).isTrue();
        for (String worn : List.of(
                "<row r=\"9\"><c s=\"3\"><v>1</v></c></row>",
                "<row r=\"9\"><c s=\"3\"/></row>",
                "<row r=\"9\"><c s=\"3\" t=\"str\"><f>1</f><v>1</v></c></row>",
                "<row r=\"9\" s=\"3\" customFormat=\"1\"/>")) {
            assertThat(standsAsIs(BEGIN, worn, all)).as(worn).isTrue();
            assertThat(standsAsIs(BEGIN, worn, fewer)).as(worn).isFalse();
        }
        String columns = BEGIN + "<cols><col min=\"1\" max=\"2\" width=\"9\" style=\"3\"/></cols>";
        assertThat(standsAsIs(columns, rows(2), all)).isTrue();
        assertThat(standsAsIs(columns, rows(2), fewer)).isFalse();
    }

    @Test
    void sheetThatIsSelectedDoesNot() throws Refused {
        String view = BEGIN + "<sheetViews><sheetView %s workbookViewId=\"0\"/></sheetViews>";
        assertThat(standsAsIs(String.format(view, "tabSelected=\"0\""), rows(2), style -> style))
                .isTrue();
        for (String selected : List.of("tabSelected=\"1\"", "tabSelected = 'true'")) {
            assertThat(standsAsIs(String.format(view, selected), rows(2), style -> style))
                    .as(selected)
                    .isFalse();
        }
    }
}
