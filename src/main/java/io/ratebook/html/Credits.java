package io.ratebook.html;

import io.ratebook.report.CreditUse;

/** What became of the credits. */
final class Credits implements Section {
    @Override
    public void write(Page page) {
        if (page.report().credits().isEmpty()) {
            return;
        }
        page.begin("Credits");
        Table table = new Table(page.amounts().head("Credits, base case"))
                .text("Credit", "Scenario")
                .numbers("Used", "Unused");
        for (CreditUse each : page.report().credits()) {
            table.row(
                    each.contract().id(),
                    each.scenario(),
                    page.amounts().money(each.used().base()),
                    page.amounts().money(each.unused().base()));
        }
        page.table(table);
        page.end();
    }
}
