package io.ratebook.report.explain;

import io.ratebook.amount.ThreePoint;
import io.ratebook.domain.Decision;
import io.ratebook.domain.Trial;
import io.ratebook.domain.Trial.Condition;
import io.ratebook.report.Line;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a line costs what it does, in the base case.
 *
 * @param currency of the cost, three letters
 * @param inputs the numbers of the workbook that the quantity is counted from
 * @param steps from those to the cost: each follows from the ones before it
 * @param because each decision behind the line with the conditions that held
 * @param nearMisses rules of the same stages that failed on one condition alone
 */
public record Explanation(
        Line line,
        String currency,
        List<Input> inputs,
        List<Step> steps,
        List<Because> because,
        List<Trial> nearMisses) {
    public Explanation {
        inputs = List.copyOf(inputs);
        steps = List.copyOf(steps);
        because = List.copyOf(because);
        nearMisses = List.copyOf(nearMisses);
    }

    /**
     * A number of the workbook.
     *
     * @param name its column
     * @param where its cell, or why there is none
     */
    public record Input(String name, BigDecimal value, String where) {}

    /**
     * One step of the arithmetic.
     *
     * @param kind what the number does to the result of the steps before
     * @param name what it is: "calls x tokens", a rule, a price
     * @param rule the id of the rule that made it; empty where no rule did
     * @param value in the base case
     * @param range in each case; null where it doesn't differ
     * @param where the cell, price row or rule that it comes from; empty for results of the arithmetic
     */
    public record Step(
            Kind kind,
            String name,
            String rule,
            BigDecimal value,
            @Nullable ThreePoint range,
            String unit,
            String where) {}

    public enum Kind {
        /** A quantity to go on with. */
        QUANTITY,
        /** Multiplies the quantity. */
        QUANTITY_FACTOR,
        /** Taken off the quantity. */
        FREE,
        /** Money for so many units as {@link #PER} says. */
        PRICE,
        /** So many units has the price. */
        PER,
        /** Multiplies the price. */
        PRICE_FACTOR,
        /** Added once where a band is entered. */
        FEE,
        /** What a term still had, or asks for. */
        TERM,
        COST
    }

    /**
     * One decision.
     *
     * @param conditions empty where the rule says nothing about facts of its own, or where it held in another case alone
     */
    public record Because(Decision decision, List<Condition> conditions) {
        public Because {
            conditions = List.copyOf(conditions);
        }
    }
}
