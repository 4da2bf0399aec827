package io.ratebook.workbook.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLStreamException;
import org.junit.jupiter.api.Test;

final class UnprefixedTest {
    private static final String OTHER = "http://example.com/other";

    private static String of(String xml) throws XMLStreamException {
        return new String(Unprefixed.of(xml.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
    }

    @Test
    void onlyTheMainNamespaceLosesItsPrefix() throws XMLStreamException {
        assertThat(
                        of(
                                "<x:worksheet xmlns:x=\"" + XmlPart.MAIN + "\" xmlns:o=\"" + OTHER
                                        + "\"><!-- <sheetData/> --><x:sheetData></x:sheetData><o:more o:is=\"1\"/><x:m a=\"&lt;ü\"/></x:worksheet>"))
                .contains("<sheetData></sheetData>", "<o:more o:is=\"1\"></o:more>", "<m a=\"&lt;ü\"></m></worksheet>")
                .contains("xmlns=\"" + XmlPart.MAIN + '"', "xmlns:o=\"" + OTHER + '"')
                .doesNotContain("<!--", "<x:");
    }

    @Test
    void whatHasNoneStaysAsItIs() throws XMLStreamException {
        String xml = "<worksheet xmlns=\"" + XmlPart.MAIN + "\"><sheetData/></worksheet>";
        assertThat(of(xml)).isEqualTo(xml);
    }
}
