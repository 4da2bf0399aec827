package io.ratebook.domain;

import io.ratebook.amount.Exact;
import io.ratebook.finding.Location;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One activity of one scenario in one case: what rules are written about. Text that was left blank is empty, never null; a
 * number that was left blank is null, never zero (but calls and repeat, which default to one, and months).
 */
public final class Usage {
    private static final BigDecimal MOST_MONTHS = new BigDecimal(12_000);

    private final Map<Text, String> texts;
    private final Map<Text, Location> textCells;
    private final Map<UsageField, BigDecimal> numbers;
    private final Map<UsageField, Origin> origins;
    private final Map<String, Object> attrs;
    private final LocalDate day;
    private final Period period;
    private final TokenCounts tokenCounts;
    private final Location where;

    /** The texts of a usage row, each with the header of its column. */
    public enum Text {
        ID("Id"),
        SCENARIO("Scenario"),
        PHASE("Phase"),
        ACTIVITY("Activity"),
        PROVIDER("Provider"),
        MODEL("Model"),
        SERVICE_TIER("Service tier"),
        REGION("Region"),
        REASONING_EFFORT("Reasoning effort"),
        CACHING("Caching"),
        METER("Meter"),
        UNIT("Unit"),
        OWNER("Owner"),
        NOTE("Note");

        private final String header;

        Text(String header) {
            this.header = header;
        }

        public String header() {
            return header;
        }
    }

    private Usage(Builder builder) {
        texts = new EnumMap<>(builder.texts);
        textCells = new EnumMap<>(builder.textCells);
        numbers = new EnumMap<>(builder.numbers);
        origins = new EnumMap<>(builder.origins);
        attrs = Collections.unmodifiableMap(new LinkedHashMap<>(builder.attrs));
        day = builder.day;
        period = builder.period;
        tokenCounts = builder.tokenCounts;
        where = builder.where;
    }

    public static Builder at(Location where) {
        return new Builder(where);
    }

    public String text(Text which) {
        return texts.getOrDefault(which, "");
    }

    /** The number; null where the row leaves it blank. */
    public @Nullable BigDecimal number(UsageField field) {
        return numbers.get(field);
    }

    public Origin origin(UsageField field) {
        return origins.getOrDefault(field, new Origin.ByDefault("left blank"));
    }

    /** The row's id: unique among the rows of a scenario. */
    public String id() {
        return text(Text.ID);
    }

    public String scenario() {
        return text(Text.SCENARIO);
    }

    public String phase() {
        return text(Text.PHASE);
    }

    public String activity() {
        return text(Text.ACTIVITY);
    }

    /** In lower case. */
    public String provider() {
        return text(Text.PROVIDER);
    }

    public String model() {
        return text(Text.MODEL);
    }

    /** standard, batch, flex, priority …; "standard" where it was left blank. */
    public String serviceTier() {
        return text(Text.SERVICE_TIER);
    }

    public String region() {
        return text(Text.REGION);
    }

    /** none, low, medium, high; empty where the output is as billed. */
    public String reasoningEffort() {
        return text(Text.REASONING_EFFORT);
    }

    /** none, automatic or assumed; "none" where it was left blank. */
    public String caching() {
        return text(Text.CACHING);
    }

    /** What {@link #quantity} counts; empty for a row that counts calls and tokens. */
    public String meter() {
        return text(Text.METER);
    }

    /** The unit of {@link #quantity}; empty where the meter has its own. */
    public String unit() {
        return text(Text.UNIT);
    }

    public String owner() {
        return text(Text.OWNER);
    }

    public String note() {
        return text(Text.NOTE);
    }

    public BigDecimal calls() {
        return orOne(UsageField.CALLS);
    }

    /** Tokens at the head of the prompt that the row's calls share. */
    public @Nullable BigDecimal prefixTokens() {
        return number(UsageField.PREFIX_TOKENS);
    }

    /** The rest of the prompt: neither prefix nor cached. */
    public @Nullable BigDecimal inputTokens() {
        return number(UsageField.INPUT_TOKENS);
    }

    public @Nullable BigDecimal cachedInputTokens() {
        return number(UsageField.CACHED_INPUT_TOKENS);
    }

    public @Nullable BigDecimal outputTokens() {
        return number(UsageField.OUTPUT_TOKENS);
    }

    public @Nullable BigDecimal quantity() {
        return number(UsageField.QUANTITY);
    }

    /** The price of one unit of {@link #quantity}, where the workbook states it: a flat purchase. */
    public @Nullable BigDecimal unitPrice() {
        return number(UsageField.UNIT_PRICE);
    }

    public BigDecimal repeat() {
        return orOne(UsageField.REPEAT);
    }

    /** For how many months the row is used: one for a row that happens once. */
    public BigDecimal months() {
        return orOne(UsageField.MONTHS);
    }

    /** The prompt of one call, whole: prefix, input and cached input. Where tokens are totals, their mean over the calls. */
    public BigDecimal promptTokens() {
        BigDecimal sum = orZero(prefixTokens()).add(orZero(inputTokens())).add(orZero(cachedInputTokens()));
        boolean whole = tokenCounts == TokenCounts.PER_CALL || calls().signum() == 0;
        return Exact.normal(whole ? sum : Exact.quotient(sum, calls()));
    }

    /** True where the token columns count all calls together: what one call holds isn't known. */
    public boolean totalled() {
        return tokenCounts == TokenCounts.TOTAL;
    }

    public TokenCounts tokenCounts() {
        return tokenCounts;
    }

    public Period period() {
        return period;
    }

    public boolean monthly() {
        return period == Period.MONTHLY;
    }

    /** The day whose prices hold: the first day of the row's period. */
    public LocalDate day() {
        return day;
    }

    /** The day after the last of the row's period; months that are begun count whole. */
    public LocalDate end() {
        BigDecimal whole = months().setScale(0, RoundingMode.CEILING);
        return day.plusMonths(whole.max(BigDecimal.ONE).min(MOST_MONTHS).longValue());
    }

    /** The columns that Ratebook doesn't know, by header: BigDecimal, LocalDate, Boolean or String. */
    public Map<String, Object> attrs() {
        return attrs;
    }

    /** The row's first cell. */
    public Location where() {
        return where;
    }

    /** The cell of a text; the row's first cell where it isn't known. */
    public Location where(Text which) {
        return textCells.getOrDefault(which, where);
    }

    /** The cell of a number; the row's first cell where no one cell holds it. */
    public Location where(UsageField field) {
        Origin origin = origin(field);
        if (origin instanceof Origin.InCell in) {
            return in.cell();
        }
        Location low = origin instanceof Origin.InRange range ? range.low() : null;
        return low != null ? low : where;
    }

    private BigDecimal orOne(UsageField field) {
        BigDecimal number = number(field);
        return number == null ? BigDecimal.ONE : number;
    }

    private static BigDecimal orZero(@Nullable BigDecimal number) {
        return number == null ? BigDecimal.ZERO : number;
    }

    @Override
    public String toString() {
        return "Usage " + id() + " of " + scenario() + " (" + where + ")";
    }

    /** Collects the parts of a usage. */
    public static final class Builder {
        private final Location where;
        private final Map<Text, String> texts = new EnumMap<>(Text.class);
        private final Map<Text, Location> textCells = new EnumMap<>(Text.class);
        private final Map<UsageField, BigDecimal> numbers = new EnumMap<>(UsageField.class);
        private final Map<UsageField, Origin> origins = new EnumMap<>(UsageField.class);
        private final Map<String, Object> attrs = new HashMap<>();
        private LocalDate day = LocalDate.EPOCH;
        private Period period = Period.ONCE;
        private TokenCounts tokenCounts = TokenCounts.PER_CALL;

        private Builder(Location where) {
            this.where = where;
            texts.put(Text.SERVICE_TIER, "standard");
            texts.put(Text.CACHING, "none");
        }

        /** Blank text leaves the default. */
        public Builder text(Text which, String value) {
            if (!value.isBlank()) {
                texts.put(which, value.strip());
            }
            return this;
        }

        /** As {@link #text(Text, String)}, and where it was read. */
        public Builder text(Text which, String value, Location cell) {
            textCells.put(which, cell);
            return text(which, value);
        }

        public Builder number(UsageField field, BigDecimal value, Origin origin) {
            numbers.put(field, Exact.normal(value));
            origins.put(field, origin);
            return this;
        }

        public Builder attr(String header, Object value) {
            attrs.put(header, value);
            return this;
        }

        public Builder day(LocalDate first) {
            day = first;
            return this;
        }

        public Builder period(Period how) {
            period = how;
            return this;
        }

        public Builder tokenCounts(TokenCounts how) {
            tokenCounts = how;
            return this;
        }

        public Usage build() {
            return new Usage(this);
        }
    }
}
