package io.ratebook.html;

import io.ratebook.amount.Case;
import io.ratebook.domain.Comparison;
import io.ratebook.html.Table.Cell;
import io.ratebook.report.Returns;
import java.math.BigDecimal;
import java.util.List;

/** What comparisons are worth over their months. */
final class SavingsOverTime implements Section {
    @Override
    public void write(Page page) {
        List<Returns> returns = page.report().returns();
        if (returns.isEmpty()) {
            return;
        }
        page.begin("What savings are worth");
        Amounts amounts = page.amounts();
        Table table = new Table(amounts.head("Savings month by month, base case; the first flow is of today"))
                .text("Comparison")
                .numbers("Flows", "Sum of savings", "Present value", "Internal rate a month", "Payback (months)");
        for (Returns each : returns) {
            Comparison question = each.compared().question();
            BigDecimal sum = each.savings(Case.BASE).stream().reduce(BigDecimal.ZERO, BigDecimal::add);
            table.noted(
                    question.alternative() + " over " + question.baseline()
                            + (each.plan() ? ", months of the plan" : "") + ", discounted at "
                            + each.discountRate() + " a year",
                    List.of(
                            new Cell(question.name(), ""),
                            new Cell(String.valueOf(each.flows().size()), ""),
                            new Cell(amounts.money(sum), ""),
                            new Cell(amounts.money(each.presentValue(Case.BASE)), "total"),
                            new Cell(
                                    each.internalRate(Case.BASE)
                                            .map(amounts::percent)
                                            .orElse("–"),
                                    ""),
                            new Cell(
                                    each.payback(Case.BASE).map(String::valueOf).orElse("never"), "")));
        }
        page.table(table);
        page.end();
    }
}
