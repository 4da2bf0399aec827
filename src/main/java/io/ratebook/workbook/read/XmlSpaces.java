package io.ratebook.workbook.read;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The namespaces that are declared where a reader stands. */
final class XmlSpaces {
    private static final String XML = "http://www.w3.org/XML/1998/namespace";
    private static final String XMLNS = "http://www.w3.org/2000/xmlns/";

    private final List<Declared> declared = new ArrayList<>();

    private record Declared(String prefix, String uri, int depth) {}

    /** @throws XmlFault where no part may declare that */
    void declare(XmlName name, String uri, int depth) throws XmlFault {
        String prefix = name.prefix().isEmpty() ? "" : name.local();
        boolean own = prefix.equals("xml") != uri.equals(XML) || prefix.equals("xmlns") || uri.equals(XMLNS);
        if (own || uri.isEmpty() && !prefix.isEmpty()) {
            throw XmlFault.malformed("a namespace that can't be declared");
        }
        declared.add(new Declared(prefix, uri, depth));
    }

    /** Forgets what an element of that depth, or deeper, declared. */
    void leave(int depth) {
        while (!declared.isEmpty() && declared.get(declared.size() - 1).depth >= depth) {
            declared.remove(declared.size() - 1);
        }
    }

    /** Null where the prefix is declared nowhere; the empty prefix means no namespace then. */
    @Nullable
    String uri(String prefix) {
        for (int i = declared.size() - 1; i >= 0; i--) {
            Declared each = declared.get(i);
            if (each.prefix.equals(prefix)) {
                return each.uri;
            }
        }
        return switch (prefix) {
            case "" -> "";
            case "xml" -> XML;
            default -> null;
        };
    }
}
