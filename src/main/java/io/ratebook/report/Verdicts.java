package io.ratebook.report;

import io.ratebook.amount.Exact;
import io.ratebook.domain.Expectation;
import io.ratebook.finding.Finding;
import io.ratebook.report.Verdict.Status;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Expected against actual. */
final class Verdicts {
    /** How many digits of an endless figure are shown. */
    private static final MathContext SHOWN = new MathContext(10);

    private Verdicts() {}

    static Verdict of(Expectation expectation, Figures figures) {
        BigDecimal actual = figures.find(expectation.selector()).orElse(null);
        if (actual == null) {
            return figures.selects(expectation.selector())
                    ? new Verdict(
                            expectation, null, Status.UNDEFINED, "has no value: never reached, or a share of nothing")
                    : new Verdict(
                            expectation, null, Status.NOT_FOUND, "not found: the row selects nothing of the result");
        }
        BigDecimal expected = expectation.expected();
        if (expected == null) {
            return verdict(expectation, actual, Status.NOT_PUBLISHED, "not published");
        }
        BigDecimal difference = actual.subtract(expected);
        boolean agrees = difference.abs().compareTo(expectation.tolerance()) <= 0;
        boolean explained = !expectation.knownDifference().isEmpty();
        if (agrees) {
            return explained
                    ? verdict(expectation, actual, Status.NO_LONGER_DIFFERS, "agrees, though a difference is explained")
                    : verdict(expectation, actual, Status.AGREES, agreement(expectation, difference));
        }
        String differs = "differs by " + shown(difference);
        return explained
                ? verdict(expectation, actual, Status.KNOWN_DIFFERENCE, differs + ": " + expectation.knownDifference())
                : verdict(expectation, actual, Status.DIFFERS, differs + ", without an explanation");
    }

    private static Verdict verdict(Expectation expectation, BigDecimal actual, Status status, String words) {
        return new Verdict(expectation, Exact.normal(actual), status, words);
    }

    private static String agreement(Expectation expectation, BigDecimal difference) {
        return difference.signum() == 0 ? "agrees" : "agrees within " + Exact.text(expectation.tolerance());
    }

    private static String shown(BigDecimal number) {
        return Exact.text(number.round(SHOWN));
    }

    /** What a reader of the findings should know of a verdict; empty where there is nothing to say. */
    static Optional<Finding> finding(Verdict verdict) {
        Expectation row = verdict.expectation();
        String what = row.id() + (row.figure().isEmpty() ? "" : " (" + row.figure() + ")") + " ";
        return switch (verdict.status()) {
            case DIFFERS ->
                Optional.of(Finding.warning(
                        "RB-EXP-DIFFERS",
                        row.where(),
                        what + verdict.words() + ": expected " + text(row.expected()) + ", actual "
                                + text(verdict.actual()),
                        "say why in the column Known difference, or mend the figure"));
            case NO_LONGER_DIFFERS ->
                Optional.of(Finding.warning(
                        "RB-EXP-STALE",
                        row.where(),
                        what + "agrees, though the row explains a difference",
                        "clear the column Known difference"));
            case UNDEFINED ->
                row.expected() == null
                        ? Optional.empty()
                        : Optional.of(Finding.warning(
                                "RB-EXP-UNDEFINED",
                                row.where(),
                                what + verdict.words() + ", while " + text(row.expected()) + " is expected",
                                "check the scenarios, the volume and what the figure is divided by"));
            case NOT_FOUND ->
                Optional.of(Finding.error(
                        "RB-EXP-NONE",
                        row.where(),
                        what + "selects nothing of the result",
                        "check its scenario, phase, activity, provider, model and meter against the sheet Usage"));
            case KNOWN_DIFFERENCE ->
                Optional.of(Finding.info("RB-EXP-KNOWN", row.where(), what + verdict.words(), null));
            default -> Optional.empty();
        };
    }

    private static String text(@Nullable BigDecimal number) {
        return number == null ? "none" : shown(number);
    }
}
