package io.ratebook.workbook.read;

import io.ratebook.amount.Exact;
import io.ratebook.domain.Origin;
import io.ratebook.domain.TokenCounts;
import io.ratebook.domain.Usage.Text;
import io.ratebook.domain.UsageField;
import io.ratebook.finding.Checked;
import io.ratebook.finding.Finding;
import io.ratebook.finding.Location;
import io.ratebook.grid.Column;
import io.ratebook.tokens.Profile;
import io.ratebook.tokens.Spread;
import io.ratebook.tokens.Texts;
import io.ratebook.tokens.TokenCounter;
import io.ratebook.workbook.SheetLayout;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Tokens of Usage that are given as texts or as a file of prompts, counted with the encoding of the row's model. */
final class TextCounts {
    private static final Column FILE = column("Prompts file");
    private static final Column CALLS = column(UsageField.CALLS.header());

    /** The column of a text that stands for a number of tokens. */
    private static final Map<UsageField, Column> TEXTS = new EnumMap<>(Map.of(
            UsageField.PREFIX_TOKENS, column("Prefix text"),
            UsageField.INPUT_TOKENS, column("Input text"),
            UsageField.OUTPUT_TOKENS, column("Output text")));

    private static final int MOST_REMARKS = 20;

    private final InputSheets sheets;
    private final Texts texts;
    /** Each with the words for its encoding. */
    private final Map<Finding, String> remarks = new LinkedHashMap<>();

    TextCounts(InputSheets sheets, Texts texts) {
        this.sheets = sheets;
        this.texts = texts;
    }

    /** True where the row has a text or a file of prompts, whether or not it can be counted. */
    static boolean isIn(UsageRow seen) {
        return seen.has(FILE) || TEXTS.values().stream().anyMatch(seen::has);
    }

    /** What was counted for the row; it goes before the numbers that the row itself has. */
    Map<UsageField, UsageRow.Found> of(UsageRow seen) {
        Map<UsageField, UsageRow.Found> found = new EnumMap<>(UsageField.class);
        if (isIn(seen) && isPerCall(seen)) {
            TokenCounter counter =
                    TokenCounter.of(seen.text(column(Text.PROVIDER.header())), seen.text(column(Text.MODEL.header())));
            TEXTS.forEach((field, column) -> text(seen, field, column, counter, found));
            if (seen.has(FILE)) {
                file(seen, counter, found);
            }
        }
        return found;
    }

    /** Says what counted the texts of all rows so far: of each, or by encoding where they are many. */
    void tell() {
        if (remarks.size() <= MOST_REMARKS) {
            sheets.addAll(remarks.keySet());
            return;
        }
        Location where = remarks.keySet().iterator().next().where();
        Map<String, Long> byEncoding = remarks.values().stream()
                .collect(Collectors.groupingBy(each -> each, TreeMap::new, Collectors.counting()));
        byEncoding.forEach((with, count) -> sheets.inform(
                "RB-TEXT-COUNTED",
                Location.ofSheet(where.file(), String.valueOf(where.sheet())),
                shown(BigDecimal.valueOf(count)) + " of the texts and files of prompts were counted " + with));
    }

    private boolean isPerCall(UsageRow seen) {
        Column counts = column("Token counts");
        boolean total = seen.text(counts).equals(TokenCounts.TOTAL.word());
        if (total) {
            sheets.error(
                    "RB-TEXT-TOTAL",
                    seen.where(counts),
                    "(Token counts) is total, but a text or a prompt is of one call",
                    "leave Token counts empty");
        }
        return !total;
    }

    private void text(
            UsageRow seen,
            UsageField field,
            Column column,
            TokenCounter counter,
            Map<UsageField, UsageRow.Found> found) {
        Column number = column(field.header());
        List<Column> written =
                field == UsageField.INPUT_TOKENS ? seen.written(number, column, FILE) : seen.written(number, column);
        if (written.size() > 1) {
            reportTwice(seen, written);
        } else if (written.contains(column) && !seen.text(column).isEmpty()) {
            BigDecimal tokens = BigDecimal.valueOf(texts.count(counter, seen.text(column)));
            put(found, field, tokens, seen.where(column), counter);
            remark(seen.where(column), "(" + column.name() + ") counted " + shown(tokens) + " tokens ", counter);
        }
    }

    private void reportTwice(UsageRow seen, List<Column> written) {
        Column first = written.get(0);
        Column second = written.get(1);
        String there = seen.whereWritten(first).address();
        Location here = seen.whereWritten(second);
        sheets.error(
                "RB-TEXT-BOTH",
                here,
                "(" + second.name() + ") says what " + first.name() + " in " + there + " says too",
                "empty " + there + " or " + here.address());
    }

    private void file(UsageRow seen, TokenCounter counter, Map<UsageField, UsageRow.Found> found) {
        Location cell = seen.where(FILE);
        String name = seen.text(FILE);
        if (name.isEmpty()) {
            return;
        }
        Checked<Optional<Profile>> read = texts.profile(name, counter, cell);
        sheets.addAll(read.findings());
        read.value().ifPresent(profile -> {
            boolean split = isCached(seen) && profile.prefixTokens() > 0 && isInput(seen);
            if (!seen.has(CALLS)) {
                put(found, UsageField.CALLS, BigDecimal.valueOf(profile.rows()), cell, counter);
            }
            if (isInput(seen)) {
                put(found, UsageField.INPUT_TOKENS, input(profile, split), cell, counter);
            }
            if (split) {
                put(found, UsageField.PREFIX_TOKENS, BigDecimal.valueOf(profile.prefixTokens()), cell, counter);
            }
            Spread outputs = profile.outputTokens();
            if (outputs != null && !isOutputGiven(seen)) {
                put(found, UsageField.OUTPUT_TOKENS, outputs.mean(), cell, counter);
            }
            remarkTwice(seen, profile);
            remark(cell, "(Prompts file) " + words(profile, split) + ", counted ", counter);
        });
    }

    private static BigDecimal input(Profile profile, boolean split) {
        return split ? profile.restTokens() : profile.tokens().mean();
    }

    /** True where the file, and neither a count nor a text of a scenario, says what the input is. */
    private static boolean isInput(UsageRow seen) {
        return seen.written(column(UsageField.INPUT_TOKENS.header()), column("Input text"), FILE)
                .equals(List.of(FILE));
    }

    private static boolean isOutputGiven(UsageRow seen) {
        return !seen.written(column(UsageField.OUTPUT_TOKENS.header()), column("Output text"))
                .isEmpty();
    }

    /** True where the row's caching is about a prefix that the row itself doesn't give. */
    private static boolean isCached(UsageRow seen) {
        String caching = seen.text(column(Text.CACHING.header()));
        return !caching.isEmpty()
                && !caching.equals("none")
                && seen.written(column(UsageField.PREFIX_TOKENS.header()), column("Prefix text"))
                        .isEmpty();
    }

    private void remarkTwice(UsageRow seen, Profile profile) {
        String prefix = seen.text(column("Prefix text")).strip();
        if (!prefix.isEmpty() && profile.prefix().strip().startsWith(prefix)) {
            sheets.warn(
                    "RB-TEXT-TWICE",
                    seen.where(column("Prefix text")),
                    "(Prefix text) all prompts of the file begin with it: it is counted twice",
                    "empty the cell");
        }
    }

    private static String words(Profile profile, boolean split) {
        Spread outputs = profile.outputTokens();
        return shown(BigDecimal.valueOf(profile.rows())) + (profile.rows() == 1 ? " prompt of " : " prompts of ")
                + shown(profile.tokens().mean())
                + " tokens" + (profile.rows() == 1 ? "" : " in the mean")
                + (split ? ", of which " + shown(BigDecimal.valueOf(profile.prefixTokens())) + " are common" : "")
                + (outputs == null ? "" : "; outputs of " + shown(outputs.mean()) + " tokens");
    }

    private static String with(TokenCounter counter) {
        return counter.isEstimate() ? "at " + counter.how() + ": an estimate" : "with " + counter.how();
    }

    private static String shown(BigDecimal number) {
        BigDecimal rounded = Exact.normal(number.setScale(2, RoundingMode.HALF_UP));
        return String.format(Locale.ROOT, "%,." + rounded.scale() + "f", rounded);
    }

    private void remark(Location where, String message, TokenCounter counter) {
        String with = with(counter);
        remarks.put(Finding.info("RB-TEXT-COUNTED", where, message + with, null), with);
    }

    private static void put(
            Map<UsageField, UsageRow.Found> found,
            UsageField field,
            BigDecimal number,
            Location cell,
            TokenCounter counter) {
        found.put(field, new UsageRow.Found(number, new Origin.Counted(cell, counter.how())));
    }

    private static Column column(String header) {
        return SheetLayout.USAGE.column(header).orElseThrow();
    }
}
