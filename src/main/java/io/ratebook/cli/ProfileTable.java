package io.ratebook.cli;

import io.ratebook.finding.Printable;
import io.ratebook.tokens.Profile;
import io.ratebook.tokens.Spread;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A profile as the person in front of it reads it, and as a spreadsheet takes it. */
final class ProfileTable {
    private static final List<String> HEAD = List.of("", "rows", "min", "mean", "p95", "max");

    private final PrintWriter out;

    ProfileTable(PrintWriter out) {
        this.out = out;
    }

    void print(Path file, Profile profile) {
        out.println(Printable.of(file.toString()) + ": " + count(profile.rows())
                + (profile.rows() == 1 ? " prompt" : " prompts") + ", "
                + (profile.estimate()
                        ? "estimated at " + profile.how() + " (--model names a model whose encoding is known)"
                        : "counted with " + profile.how()));
        out.println();
        List<List<String>> rows = new ArrayList<>(List.of(HEAD));
        add(rows, "prompt characters", profile.characters());
        add(rows, "prompt tokens", profile.tokens());
        add(rows, "output characters", profile.outputCharacters());
        add(rows, "output tokens", profile.outputTokens());
        table(rows);
        out.println();
        out.println("p95: 95 of 100 rows have no more (nearest rank).");
        out.println(prefix(profile));
        out.println();
        out.println("Ready to paste into Usage (means in whole tokens, rounded up):");
        out.println();
        paste(profile);
        out.flush();
    }

    private static void add(List<List<String>> rows, String name, @Nullable Spread spread) {
        if (spread != null) {
            rows.add(List.of(
                    name,
                    count(spread.rows()),
                    count(spread.min()),
                    format("#,##0.0", spread.mean()),
                    count(spread.p95()),
                    count(spread.max())));
        }
    }

    private void table(List<List<String>> rows) {
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < row.size(); column++) {
                int at = column;
                int width = rows.stream()
                        .mapToInt(each -> each.get(at).length())
                        .max()
                        .orElse(0);
                String space = " ".repeat(width - row.get(column).length());
                line.append(column == 0 ? row.get(0) + space : "  " + space + row.get(column));
            }
            out.println(line);
        }
    }

    private static String prefix(Profile profile) {
        if (profile.rows() == 1) {
            return "Common prefix: one prompt has none.";
        }
        if (profile.prefixTokens() == 0) {
            return "Common prefix: none; the prompts begin differently.";
        }
        return "Common prefix: all prompts begin with the same " + count(profile.prefixTokens()) + " tokens, "
                + format("0.0%", profile.prefixShare()) + " of their tokens.";
    }

    /** Whole numbers without separators: they mean the same in every language of a spreadsheet. */
    private void paste(Profile profile) {
        Spread outputs = profile.outputTokens();
        String head = "Calls\tPrefix tokens\tInput tokens";
        String row = profile.rows() + "\t" + profile.prefixTokens() + "\t" + up(profile.restTokens());
        out.println(outputs == null ? head : head + "\tOutput tokens");
        out.println(outputs == null ? row : row + "\t" + up(outputs.mean()));
        if (outputs == null) {
            out.println();
            out.println("The file has no outputs: add Output tokens yourself.");
        }
    }

    private static String up(BigDecimal mean) {
        return mean.setScale(0, RoundingMode.CEILING).toPlainString();
    }

    private static String count(long number) {
        return format("#,##0", BigDecimal.valueOf(number));
    }

    private static String format(String pattern, BigDecimal number) {
        DecimalFormat format = new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT));
        format.setRoundingMode(RoundingMode.HALF_UP);
        return format.format(number);
    }
}
