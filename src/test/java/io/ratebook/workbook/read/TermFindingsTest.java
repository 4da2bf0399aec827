package io.ratebook.workbook.read;

import static io.ratebook.workbook.read.SheetFixture.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.ratebook.amount.Case;
import io.ratebook.finding.Checked;
import io.ratebook.grid.Book;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Contracts, exchange rates, hours and parts that can't be meant as they are written. */
class TermFindingsTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    @TempDir
    Path folder = Path.of("");

    @Test
    void termsNeedWhatTheirKindReads() {
        assertThat(messages(new SheetFixture()
                        .sheet(
                                "Contract",
                                row(
                                        "Kind",
                                        "Scenario",
                                        "Provider",
                                        "Meter",
                                        "Amount",
                                        "Per",
                                        "Percent",
                                        "Units",
                                        "Each",
                                        "Already billed"),
                                row("rate", "", "", "input", 1),
                                row("rate", "", "openai", "input", 1, 0),
                                row("free units", "", "openai", "input"),
                                row("cap", "", "openai"),
                                row("minimum", "Pan", "openai", "", 5),
                                row("margin", "", "openai", "", "", "", 1.5),
                                row("discount", "", "openai", "", "", "", 0.1, "", "month"),
                                row("credit", "", "openai", "", 5, "", "", "", "month", 2))
                        .sheet("Usage", row("Id", "Provider", "Input tokens"), row("a", "openai", 1))))
                .containsExactlyInAnyOrder(
                        "Contract!C2: (Provider) is empty, and a rate needs one",
                        "Contract!F2: (Per) is empty, and a rate for tokens needs one: for each token it would be a million"
                                + " times too much",
                        "Contract!F3: (Per) a price can't be for 0 units",
                        "Contract!H4: (Units) is empty, and a term of free units needs one",
                        "Contract!E5: (Amount) is empty, and a cap needs one",
                        "Contract!B6: (Scenario) \"Pan\" is no scenario",
                        "Contract!I8: (Each) is not read in a discount",
                        "Contract!J9: (Already billed) is one month's, and the term counts each month anew");
    }

    @Test
    void exchangeRatesNeedACurrencyOfTheirOwnAndSayTheirSource() {
        assertThat(messages(new SheetFixture()
                        .sheet(
                                "Request",
                                row("Item", "Value", "Currency", "Date", "Note"),
                                row("As of", TODAY),
                                row("Currency", "EUR"),
                                row("FX", 0.92, "USD", TODAY, "a bank"),
                                row("FX", 0.93, "USD", TODAY, "a bank"),
                                row("FX", 1, "EUR", TODAY, "a bank"),
                                row("FX", 1, "", TODAY, "a bank"),
                                row("FX", 0, "CNY", TODAY, "a bank"),
                                row("FX", 0.01, "JPY"))
                        .sheet("Usage", row("Id", "Provider", "Input tokens"), row("a", "openai", 1))))
                .containsExactlyInAnyOrder(
                        "Request!C5: (Currency) the exchange rate of USD stands in C4 too",
                        "Request!C6: (Currency) \"EUR\" is no other currency of ISO 4217 than the request's EUR",
                        "Request!C7: (Currency) \"\" is no other currency of ISO 4217 than the request's EUR",
                        "Request!B8: (FX) an exchange rate can't be 0",
                        "Request!B9: (FX) the exchange rate says not when it was quoted");
    }

    @Test
    void hoursGrowthAndPartsAreChecked() {
        assertThat(messages(new SheetFixture()
                        .sheet("Request", row("Item", "Value"), row("As of", TODAY))
                        .sheet(
                                "Usage",
                                row(
                                        "Id",
                                        "Provider",
                                        "Output tokens",
                                        "Reasoning tokens",
                                        "Hours",
                                        "Period",
                                        "Growth a month",
                                        "Months"),
                                row("a", "openai", 1, "", "night"),
                                row("b", "openai", 1, "", "", "", 0.1),
                                row("c", "openai", 1, "", "", "monthly", -1.5),
                                row("d", "openai", 1, 2),
                                row("e", "openai", 1, "", "", "monthly", "", 1e9))))
                .containsExactlyInAnyOrder(
                        "Usage!E2: (Hours, Days, Time zone) \"night\" is no window such as 16:30-00:30",
                        "Usage!G3: (Growth a month) is given for a row that happens once",
                        "Usage!G4: (Growth a month) takes away more than all",
                        "Usage!H6: (Months) is more than 1200, a hundred years",
                        "Usage!D5: (Reasoning tokens) are billed beside Output tokens; most vendors report them as a part of those");
    }

    private List<String> messages(SheetFixture workbook) {
        Checked<Optional<Book>> read = WorkbookReader.read(workbook.writtenTo(folder.resolve("b.xlsx")), "budget.xlsx");
        assertThat(read.findings()).isEmpty();
        return RequestReader.read(read.value().orElseThrow(), Case.BASE, TODAY, null).findings().stream()
                .filter(each -> !each.code().equals("RB-DEFAULT-ASOF"))
                .map(each -> each.where().sheet() + "!" + each.where().address() + ": " + each.message())
                .toList();
    }
}
