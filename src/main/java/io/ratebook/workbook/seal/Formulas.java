package io.ratebook.workbook.seal;

import io.ratebook.amount.Exact;
import io.ratebook.finding.Location;
import io.ratebook.grid.Address;
import io.ratebook.workbook.read.CellNumbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Formulas as text that means the same: programs write one formula in more than one way, with other spaces, quotes, capitals,
 * prefixes and numbers.
 */
final class Formulas {
    private static final Pattern TOKEN = Pattern.compile(
            "(?<text>\"(?:[^\"]|\"\")*\")"
                    + "|(?<sheet>'(?:[^']|'')*'!)"
                    + "|(?<error>#[A-Z/0]+[!?A]?)"
                    + "|(?<number>(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][-+]?[0-9]{1,3})?(?![A-Za-z0-9_.:!$]))"
                    + "|(?<word>[$\\p{L}_\\\\\\[0-9](?:[\\p{L}\\p{M}0-9_.$?\\\\]|\\[[^\\]]*\\]|\\])*!?)"
                    + "|(?<space>\\s+)"
                    + "|(?<sign>.)",
            Pattern.DOTALL);
    private static final Pattern CELL =
            Pattern.compile("(?<c>\\$?)(?<column>[A-Za-z]{1,3})(?<r>\\$?)(?<row>[0-9]{1,7})");
    private static final Pattern PREFIX = Pattern.compile("^(?:_XLFN\\.|_XLWS\\.|_XLUDF\\.)+");
    private static final Pattern WHOLE_COLUMNS =
            Pattern.compile("(\\$?[A-Z]{1,3})\\$?1:(\\$?[A-Z]{1,3})\\$?" + Address.LAST_ROW + "(?![0-9])");
    private static final Pattern WHOLE_ROWS =
            Pattern.compile("(?<![A-Z$])\\$?A(\\$?[0-9]{1,7}):\\$?XFD(\\$?[0-9]{1,7})(?![0-9])");

    private Formulas() {}

    /** The formula in one form: the same for two texts of one formula, and another for another formula. */
    static String canonical(String formula) {
        List<String> tokens = new ArrayList<>();
        String text = formula.strip();
        Matcher token = TOKEN.matcher(text.startsWith("=") ? text.substring(1) : text);
        boolean spaced = false;
        while (token.find()) {
            if (token.group("space") != null) {
                spaced = true;
                continue;
            }
            String next = canonical(token);
            if (spaced && isIntersection(tokens, next)) {
                tokens.add(" ");
            }
            spaced = false;
            tokens.add(next);
        }
        return joined(truths(tokens));
    }

    private static String canonical(Matcher token) {
        String text = token.group();
        if (token.group("text") != null) {
            return text;
        }
        if (token.group("sheet") != null) {
            return text.toUpperCase(Locale.ROOT);
        }
        if (token.group("number") != null) {
            return CellNumbers.parse(text).map(Exact::text).orElse(text);
        }
        String upper = text.toUpperCase(Locale.ROOT);
        if (token.group("word") == null) {
            return upper;
        }
        return upper.endsWith("!")
                ? "'" + upper.substring(0, upper.length() - 1) + "'!"
                : PREFIX.matcher(upper).replaceFirst("");
    }

    /** A space between two areas is an operator; elsewhere it is nothing. */
    private static boolean isIntersection(List<String> before, String next) {
        if (before.isEmpty()) {
            return false;
        }
        String last = before.get(before.size() - 1);
        return (isOperand(last) || last.equals(")")) && (isOperand(next) || next.equals("(") || next.endsWith("'!"));
    }

    private static boolean isOperand(String token) {
        char first = token.charAt(0);
        return !token.endsWith("!") && (Character.isLetterOrDigit(first) || first == '$' || first == '_');
    }

    /** {@code TRUE()} is TRUE. */
    private static List<String> truths(List<String> tokens) {
        List<String> kept = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            String token = tokens.get(i);
            kept.add(token);
            boolean truth = token.equals("TRUE") || token.equals("FALSE");
            if (truth
                    && i + 2 < tokens.size()
                    && tokens.get(i + 1).equals("(")
                    && tokens.get(i + 2).equals(")")) {
                i += 2;
            }
        }
        return kept;
    }

    private static String joined(List<String> tokens) {
        StringBuilder all = new StringBuilder();
        StringBuilder run = new StringBuilder();
        for (String token : tokens) {
            if (token.startsWith("\"")) {
                all.append(whole(run.toString())).append(token);
                run.setLength(0);
            } else {
                run.append(token);
            }
        }
        return all.append(whole(run.toString())).toString();
    }

    /** {@code A1:A1048576} is A:A, and {@code A1:XFD1} is 1:1. */
    private static String whole(String formula) {
        if (!formula.contains(":")) {
            return formula;
        }
        String columns = WHOLE_COLUMNS.matcher(formula).replaceAll("$1:$2");
        return WHOLE_ROWS.matcher(columns).replaceAll("$1:$2");
    }

    /** The formula as it means the same some rows down and some columns to the right: how a shared formula is meant there. */
    static String shifted(String formula, int rows, int columns) {
        StringBuilder all = new StringBuilder();
        Matcher token = TOKEN.matcher(formula);
        while (token.find()) {
            Matcher cell = CELL.matcher(token.group());
            boolean isCell = token.group("word") != null && cell.matches() && !isCalled(formula, token.end());
            all.append(isCell ? shifted(cell, rows, columns) : token.group());
        }
        return all.toString();
    }

    /** {@code LOG10(} looks like a cell. */
    private static boolean isCalled(String formula, int at) {
        return at < formula.length() && formula.charAt(at) == '(';
    }

    private static String shifted(Matcher cell, int rows, int columns) {
        Address there = Address.parse(cell.group()).orElse(null);
        if (there == null) {
            return cell.group();
        }
        int row = cell.group("r").isEmpty() ? wrapped(there.row() + rows, Address.LAST_ROW) : there.row();
        int column =
                cell.group("c").isEmpty() ? wrapped(there.column() + columns, Address.LAST_COLUMN) : there.column();
        return cell.group("c") + Location.columnLetters(column) + cell.group("r") + row;
    }

    private static int wrapped(int number, int last) {
        return Math.floorMod(number - 1, last) + 1;
    }
}
