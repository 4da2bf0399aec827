package io.ratebook.workbook.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SheetShellTest {
    private static String shell(String xml, Charset charset) throws IOException {
        return new String(SheetShell.of(new ByteArrayInputStream(xml.getBytes(charset))), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "<w><sheetData><row><c/></row></sheetData><m/></w> ~ <w><sheetData></sheetData><m/></w>",
                "<w><sheetData/><m/></w> ~ <w><sheetData/><m/></w>",
                "<w><sheetData /><m/></w> ~ <w><sheetData /><m/></w>",
                "<x:w><x:sheetData><x:row/></x:sheetData ><x:m/></x:w> ~ <x:w><x:sheetData></x:sheetData><x:m/></x:w>",
                "<w><sheetData a='/>'><row/></sheetData></w> ~ <w><sheetData a='/>'></sheetData></w>",
                "<w><!-- <sheetData> --><sheetData><row/></sheetData></w> ~ <w><!-- <sheetData> --><sheetData></sheetData></w>",
                "<w><!-- > --- <sheetData> --><sheetData><row/></sheetData></w> ~ <w><!-- > --- <sheetData> --><sheetData></sheetData></w>",
                "<w><sheetData><!-- </sheetData> --><row/></sheetData><m/></w> ~ <w><sheetData></sheetData><m/></w>",
                "<w><sheetData><v><![CDATA[</sheetData>]]]></v></sheetData><m/></w> ~ <w><sheetData></sheetData><m/></w>",
                "<w><?p <sheetData>??><sheetData><?p </sheetData>?></sheetData></w> ~ <w><?p <sheetData>??><sheetData></sheetData></w>",
                "<w a=\"<sheetData>\"><sheetData><f a='&lt;/sheetData>'/></sheetData></w> ~ <w a=\"<sheetData>\"><sheetData></sheetData></w>"
            },
            quoteCharacter = '`')
    void rowsAreLeftOut(String xml, String expected) throws IOException {
        assertThat(shell(xml.strip(), StandardCharsets.UTF_8)).isEqualTo(expected.strip());
    }

    @ParameterizedTest
    @ValueSource(ints = {60_000, 65_480, 65_500, 65_520, 65_530, 65_536, 70_000, 200_000})
    void manyRowsAreLeftOut(int length) throws IOException {
        for (int more = 0; more < 40; more++) {
            String rows = "<row><c r=\"A1\"><v>1</v></c></row>".repeat(length / 33) + " ".repeat(more);
            assertThat(shell("<w><sheetData>" + rows + "</sheetData><m/></w>", StandardCharsets.UTF_8))
                    .isEqualTo("<w><sheetData></sheetData><m/></w>");
            assertThat(shell("<x:w><x:sheetData>" + rows + "</x:sheetData ><m/></x:w>", StandardCharsets.UTF_8))
                    .isEqualTo("<x:w><x:sheetData></x:sheetData><m/></x:w>");
            assertThat(shell(
                            "<w><sheetData>" + rows
                                    + "<!--</sheetData>--><v><![CDATA[</sheetData>]]></v></sheetData></w>",
                            StandardCharsets.UTF_8))
                    .isEqualTo("<w><sheetData></sheetData></w>");
        }
    }

    @Test
    void otherEncodingsBecomeUtf8() throws IOException {
        String xml = "<w a=\"ü\"><sheetData><row/></sheetData></w>";
        assertThat(shell("<?xml version=\"1.0\" encoding=\"UTF-16\"?>" + xml, StandardCharsets.UTF_16))
                .isEqualTo("<w a=\"ü\"><sheetData></sheetData></w>");
        assertThat(shell("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>" + xml, StandardCharsets.ISO_8859_1))
                .isEqualTo("<w a=\"ü\"><sheetData></sheetData></w>");
    }
}
