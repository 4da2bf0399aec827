package io.ratebook.csv;

import static io.ratebook.grid.CsvSheet.heads;
import static io.ratebook.grid.CsvSheet.three;

import io.ratebook.amount.Case;
import io.ratebook.amount.ThreePoint;
import io.ratebook.domain.Contract;
import io.ratebook.domain.Decision;
import io.ratebook.domain.Rate;
import io.ratebook.domain.RuleRef;
import io.ratebook.domain.TierBand;
import io.ratebook.grid.CsvSheet;
import io.ratebook.report.Line;
import io.ratebook.report.LineFactor;
import io.ratebook.report.Report;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The lines, and the rates, factors and decisions behind them. */
final class LineSheets {
    private final Report report;
    private final String currency;

    LineSheets(Report report) {
        this.report = report;
        this.currency = report.request().header().currency().getCurrencyCode();
    }

    CsvSheet lines() {
        CsvSheet sheet = new CsvSheet(
                "Line",
                "Category",
                "Scenario",
                "Usage id",
                "Phase",
                "Activity",
                "Provider",
                "Model",
                "Service tier",
                "Region",
                "Meter",
                "Part",
                "From (inclusive)",
                heads("Lasts", "months"),
                heads("Metered", "units"),
                heads("Quantity factor", ""),
                heads("Free", "units"),
                heads("Quantity", "units"),
                "Unit",
                heads("Price", "price currency"),
                "Per (units)",
                "Price currency",
                heads("Price factor", ""),
                heads("Cost", currency),
                "Term",
                "Pays line",
                "Price from",
                "Rules");
        report.lines().forEach(each -> line(sheet, each));
        return sheet;
    }

    private static void line(CsvSheet sheet, Line line) {
        Rate rate = line.rates().isEmpty() ? null : line.rates().get(Case.BASE.selector() - 1);
        Contract term = line.contract();
        sheet.row(
                line.number(),
                line.category().word(),
                line.scenario(),
                line.usageId(),
                line.phase(),
                line.activity(),
                line.provider(),
                line.model(),
                line.basis() == null ? null : line.basis().serviceTier(),
                line.basis() == null ? null : line.basis().region(),
                line.meter(),
                line.part(),
                line.day(),
                three(line.months()),
                three(line.metered()),
                three(product(line.quantityFactors())),
                three(line.free().stream().map(Line.Free::units).reduce(ThreePoint.ZERO, ThreePoint::plus)),
                three(line.quantity()),
                line.unit(),
                three(line.price()),
                rate == null ? null : rate.unitRate().per(),
                rate == null ? null : rate.unitRate().price().currency(),
                three(product(line.priceFactors())),
                three(line.cost()),
                term == null ? null : term.id(),
                line.paidLine() == 0 ? null : line.paidLine(),
                rate == null ? null : rate.where(),
                line.decisions().stream()
                        .map(each -> each.by().id())
                        .distinct()
                        .sorted()
                        .collect(Collectors.joining(" ")));
    }

    private static ThreePoint product(List<LineFactor> factors) {
        return factors.stream().map(LineFactor::value).reduce(ThreePoint.ONE, ThreePoint::times);
    }

    /** A price that some line uses: a rate, or a band of one. */
    private record Price(Rate rate, @Nullable TierBand band, BigDecimal amount) {}

    CsvSheet rates() {
        CsvSheet sheet = new CsvSheet(
                "Provider",
                "Model",
                "Meter",
                "Service tier",
                "Region",
                "Price",
                "Per (units)",
                "Unit",
                "Currency",
                "From (inclusive)",
                "To (exclusive)",
                "Hours",
                "Band",
                "Band from",
                "Band up to",
                "Boundary",
                "Scope",
                "Flat",
                "Package size (units)",
                "Round up to (units)",
                "Negotiated in",
                "Source",
                "Place");
        Set<Price> used = new LinkedHashSet<>();
        for (Line line : report.lines()) {
            ThreePoint price = line.price();
            if (price != null) {
                Line.Band tier = line.tier();
                List.of(Case.values())
                        .forEach(each -> used.add(new Price(
                                line.rates().get(each.selector() - 1),
                                tier == null ? null : tier.bounds(),
                                price.at(each))));
            }
        }
        used.forEach(each -> rate(sheet, each));
        return sheet;
    }

    private static void rate(CsvSheet sheet, Price price) {
        Rate rate = price.rate();
        sheet.row(
                rate.provider(),
                rate.model(),
                rate.meter(),
                rate.serviceTier(),
                rate.region(),
                price.amount(),
                rate.unitRate().per(),
                rate.unitRate().unit(),
                rate.unitRate().price().currency(),
                rate.from(),
                rate.to(),
                rate.hours(),
                band(price.band() != null ? price.band() : rate.band()),
                rate.roundUpTo(),
                rate.contract() == null ? null : rate.contract().id(),
                rate.source(),
                rate.where());
    }

    private static List<@Nullable Object> band(@Nullable TierBand band) {
        List<@Nullable Object> values = new ArrayList<>();
        values.add(band == null ? null : band.kind().word());
        values.add(band == null ? null : band.above());
        values.add(band == null ? null : band.upTo());
        values.add(band == null ? null : band.inclusive() ? "from" : "over");
        values.add(band == null ? null : band.scope().word());
        values.add(band == null ? null : band.flat());
        values.add(band == null ? null : band.size());
        return values;
    }

    CsvSheet factors() {
        CsvSheet sheet = new CsvSheet(
                "Line",
                "Scenario",
                "Usage id",
                "Meter",
                "Rule",
                "Title",
                "Multiplies",
                heads("Factor", ""),
                "Why",
                "Source",
                "Owner",
                "Place");
        for (Line line : report.lines()) {
            for (LineFactor each : line.factors()) {
                RuleRef by = each.by();
                sheet.row(
                        line.number(),
                        line.scenario(),
                        line.usageId(),
                        line.meter(),
                        by.id(),
                        by.title(),
                        each.onQuantity() ? "quantity" : "price",
                        three(each.value()),
                        each.why(),
                        by.source(),
                        by.owner(),
                        by.at());
            }
        }
        return sheet;
    }

    CsvSheet because() {
        CsvSheet sheet = new CsvSheet(
                "Line",
                "Scenario",
                "Usage id",
                "Meter",
                "Stage",
                "Rule",
                "Title",
                "Decision",
                "Because",
                "Source",
                "Owner",
                "Place");
        for (Line line : report.lines()) {
            for (int i = 0; i < line.decisions().size(); i++) {
                String conditions = report.reasons().words(line, i);
                reason(sheet, line.decisions().get(i), conditions, line);
            }
        }
        report.fits().forEach(each -> {
            RuleRef by = each.by();
            String scenario = each.total().scenario().name();
            sheet.row(
                    null,
                    scenario,
                    "",
                    "",
                    by.stage().word(),
                    by.id(),
                    by.title(),
                    each.words(),
                    "",
                    by.source(),
                    by.owner(),
                    by.at());
        });
        return sheet;
    }

    private static void reason(CsvSheet sheet, Decision decision, String conditions, Line line) {
        RuleRef by = decision.by();
        sheet.row(
                line.number(),
                line.scenario(),
                line.usageId(),
                line.meter(),
                by.stage().word(),
                by.id(),
                by.title(),
                decision.words(),
                conditions,
                by.source(),
                by.owner(),
                by.at());
    }
}
