package io.ratebook.workbook;

import javax.xml.stream.XMLInputFactory;

/** Readers of XML for parts that passed the gate, and without document types even so. */
public final class SafeXml {
    private SafeXml() {}

    public static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }
}
