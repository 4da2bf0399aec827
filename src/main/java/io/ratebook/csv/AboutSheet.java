package io.ratebook.csv;

import io.ratebook.amount.Exact;
import io.ratebook.domain.Fx;
import io.ratebook.domain.Header;
import io.ratebook.grid.CsvSheet;
import io.ratebook.report.About;
import io.ratebook.report.Report;

/** Where the result comes from. */
final class AboutSheet {
    private AboutSheet() {}

    static CsvSheet of(Report report, About about) {
        Header header = report.request().header();
        CsvSheet sheet = new CsvSheet("What", "Name", "Value");
        sheet.row("Title", "", header.title());
        sheet.row("Owner", "", header.owner());
        sheet.row("As of", "", header.asOf());
        sheet.row("Currency", "", header.currency());
        sheet.row("Contingency", "percent", header.contingency().fraction().movePointRight(2));
        sheet.row("Decimals shown", "", header.rounding().decimals());
        for (Fx each : header.rates()) {
            sheet.row("Exchange rate", each.from() + " to " + each.to(), each.rate());
        }
        sheet.row("Ratebook", "", about.version());
        sheet.row("Input", "", about.input());
        sheet.row("Rules", "", about.rules());
        about.settings().forEach((name, value) -> sheet.row("Set", name, Exact.normal(value)));
        about.hashes().forEach((file, hash) -> sheet.row("SHA-256", file, hash));
        sheet.row("Note", "", "An estimate, not an invoice. Numbers are exact; nothing is rounded.");
        return sheet;
    }
}
