package io.ratebook.workbook.seal;

import java.util.Locale;

/** Where a link leads, in one form: programs write addresses with or without a last slash, and escape spaces. */
final class Links {
    private Links() {}

    /**
     * @param outside an address, or empty
     * @param inside a place of the workbook, or of what the address leads to; empty where there is none
     */
    static String canonical(String outside, String inside) {
        String address = outside.strip().replace("%20", " ").replaceFirst("/$", "");
        int host = address.indexOf("://");
        int path = host < 0 ? -1 : address.indexOf('/', host + 3);
        if (host >= 0) {
            int end = path < 0 ? address.length() : path;
            address = address.substring(0, end).toLowerCase(Locale.ROOT) + address.substring(end);
        }
        return inside.isEmpty() ? address : address.isEmpty() ? inside : address + "#" + inside;
    }
}
