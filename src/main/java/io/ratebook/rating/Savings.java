package io.ratebook.rating;

import io.ratebook.amount.Exact;
import io.ratebook.amount.Money;
import io.ratebook.amount.Rounding;
import io.ratebook.domain.Decision;
import io.ratebook.domain.Header;
import io.ratebook.domain.Usage;
import io.ratebook.domain.UsageField;
import io.ratebook.finding.Finding;
import io.ratebook.finding.Severity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whether caching pays: what a cached prefix costs beside what it would cost otherwise, at the same prices and terms. */
final class Savings {
    private static final Rounding SHOWN = new Rounding(6, RoundingMode.HALF_UP);

    private final Header header;
    private final IdentityHashMap<Counted, BigDecimal> costs = new IdentityHashMap<>();

    /** A row's prefix in all its parts, as it is and otherwise. */
    private record Answer(CacheTrial first, BigDecimal own, BigDecimal other) {
        Answer plus(Answer later) {
            return new Answer(first, own.add(later.own), other.add(later.other));
        }
    }

    /** @param tried what the trials' quantities cost */
    private Savings(Header header, List<Charge> charges, List<Charge> tried) {
        this.header = header;
        charges.forEach(this::add);
        tried.forEach(this::add);
    }

    private void add(Charge charge) {
        costs.merge(charge.counted(), charge.cost().amount(), BigDecimal::add);
    }

    /** Reports caching that doesn't pay and padding that would. The charges, with the hits and misses behind those of a cached prefix. */
    static List<Charge> told(
            Header header, List<CacheTrial> trials, List<Charge> charges, List<Charge> tried, List<Finding> findings) {
        Savings savings = new Savings(header, charges, tried);
        Map<String, Answer> answers = new LinkedHashMap<>();
        IdentityHashMap<Counted, Decision> words = new IdentityHashMap<>();
        for (CacheTrial each : trials) {
            Answer answer = savings.answer(each);
            if (answer != null) {
                String row = each.usage().scenario() + "\n" + each.usage().id();
                answers.merge(row, answer, Answer::plus);
            }
            if (each.cached()) {
                Decision said = savings.said(each);
                each.own().forEach(own -> words.put(own, said));
            }
        }
        answers.values().forEach(each -> savings.tell(each, findings));
        return charges.stream()
                .map(each -> with(each, words.get(each.counted())))
                .toList();
    }

    private static Charge with(Charge charge, @Nullable Decision more) {
        if (more == null) {
            return charge;
        }
        List<Decision> decisions = new ArrayList<>(charge.decisions());
        decisions.add(more);
        return charge.because(decisions);
    }

    private @Nullable Answer answer(CacheTrial trial) {
        BigDecimal own = cost(trial.own());
        BigDecimal other = cost(trial.other());
        return own == null || other == null ? null : new Answer(trial, own, other);
    }

    /** Null where something has no price: then that was reported. */
    private @Nullable BigDecimal cost(List<Counted> all) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Counted each : all) {
            BigDecimal cost = costs.get(each);
            if (cost == null) {
                return null;
            }
            sum = sum.add(cost);
        }
        return sum;
    }

    private void tell(Answer answer, List<Finding> findings) {
        CacheTrial trial = answer.first();
        Usage usage = trial.usage();
        if (trial.cached() && answer.own().compareTo(answer.other()) > 0) {
            findings.add(Finding.warning(
                    "RB-CACHE-COST",
                    usage.where(Usage.Text.CACHING),
                    "(Caching) costs more than it saves: the prefix costs " + shown(answer.own()) + " with "
                            + Exact.text(trial.hits().hits()) + " hits of "
                            + Exact.text(trial.hits().calls())
                            + " calls, and " + shown(answer.other()) + " without" + needed(trial),
                    "write none"));
        }
        if (!trial.cached() && answer.own().compareTo(answer.other()) > 0) {
            findings.add(new Finding(
                    Severity.INFO,
                    "RB-CACHE-PAD",
                    usage.where(UsageField.PREFIX_TOKENS),
                    "the prefix is " + Exact.text(trial.tokens().subtract(tokens(usage)))
                            + " tokens short of being cached: padded to " + Exact.text(trial.tokens())
                            + " it would cost " + shown(answer.other()) + " instead of " + shown(answer.own())
                            + ", which saves " + shown(answer.own().subtract(answer.other())),
                    null));
        }
    }

    private String needed(CacheTrial trial) {
        BigDecimal reads = breakEven(trial);
        return reads == null ? "" : "; a write pays from " + reads(reads) + " on";
    }

    private static String reads(BigDecimal number) {
        return Exact.text(number) + (number.compareTo(BigDecimal.ONE) == 0 ? " read" : " reads");
    }

    private static BigDecimal tokens(Usage usage) {
        BigDecimal tokens = usage.prefixTokens();
        return tokens == null ? BigDecimal.ZERO : tokens;
    }

    /** The hits, the misses and the writes, for the explanation. */
    private Decision said(CacheTrial trial) {
        Hits hits = trial.hits();
        boolean one = hits.misses().compareTo(BigDecimal.ONE) == 0;
        BigDecimal reads = breakEven(trial);
        String pays = reads == null
                ? "reading saves nothing"
                : reads.signum() == 0 ? "writing costs nothing more" : "a write pays from " + reads(reads) + " on";
        return new Decision.Advice(
                Severity.INFO,
                trial.usage(),
                "of " + Exact.text(hits.calls()) + " calls " + Exact.text(hits.hits()) + " hit the cache and "
                        + Exact.text(hits.misses()) + (one ? " misses and writes it; " : " miss and write it; ") + pays,
                trial.cache().by());
    }

    /** How many reads after a write make up for what writing and keeping cost; null where they never do. */
    private @Nullable BigDecimal breakEven(CacheTrial trial) {
        BigDecimal plain = cost(List.of(trial.plain()));
        BigDecimal write = cost(List.of(trial.write()));
        BigDecimal read = cost(trial.read());
        BigDecimal kept = kept(trial);
        if (plain == null || write == null || read == null || kept == null || plain.compareTo(read) <= 0) {
            return null;
        }
        BigDecimal more = write.subtract(plain).add(kept).max(BigDecimal.ZERO);
        return more.divide(plain.subtract(read), 0, RoundingMode.CEILING);
    }

    /** What keeping costs for each write. */
    private @Nullable BigDecimal kept(CacheTrial trial) {
        BigDecimal stored = cost(trial.own().stream()
                .filter(each -> each.metered().meter().equals(trial.cache().storageMeter()))
                .toList());
        BigDecimal times = trial.usage()
                .repeat()
                .multiply(trial.usage().weight())
                .multiply(trial.hits().misses());
        return stored == null || times.signum() == 0 ? stored : Exact.quotient(stored, times);
    }

    private String shown(BigDecimal amount) {
        return new Money(amount, header.currency()).roundedTo(SHOWN).toString();
    }
}
