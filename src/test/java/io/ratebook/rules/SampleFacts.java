package io.ratebook.rules;

import io.ratebook.amount.Money;
import io.ratebook.domain.Budget;
import io.ratebook.domain.Charged;
import io.ratebook.domain.Contract;
import io.ratebook.domain.Priced;
import io.ratebook.domain.Scenario;
import io.ratebook.domain.Total;
import io.ratebook.finding.Location;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** One fact of each kind, for rules under test to name: public, because compiled rules live in packages of their own. */
public final class SampleFacts {
    private static final Location AT = Location.ofCell("budget.xlsx", "Request", 2, 2);
    private static final Money TEN = Money.of(BigDecimal.TEN, "USD");

    public static final Priced PRICED = Facts.batch(2);

    /** A contract that states neither amount nor percentage. */
    public static final Contract TERM = Contract.of("C1", "other", "", "", "", null, null, null, null, AT);

    public static final Contract CREDIT = Contract.of("C2", "credit", "", "", "", TEN, null, null, null, AT);

    public static final Charged CHARGED = new Charged(PRICED, "key", TEN);

    public static final Total TOTAL = new Total(new Scenario("plan", "", Map.of(), AT), TEN, TEN, TEN);

    public static final Budget BUDGET = new Budget(TEN, AT);

    private SampleFacts() {}

    /** Comes to no end until the thread is interrupted. Drools doesn't compile an action that only calls something without arguments. */
    @SuppressWarnings("ThreadPriorityCheck")
    public static boolean endless(int turns) {
        while (turns > 0 && !Thread.currentThread().isInterrupted()) {
            Thread.onSpinWait();
        }
        return true;
    }

    /** As where a class of a library is missing. */
    @SuppressWarnings("DoNotCallSuggester") // rules call it
    public static void missing(String type) {
        throw new NoClassDefFoundError(type);
    }

    static List<Object> all() {
        return List.of(PRICED.usage(), PRICED.metered(), PRICED.rate(), PRICED, TERM, CREDIT, CHARGED, TOTAL, BUDGET);
    }
}
