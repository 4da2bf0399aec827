package io.ratebook.html;

import io.ratebook.report.About;
import java.util.Map;

/** Where the numbers come from. */
final class Provenance implements Section {
    @Override
    public void write(Page page) {
        About about = page.about();
        page.begin("Where this comes from");
        page.paragraph("An estimate, not an invoice. The result workbook shows how each number came about.");
        Table table = new Table("Provenance").text("What", "Value");
        table.row("Ratebook", about.version());
        table.row("Input", about.input());
        for (Map.Entry<String, String> each : about.hashes().entrySet()) {
            if (each.getKey().equals(about.input())) {
                table.row("SHA-256 of the input", each.getValue());
            }
        }
        table.row(
                "Rules",
                about.rules() + ", with " + (about.hashes().size() - 1)
                        + " files, whose hashes the workbook's sheet About lists");
        table.row("Set on the command line", about.settings().isEmpty() ? "nothing" : about.settingsInWords());
        table.row("Prices of", page.report().request().header().asOf().toString());
        page.table(table);
        page.end();
    }
}
