package io.ratebook.csv;

import io.ratebook.amount.Case;
import io.ratebook.amount.Exact;
import io.ratebook.domain.Header;
import io.ratebook.domain.Meters;
import io.ratebook.domain.Rate;
import io.ratebook.domain.Usage;
import io.ratebook.json.JsonText;
import io.ratebook.report.Category;
import io.ratebook.report.Line;
import io.ratebook.report.LineMonth;
import io.ratebook.report.Report;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One line in one month, column by column. What isn't known is left out: FOCUS calls that null. */
final class FocusRow {
    private static final String GENERATOR = "Ratebook";

    private final Map<FocusColumn, Object> values = new EnumMap<>(FocusColumn.class);
    private final Header header;
    private final LineMonth part;
    private final Line line;
    private final Line subject;
    private final Case which;

    FocusRow(Report report, LineMonth part, Case which) {
        this.header = report.request().header();
        this.part = part;
        this.line = part.line();
        this.subject = line.paidLine() == 0 ? line : report.lines().get(line.paidLine() - 1);
        this.which = which;
        account();
        period();
        charge();
        costs();
        service();
        own();
    }

    Map<FocusColumn, Object> values() {
        return values;
    }

    void put(FocusColumn column, @Nullable Object value) {
        boolean blank = value == null || value instanceof String text && text.isBlank();
        if (!blank) {
            values.put(column, value);
        }
    }

    /** The number in a column; zero where there is none. */
    static BigDecimal number(Map<FocusColumn, Object> row, FocusColumn column) {
        return row.get(column) instanceof BigDecimal number ? number : BigDecimal.ZERO;
    }

    /** As much of {@code whole} as {@code part} is of {@code all}. */
    static BigDecimal share(BigDecimal whole, BigDecimal part, BigDecimal all) {
        return Exact.quotient(whole.multiply(part), all);
    }

    private void account() {
        put(FocusColumn.BILLING_ACCOUNT_NAME, header.title());
        put(FocusColumn.BILLING_ACCOUNT_TYPE, "Plan");
        put(FocusColumn.BILLING_CURRENCY, header.currency().getCurrencyCode());
        put(FocusColumn.SUB_ACCOUNT_ID, line.scenario());
        put(FocusColumn.SUB_ACCOUNT_NAME, line.scenario());
        put(FocusColumn.SUB_ACCOUNT_TYPE, "Scenario");
        String issuer =
                !line.provider().isBlank() ? line.provider() : header.owner().isBlank() ? GENERATOR : header.owner();
        put(FocusColumn.PROVIDER_NAME, issuer);
        put(FocusColumn.PUBLISHER_NAME, issuer);
        put(FocusColumn.INVOICE_ISSUER_NAME, issuer);
    }

    private void period() {
        LocalDate first = part.month().atDay(1);
        LocalDate next = first.plusMonths(1);
        LocalDate day = line.day();
        put(FocusColumn.BILLING_PERIOD_START, midnight(first));
        put(FocusColumn.BILLING_PERIOD_END, midnight(next));
        boolean once = day != null && !monthly();
        LocalDate start = day != null && day.isAfter(first) && day.isBefore(next) ? day : first;
        put(FocusColumn.CHARGE_PERIOD_START, midnight(start));
        put(FocusColumn.CHARGE_PERIOD_END, midnight(once ? start.plusDays(1) : next));
    }

    private boolean monthly() {
        return subject.recurring();
    }

    private static String midnight(LocalDate day) {
        return day + "T00:00:00Z";
    }

    private void charge() {
        put(FocusColumn.CHARGE_CATEGORY, line.category().word());
        put(FocusColumn.CHARGE_FREQUENCY, frequency());
        put(
                FocusColumn.CHARGE_DESCRIPTION,
                Stream.of(line.phase(), line.activity(), line.meter(), line.part())
                        .filter(each -> !each.isBlank())
                        .distinct()
                        .collect(Collectors.joining(" · ")));
    }

    private String frequency() {
        if (line.category() == Category.USAGE) {
            return "Usage-Based";
        }
        return monthly() || line.day() == null ? "Recurring" : "One-Time";
    }

    private void costs() {
        BigDecimal cost = part.cost();
        put(FocusColumn.BILLED_COST, cost);
        put(FocusColumn.EFFECTIVE_COST, cost);
        if (line.rates().isEmpty()) {
            put(FocusColumn.LIST_COST, cost);
            put(FocusColumn.CONTRACTED_COST, cost);
            put(FocusColumn.PRICING_CURRENCY, header.currency().getCurrencyCode());
            put(FocusColumn.PRICING_CURRENCY_EFFECTIVE_COST, cost);
            return;
        }
        FocusPrice price = FocusPrice.of(line, which);
        BigDecimal quantity = price.quantity(part.quantity());
        BigDecimal list = price.listUnit(cost);
        BigDecimal contracted = price.contractedUnit(cost);
        put(FocusColumn.PRICING_CATEGORY, "Standard");
        put(FocusColumn.PRICING_QUANTITY, quantity);
        put(FocusColumn.PRICING_UNIT, price.unit());
        put(FocusColumn.LIST_UNIT_PRICE, list);
        put(FocusColumn.LIST_COST, Exact.normal(list.multiply(quantity)));
        put(FocusColumn.CONTRACTED_UNIT_PRICE, contracted);
        put(FocusColumn.CONTRACTED_COST, Exact.normal(contracted.multiply(quantity)));
        put(FocusColumn.PRICING_CURRENCY, price.currency().getCurrencyCode());
        put(FocusColumn.PRICING_CURRENCY_LIST_UNIT_PRICE, Exact.quotient(list, price.exchange()));
        put(FocusColumn.PRICING_CURRENCY_CONTRACTED_UNIT_PRICE, Exact.quotient(contracted, price.exchange()));
        put(FocusColumn.PRICING_CURRENCY_EFFECTIVE_COST, Exact.quotient(cost, price.exchange()));
        if (line.category() == Category.USAGE) {
            put(FocusColumn.CONSUMED_QUANTITY, consumed());
            put(FocusColumn.CONSUMED_UNIT, FocusUnit.of(line.unit()));
        }
    }

    /** This month's share of what the line counts. */
    private BigDecimal consumed() {
        BigDecimal months = line.months().at(which);
        BigDecimal consumed = FocusPrice.consumed(line, which);
        return months.signum() == 0 ? consumed : share(consumed, part.months(), months);
    }

    private void service() {
        boolean model = !line.model().isBlank() || Meters.inTokens(subject.meter());
        boolean gpu = subject.meter().contains("gpu");
        put(FocusColumn.SERVICE_NAME, serviceName());
        put(FocusColumn.SERVICE_CATEGORY, model ? "AI and Machine Learning" : gpu ? "Compute" : "Other");
        put(FocusColumn.SERVICE_SUBCATEGORY, model ? "Generative AI" : gpu ? "Other (Compute)" : "Other (Other)");
        if (line.rates().isEmpty()) {
            return;
        }
        Rate rate = line.rates().get(which.selector() - 1);
        String sku = (line.provider().isBlank() ? "" : line.provider() + "/") + serviceName() + "/" + line.meter();
        put(FocusColumn.SKU_ID, sku);
        put(FocusColumn.SKU_PRICE_ID, line.category() == Category.PURCHASE ? sku : rate.fullName());
        put(FocusColumn.SKU_METER, line.meter());
        Map<String, Object> details = new TreeMap<>();
        details.put("x_ServiceTier", rate.serviceTier());
        if (rate.hours() != null) {
            details.put("x_Hours", rate.hours());
        }
        if (line.tier() != null) {
            details.put("x_Band", line.tier().bounds().words());
        }
        put(FocusColumn.SKU_PRICE_DETAILS, JsonText.object(details));
        String region = line.basis() == null ? "" : line.basis().region();
        put(FocusColumn.REGION_ID, region);
        put(FocusColumn.REGION_NAME, region);
    }

    private String serviceName() {
        if (!line.model().isBlank()) {
            return line.model();
        }
        boolean named =
                subject.category() == Category.PURCHASE || subject.meter().isBlank();
        return named && !subject.activity().isBlank() ? subject.activity() : subject.meter();
    }

    private void own() {
        put(FocusColumn.X_RECORD_KIND, "plan");
        put(FocusColumn.X_SCENARIO, line.scenario());
        put(FocusColumn.X_CASE, which.word());
        put(FocusColumn.X_PHASE, line.phase());
        put(FocusColumn.X_ACTIVITY, line.activity());
        put(FocusColumn.X_MODEL, line.model());
        put(FocusColumn.X_METER, line.meter());
        put(FocusColumn.X_PART, line.part());
        put(FocusColumn.X_LINE, line.number());
        put(FocusColumn.X_PAYS_LINE, line.paidLine() == 0 ? null : line.paidLine());
        put(FocusColumn.X_USAGE_ID, line.usageId());
        put(FocusColumn.X_TERM, line.contract() == null ? null : line.contract().id());
        put(
                FocusColumn.X_RULE_IDS,
                line.decisions().stream()
                        .map(each -> each.by().id())
                        .distinct()
                        .sorted()
                        .collect(Collectors.joining(" ")));
        if (!line.rates().isEmpty()) {
            Rate rate = line.rates().get(which.selector() - 1);
            put(FocusColumn.X_RATE_SOURCE, rate.source());
            put(FocusColumn.X_RATE_PLACE, rate.where().toString());
        }
        if (subject.basis() != null) {
            Usage usage = subject.basis().usage();
            put(FocusColumn.X_SERVICE_TIER, usage.serviceTier());
            put(FocusColumn.TAGS, tags(usage));
        }
    }

    /** The columns of the workbook that say what a row is for, the user's own among them. */
    private static @Nullable String tags(Usage usage) {
        Map<String, Object> tags = new TreeMap<>(usage.attrs());
        Map.of("Phase", usage.phase(), "Activity", usage.activity(), "Owner", usage.owner(), "Usage id", usage.id())
                .forEach((name, value) -> {
                    if (!value.isBlank()) {
                        tags.put(name, value);
                    }
                });
        return tags.isEmpty() ? null : JsonText.object(tags);
    }
}
