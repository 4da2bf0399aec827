package io.ratebook.report.explain;

import io.ratebook.amount.Exact;
import io.ratebook.amount.ThreePoint;
import io.ratebook.domain.Basis;
import io.ratebook.domain.Contract;
import io.ratebook.domain.Decision;
import io.ratebook.domain.Overhead;
import io.ratebook.domain.Rate;
import io.ratebook.domain.RuleRef;
import io.ratebook.report.Category;
import io.ratebook.report.Line;
import io.ratebook.report.LineFactor;
import io.ratebook.report.Report;
import io.ratebook.report.explain.Explanation.Kind;
import io.ratebook.report.explain.Explanation.Step;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What was counted, multiplied, priced and paid, one number after the other. The factors are those that the line's live formula multiplies. */
final class Arithmetic {
    private final Report report;
    private final List<Step> steps = new ArrayList<>();

    Arithmetic(Report report) {
        this.report = report;
    }

    List<Step> steps(Line line) {
        if (line.basis() == null) {
            other(line);
        } else {
            quantity(line);
            price(line);
        }
        add(Kind.COST, "cost", "", line.cost(), currency(), "");
        return steps;
    }

    private void quantity(Line line) {
        String unit = line.unit().name();
        add(Kind.QUANTITY, "counted: " + line.part(), "", line.metered(), unit, "");
        line.quantityFactors().forEach(each -> factor(Kind.QUANTITY_FACTOR, line, each));
        for (Line.Free each : line.free()) {
            String where = Inputs.cell(each.contract().where());
            add(Kind.FREE, "free units of " + each.contract().id(), "", each.units(), unit, where);
        }
        Line.Band tier = line.tier();
        String charged = tier == null
                ? "charged"
                : "charged in this band: " + tier.bounds().words();
        add(Kind.QUANTITY, charged, "", line.quantity(), unit, "");
    }

    private void price(Line line) {
        Rate rate = line.rates().get(1);
        ThreePoint price = Objects.requireNonNull(line.price());
        Line.Band tier = line.tier();
        String times = tier == null || tier.multiple() == null ? "" : ", times " + Exact.text(tier.multiple());
        String source = rate.source().isEmpty() ? "" : " (" + rate.source() + ")";
        String unit = rate.unitRate().price().currency().getCurrencyCode();
        add(
                Kind.PRICE,
                rate.fullName() + times + source,
                "",
                price,
                unit,
                rate.where().toString());
        add(
                Kind.PER,
                "for so many units",
                "",
                ThreePoint.of(rate.unitRate().per()),
                line.unit().name(),
                "");
        line.priceFactors().forEach(each -> factor(Kind.PRICE_FACTOR, line, each));
        if (tier != null && tier.bounds().flat().signum() != 0) {
            BigDecimal fees = fees(line, price, rate);
            add(Kind.FEE, "flat fee of the band, as often as it is entered", "", ThreePoint.of(fees), unit, "");
        }
    }

    /** What the quantity at its price leaves of the cost, before the factors on the price. */
    private static BigDecimal fees(Line line, ThreePoint price, Rate rate) {
        BigDecimal factor = line.priceFactors().stream()
                .map(each -> each.value().base())
                .reduce(BigDecimal.ONE, BigDecimal::multiply);
        BigDecimal whole = factor.signum() == 0
                ? BigDecimal.ZERO
                : Exact.quotient(line.cost().base(), factor);
        BigDecimal priced = Exact.quotient(
                line.quantity().base().multiply(price.base()), rate.unitRate().per());
        return Exact.normal(whole.subtract(priced));
    }

    private void factor(Kind kind, Line line, LineFactor factor) {
        RuleRef by = factor.by();
        add(kind, factor.why(), by.id(), factor.value(), "", where(line, factor));
    }

    /** The cell of the workbook that the factor follows, else the rule. */
    private static String where(Line line, LineFactor factor) {
        return line.decisions().stream()
                .filter(Decision.Factor.class::isInstance)
                .map(Decision.Factor.class::cast)
                .filter(each -> each.by().equals(factor.by()) && each.why().equals(factor.why()))
                .map(Decision.Factor::basis)
                .filter(Objects::nonNull)
                .findFirst()
                .map(Arithmetic::where)
                .orElseGet(() -> factor.by().at().toString());
    }

    private static String where(Basis basis) {
        return basis instanceof Overhead overhead ? Inputs.where(overhead.origin()) : Inputs.cell(basis.where());
    }

    private void other(Line line) {
        Line.Term term = line.term();
        if (term == null) {
            contingency(line);
            return;
        }
        Contract contract = term.contract();
        String where = Inputs.cell(contract.where());
        if (line.paidLine() > 0) {
            Line paid = report.lines().get(line.paidLine() - 1);
            String left = line.category() == Category.CREDIT ? " has left to pay" : " lets be billed of it";
            add(Kind.TERM, contract.id() + left, "", term.left(), currency(), where);
            add(Kind.TERM, "line " + paid.number() + " costs", "", paid.cost(), currency(), "line " + paid.number());
        } else {
            BigDecimal amount = contract.amount() == null
                    ? BigDecimal.ZERO
                    : contract.amount().amount();
            add(Kind.TERM, contract.id() + " asks for", "", ThreePoint.of(amount), currency(), where);
            if (!term.share().equals(ThreePoint.ONE)) {
                add(Kind.TERM, "for this share of the month", "", term.share(), "", "");
            }
            ThreePoint counted = term.counted().stream()
                    .map(each -> report.lines().get(each - 1).cost())
                    .reduce(ThreePoint.ZERO, ThreePoint::plus);
            add(Kind.TERM, "lines that count towards it: " + numbers(term.counted()), "", counted, currency(), "");
        }
    }

    private void contingency(Line line) {
        ThreePoint others = report.lines().stream()
                .filter(each -> each.scenario().equals(line.scenario()) && each.number() != line.number())
                .map(Line::cost)
                .reduce(ThreePoint.ZERO, ThreePoint::plus);
        add(Kind.TERM, "the scenario's other lines", "", others, currency(), "");
        BigDecimal share = report.request().header().contingency().fraction();
        String cell = Inputs.cell(report.request().header().contingencyCell());
        add(Kind.TERM, "contingency", "", ThreePoint.of(share), "", cell);
    }

    private static String numbers(List<Integer> lines) {
        return lines.isEmpty()
                ? "none"
                : String.join(", ", lines.stream().map(String::valueOf).toList());
    }

    private String currency() {
        return report.request().header().currency().getCurrencyCode();
    }

    private void add(Kind kind, String name, String rule, ThreePoint value, String unit, String where) {
        @Nullable ThreePoint range = value.isFixed() ? null : value;
        steps.add(new Step(kind, name, rule, value.base(), range, unit, where));
    }
}
