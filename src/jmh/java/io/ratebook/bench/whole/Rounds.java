package io.ratebook.bench.whole;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Contenders in turn, A B C A B C: the machine drifts, and neighbours in time drift together. The first round doesn't count. */
final class Rounds {
    /** What doubles may lose; whoever loses more is wrong. */
    private static final BigDecimal LOST = new BigDecimal("1e-9");

    private static final int LONGEST_NOTE = 300;

    private final List<Contender> contenders;
    private final Expected expected;
    private final List<List<Lap>> laps = new ArrayList<>();

    /** What a number of lines or rows must come to. */
    interface Expected {
        Optional<BigDecimal> of(long units);
    }

    private Rounds(Comparison comparison) {
        this.contenders = new ArrayList<>(comparison.contenders());
        this.expected = comparison.expected();
    }

    /**
     * @param rounds how many count
     * @param notes where is said who failed in the first round, and is left out
     */
    static List<Measured> of(Comparison comparison, int rounds, List<String> notes)
            throws IOException, InterruptedException {
        Rounds measured = new Rounds(comparison);
        try {
            measured.begin(notes);
            for (int round = 0; round < rounds; round++) {
                measured.laps.add(measured.round());
            }
        } finally {
            comparison.contenders().forEach(Contender::close);
        }
        return measured.measured();
    }

    private void begin(List<String> notes) throws IOException, InterruptedException {
        for (Contender each : List.copyOf(contenders)) {
            try {
                loss(each, each.lap());
            } catch (Contender.FailedException e) {
                notes.add(each.name() + " is left out: " + brief(e));
                contenders.remove(each);
            }
        }
        if (contenders.isEmpty()) {
            throw new IllegalStateException(String.join("\n", notes));
        }
    }

    /** On one line, and not endless. */
    private static String brief(Contender.FailedException failed) {
        String line = String.valueOf(failed.getMessage()).replaceAll("\\s+", " ");
        return line.substring(0, Math.min(LONGEST_NOTE, line.length()));
    }

    private List<Lap> round() throws IOException, InterruptedException {
        List<Lap> round = new ArrayList<>();
        for (Contender each : contenders) {
            Lap lap = each.lap();
            loss(each, lap);
            round.add(lap);
        }
        return round;
    }

    private List<Measured> measured() {
        List<Measured> measured = new ArrayList<>();
        for (int i = 0; i < contenders.size(); i++) {
            List<Double> seconds = new ArrayList<>();
            List<Double> ratios = new ArrayList<>();
            for (List<Lap> round : laps) {
                seconds.add(round.get(i).seconds());
                ratios.add(round.get(i).perUnit() / round.get(0).perUnit());
            }
            Contender contender = contenders.get(i);
            Lap last = laps.get(laps.size() - 1).get(i);
            double ratio = Measured.median(ratios);
            String total = loss(contender, last);
            measured.add(new Measured(contender.name(), last.units(), seconds, ratio, contender.peak(), total));
        }
        return measured;
    }

    private String loss(Contender contender, Lap lap) {
        Optional<BigDecimal> due = expected.of(lap.units());
        if (due.isEmpty()) {
            return "";
        }
        BigDecimal off = new BigDecimal(lap.total()).subtract(due.get()).abs();
        if (off.signum() == 0) {
            return "exact";
        }
        BigDecimal share = off.divide(due.get().abs(), MathContext.DECIMAL32);
        if (share.compareTo(LOST) > 0) {
            throw new IllegalStateException(contender.name() + " comes to " + lap.total() + " instead of " + due.get());
        }
        return "off by " + share.round(new MathContext(1, RoundingMode.UP)).stripTrailingZeros();
    }
}
