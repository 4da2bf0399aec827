package io.ratebook.rules;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds where code takes a cell's value, {@code $param}, and as what. */
final class Parameters {
    static final String NAME = "$param";

    /**
     * One use of the value.
     *
     * @param offset in the code
     * @param quoted true inside quotation marks, where nothing that a cell says can become code
     * @param call the function whose argument it is: dec, range, date …; null outside of any
     */
    record Use(int offset, boolean quoted, @Nullable String call) {
        TableColumn.Kind kind() {
            if ("dec".equals(call) || "range".equals(call)) {
                return TableColumn.Kind.NUMBER;
            }
            return "date".equals(call) ? TableColumn.Kind.DATE : TableColumn.Kind.TEXT;
        }
    }

    private Parameters() {}

    /** Every use, in order. The code may begin and end within a call, as the snippets of one action do. */
    static List<Use> in(String code) {
        List<Use> uses = new ArrayList<>();
        Deque<String> calls = new ArrayDeque<>();
        boolean quoted = false;
        for (int i = 0; i < code.length(); i++) {
            char c = code.charAt(i);
            if (c == '\\' && quoted) {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (code.startsWith(NAME, i)) {
                uses.add(new Use(i, quoted, calls.peek()));
            } else if (c == '(' && !quoted) {
                calls.push(wordBefore(code, i));
            } else if (c == ')' && !quoted) {
                calls.poll();
            }
        }
        return uses;
    }

    private static String wordBefore(String code, int end) {
        int from = end;
        while (from > 0 && Character.isJavaIdentifierPart(code.charAt(from - 1))) {
            from--;
        }
        return code.substring(from, end);
    }
}
