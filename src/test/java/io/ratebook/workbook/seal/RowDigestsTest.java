package io.ratebook.workbook.seal;

import static org.assertj.core.api.Assertions.assertThat;

import io.ratebook.workbook.read.Refused;
import io.ratebook.workbook.read.XmlPart;
import io.ratebook.workbook.seal.Snapshot.Mark;
import io.ratebook.workbook.seal.Snapshot.Sheet;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A sheet of more cells than a snapshot holds. */
class RowDigestsTest {
    private static final int ROWS = 260_000;

    @Test
    void changeIsFoundInItsThousandRows() throws Refused {
        Sheet held = sheet("7");
        assertThat(held.cells()).isEmpty();
        assertThat(held.marks()).hasSize(ROWS / 1000);
        assertThat(MarkCheck.rows(held, sheet("7"))).isEmpty();
        assertThat(MarkCheck.rows(held, sheet("8"))).singleElement().satisfies(each -> {
            assertThat(each.what()).isEqualTo("rows");
            assertThat(each.place()).isEqualTo("Big!123001:124000");
        });
    }

    @Test
    void valuesOfFormulasAreNotIn() throws Refused {
        assertThat(sheet("7", "1").marks()).isEqualTo(sheet("7", "2").marks());
    }

    @Test
    void fewerRowsThanWereSealedAreAChange() throws Refused {
        Sheet few = new Sheet("Big", "visible", Map.of(), new TreeMap<Mark, String>());
        assertThat(MarkCheck.rows(sheet("7"), few)).hasSize(1);
    }

    private static Sheet sheet(String number) throws Refused {
        return sheet(number, "1");
    }

    /** @param number what stands in C123457 */
    private static Sheet sheet(String number, String value) throws Refused {
        StringBuilder xml = new StringBuilder(
                "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>");
        for (int row = 1; row <= ROWS; row++) {
            xml.append("<row r=\"").append(row).append("\"><c><v>").append(row).append("</v></c><c><v>2</v></c><c><v>");
            xml.append(row == 123_457 ? number : "5")
                    .append("</v></c><c><f>A")
                    .append(row)
                    .append("*2</f><v>");
            xml.append(value).append("</v></c></row>");
        }
        xml.append("</sheetData></worksheet>");
        byte[] bytes = xml.toString().getBytes(StandardCharsets.UTF_8);
        SheetScan scan = new SheetScan(
                        List.of(),
                        CellFormats.NONE,
                        each -> "",
                        XmlPart.open(new ByteArrayInputStream(bytes), "big.xlsx", "sheet", "worksheet"))
                .read();
        return new Sheet("Big", "visible", scan.cells(), scan.marks());
    }
}
