package io.ratebook.workbook.read;

/** References to characters, by number or by name. */
final class XmlReference {
    static final int NONE = -1;

    private XmlReference() {}

    /**
     * The character, a control character too, which only XML 1.1 allows; {@link #NONE} where the reference stands for none.
     *
     * @param name without ampersand and semicolon
     */
    static int of(String name) {
        return switch (name) {
            case "lt" -> '<';
            case "gt" -> '>';
            case "amp" -> '&';
            case "quot" -> '"';
            case "apos" -> '\'';
            default -> name.startsWith("#") ? number(name) : NONE;
        };
    }

    private static int number(String name) {
        boolean hex = name.startsWith("#x");
        int first = hex ? 2 : 1;
        int code = 0;
        for (int i = first; i < name.length(); i++) {
            int digit = name.charAt(i) < 0x80 ? Character.digit(name.charAt(i), hex ? 16 : 10) : -1;
            code = code * (hex ? 16 : 10) + digit;
            if (digit < 0 || code > Character.MAX_CODE_POINT) {
                return NONE;
            }
        }
        return XmlChars.isChar(code) || XmlChars.isControl(code) ? code : NONE;
    }
}
