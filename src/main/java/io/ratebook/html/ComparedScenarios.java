package io.ratebook.html;

import io.ratebook.amount.ThreePoint;
import io.ratebook.domain.Comparison;
import io.ratebook.html.Table.Cell;
import io.ratebook.report.Compared;
import io.ratebook.report.MetricPair;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The answers to the questions of the Compare sheet, and the figures that aren't money. */
final class ComparedScenarios implements Section {
    @Override
    public void write(Page page) {
        boolean asked = !page.report().comparisons().isEmpty();
        boolean measured = !page.report().metrics().isEmpty();
        if (!asked && !measured) {
            return;
        }
        page.begin("Comparisons");
        if (asked) {
            page.table(answers(page));
        }
        if (measured) {
            page.table(metrics(page));
        }
        page.end();
    }

    private static Table answers(Page page) {
        Amounts amounts = page.amounts();
        Table table = new Table(amounts.head("What the alternative saves over the baseline, base case"))
                .text("Comparison")
                .numbers("Baseline cost", "Alternative cost", "Saving", "Saving share", "One-time cost")
                .numbers("Break-even (units)", "Return", "Payback (months)");
        for (Compared each : page.report().comparisons()) {
            Comparison question = each.question();
            table.noted(
                    question.alternative() + " over " + question.baseline() + unit(question),
                    List.of(
                            new Cell(question.name(), ""),
                            new Cell(amounts.money(each.baselineCost().base()), ""),
                            new Cell(amounts.money(each.alternativeCost().base()), ""),
                            new Cell(amounts.money(each.saving().base()), "total"),
                            new Cell(amounts.percent(base(each.savingShare())), ""),
                            new Cell(amounts.money(each.oneTimeCost().base()), ""),
                            new Cell(amounts.number(base(each.breakEvenUnits())), ""),
                            new Cell(times(amounts, each.returnMultiple()), ""),
                            new Cell(amounts.size(base(each.paybackMonths())), "")));
        }
        return table;
    }

    private static String unit(Comparison question) {
        return question.unit().isBlank() ? "" : "; a unit is a " + question.unit();
    }

    private static String times(Amounts amounts, @Nullable ThreePoint number) {
        return number == null ? "–" : amounts.size(number.base()) + " times";
    }

    private static @Nullable BigDecimal base(@Nullable ThreePoint number) {
        return number == null ? null : number.base();
    }

    private static Table metrics(Page page) {
        Table table = new Table("Figures that aren't money")
                .text("Metric", "Baseline", "Alternative")
                .numbers("Baseline value", "Alternative value", "Improvement");
        for (MetricPair each : page.report().metrics()) {
            String unit = each.baseline().unit();
            table.noted(
                    (each.baseline().higherIsBetter() ? "higher" : "lower") + " is better"
                            + (unit.isBlank() ? "" : ", in " + unit),
                    List.of(
                            new Cell(each.baseline().name(), ""),
                            new Cell(each.baseline().scenario(), ""),
                            new Cell(each.alternative().scenario(), ""),
                            new Cell(page.amounts().number(each.baseline().value()), ""),
                            new Cell(page.amounts().number(each.alternative().value()), ""),
                            new Cell(page.amounts().percent(each.improvement()), "")));
        }
        return table;
    }
}
