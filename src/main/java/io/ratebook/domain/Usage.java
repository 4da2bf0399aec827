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
import java.util.function.Predicate;
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
    private final @Nullable Hours hours;
    private final TokenParts inputCounts;
    private final TokenParts outputCounts;
    private final MonthSpan span;
    private final @Nullable Bundle bundle;

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
        HOURS("Hours"),
        DAYS("Days"),
        TIME_ZONE("Time zone"),
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
        hours = builder.hours;
        inputCounts = builder.inputCounts;
        outputCounts = builder.outputCounts;
        span = MonthSpan.ALL;
        bundle = null;
    }

    private Usage(Usage whole, MonthSpan span, @Nullable Bundle bundle, Map<Text, String> texts) {
        this.texts = texts;
        textCells = whole.textCells;
        numbers = whole.numbers;
        origins = whole.origins;
        attrs = whole.attrs;
        day = whole.day;
        period = whole.period;
        tokenCounts = whole.tokenCounts;
        where = whole.where;
        hours = whole.hours;
        inputCounts = whole.inputCounts;
        outputCounts = whole.outputCounts;
        this.span = span;
        this.bundle = bundle;
    }

    private static Map<Text, String> named(Usage first, Bundle rows) {
        Map<Text, String> named = new EnumMap<>(first.texts);
        named.put(Text.ID, first.id() + " and " + (rows.rows() - 1) + " more");
        return named;
    }

    /** Some months of a monthly row, as a usage of its own. */
    public Usage part(MonthSpan months) {
        return new Usage(this, months, bundle, texts);
    }

    /** See {@link Bundle#from}. */
    Usage bundled(Bundle rows) {
        return new Usage(this, span, rows, rows.rows() > 1 ? named(this, rows) : texts);
    }

    /** See {@link Bundle#of}: no fact of a rule. */
    @Nullable
    Bundle bundle() {
        return bundle;
    }

    /** Which of the row's months it stands for. */
    public MonthSpan span() {
        return span;
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

    /** True where the row gives a number in the column with that header. */
    public boolean fills(String header) {
        return numbers.keySet().stream().anyMatch(each -> each.header().equalsIgnoreCase(header));
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

    /** When in the week it happens; null where the row doesn't say. */
    public @Nullable Hours hours() {
        return hours;
    }

    /** none, low, medium, high; empty where the output is as billed. */
    public String reasoningEffort() {
        return text(Text.REASONING_EFFORT);
    }

    /** none, automatic, explicit, explicit 1h, extended or assumed; "none" where it was left blank. */
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

    public @Nullable BigDecimal cacheWriteTokens() {
        return number(UsageField.CACHE_WRITE_TOKENS);
    }

    public @Nullable BigDecimal cacheWrite1hTokens() {
        return number(UsageField.CACHE_WRITE_1H_TOKENS);
    }

    public @Nullable BigDecimal audioInputTokens() {
        return number(UsageField.AUDIO_INPUT_TOKENS);
    }

    public @Nullable BigDecimal imageInputTokens() {
        return number(UsageField.IMAGE_INPUT_TOKENS);
    }

    public @Nullable BigDecimal videoInputTokens() {
        return number(UsageField.VIDEO_INPUT_TOKENS);
    }

    public @Nullable BigDecimal cachedAudioInputTokens() {
        return number(UsageField.CACHED_AUDIO_INPUT_TOKENS);
    }

    public @Nullable BigDecimal cachedImageInputTokens() {
        return number(UsageField.CACHED_IMAGE_INPUT_TOKENS);
    }

    public @Nullable BigDecimal cachedVideoInputTokens() {
        return number(UsageField.CACHED_VIDEO_INPUT_TOKENS);
    }

    public @Nullable BigDecimal toolInputTokens() {
        return number(UsageField.TOOL_INPUT_TOKENS);
    }

    public @Nullable BigDecimal reasoningTokens() {
        return number(UsageField.REASONING_TOKENS);
    }

    public @Nullable BigDecimal audioOutputTokens() {
        return number(UsageField.AUDIO_OUTPUT_TOKENS);
    }

    public @Nullable BigDecimal imageOutputTokens() {
        return number(UsageField.IMAGE_OUTPUT_TOKENS);
    }

    public @Nullable BigDecimal videoOutputTokens() {
        return number(UsageField.VIDEO_OUTPUT_TOKENS);
    }

    public @Nullable BigDecimal webSearches() {
        return number(UsageField.WEB_SEARCHES);
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

    /** How long after one call the next follows; null where calls follow each other within the cache's life. */
    public @Nullable BigDecimal minutesBetweenCalls() {
        return number(UsageField.MINUTES_BETWEEN_CALLS);
    }

    /** How many calls share the prefix in the busiest minute; null where they are few. */
    public @Nullable BigDecimal callsAMinute() {
        return number(UsageField.CALLS_A_MINUTE);
    }

    /** The share of the calls that is planned to hit the cache, from 0 to 1; null for as many as can. */
    public @Nullable BigDecimal hitRate() {
        return number(UsageField.HIT_RATE);
    }

    /** For how many hours an explicit cache is kept each time. */
    public @Nullable BigDecimal cacheHours() {
        return number(UsageField.CACHE_HOURS);
    }

    /** Calls made again, for each call: 0.05 for 5 percent. */
    public @Nullable BigDecimal retryShare() {
        return number(UsageField.RETRY_SHARE);
    }

    /** How many more times each call is made, to check or mend its answer. */
    public @Nullable BigDecimal validationLoops() {
        return number(UsageField.VALIDATION_LOOPS);
    }

    /** The share that needs no call, because its like was answered before: 0.2 for 20 percent. */
    public @Nullable BigDecimal dedupShare() {
        return number(UsageField.DEDUP_SHARE);
    }

    /** How many times what was counted is planned for: 1.3 for 30 percent more. */
    public @Nullable BigDecimal buffer() {
        return number(UsageField.BUFFER);
    }

    /** For how many months it is used: one for a row that happens once. */
    public BigDecimal months() {
        return Exact.normal(span.of(orOne(UsageField.MONTHS)));
    }

    /** How much more each month is than the one before: 0.05 for 5 percent; null where the row doesn't say. */
    public @Nullable BigDecimal growth() {
        return number(UsageField.GROWTH);
    }

    /** Its months, each as large as growth makes it beside the row's first. Exact. */
    public BigDecimal weight() {
        BigDecimal growth = growth();
        if (growth == null) {
            return months();
        }
        BigDecimal factor = BigDecimal.ONE.add(growth);
        BigDecimal weight = BigDecimal.ZERO;
        BigDecimal left = months();
        BigDecimal size = factor.pow(span.first());
        while (left.signum() > 0) {
            weight = weight.add(size.multiply(left.min(BigDecimal.ONE)));
            left = left.subtract(BigDecimal.ONE);
            size = size.multiply(factor);
        }
        return Exact.normal(weight);
    }

    /** The prompt of one call, whole: prefix, input, cached, written. Where tokens are totals, their mean over the calls. */
    public BigDecimal promptTokens() {
        return ofOneCall(tokens(UsageField::isPrompt));
    }

    /** The tokens of some columns together, each counted once. */
    private BigDecimal tokens(Predicate<UsageField> which) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Map.Entry<UsageField, BigDecimal> each : numbers.entrySet()) {
            if (which.test(each.getKey())) {
                sum = sum.add(each.getValue().multiply(BigDecimal.valueOf(share(each.getKey(), which))));
            }
        }
        return sum;
    }

    /** How often a column counts in a sum: 1, less what the columns that include it count already. */
    private int share(UsageField field, Predicate<UsageField> which) {
        int share = 1;
        for (UsageField each : numbers.keySet()) {
            if (which.test(each) && field.isPartOf(each) && includesParts(each)) {
                share -= share(each, which);
            }
        }
        return share;
    }

    /** What the column Input tokens counts beside the columns of its parts. */
    public TokenParts inputCounts() {
        return inputCounts;
    }

    /** What the column Output tokens counts beside the columns of its parts. */
    public TokenParts outputCounts() {
        return outputCounts;
    }

    /** True where the tokens of that column include those of its parts' columns. */
    public boolean includesParts(UsageField whole) {
        return (whole.isPrompt() ? inputCounts : outputCounts) == TokenParts.WHOLE;
    }

    /** How often each number that the row gives counts in what chooses a band: 1, or less where another includes it. */
    Map<UsageField, Integer> weights(TierMeasure what) {
        Map<UsageField, Integer> weights = new EnumMap<>(UsageField.class);
        for (UsageField each : numbers.keySet()) {
            int weight = what == TierMeasure.OUTPUT_TOKENS
                    ? weight(each, UsageField::isOutput)
                    : weight(each, UsageField::isPrompt)
                            - (what == TierMeasure.PROMPT_TOKENS ? 0 : weight(each, UsageField::isCachedPrompt));
            if (weight != 0) {
                weights.put(each, weight);
            }
        }
        return weights;
    }

    private int weight(UsageField field, Predicate<UsageField> which) {
        return which.test(field) ? share(field, which) : 0;
    }

    private BigDecimal ofOneCall(BigDecimal tokens) {
        boolean whole = tokenCounts == TokenCounts.PER_CALL || calls().signum() == 0;
        return Exact.normal(whole ? tokens : Exact.quotient(tokens, calls()));
    }

    /** What chooses the band of a cliff, of one request. Where tokens are totals, their mean over the calls. */
    public BigDecimal measured(TierMeasure what) {
        return switch (what) {
            case PROMPT_TOKENS -> promptTokens();
            case UNCACHED_PROMPT_TOKENS ->
                ofOneCall(tokens(UsageField::isPrompt).subtract(tokens(UsageField::isCachedPrompt)));
            case OUTPUT_TOKENS -> ofOneCall(tokens(UsageField::isOutput));
        };
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

    /** The day whose prices hold: the first day of its months, or of the row's period. */
    public LocalDate day() {
        return day.plusMonths(span.first());
    }

    /** The day after the last of the row's period; months that are begun count whole. */
    public LocalDate end() {
        BigDecimal whole = months().setScale(0, RoundingMode.CEILING);
        return day().plusMonths(whole.max(BigDecimal.ONE).min(MOST_MONTHS).longValue());
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
        if (origin instanceof Origin.Counted counted) {
            return counted.cell();
        }
        Location low = origin instanceof Origin.InRange range ? range.low() : null;
        return low != null ? low : where;
    }

    private BigDecimal orOne(UsageField field) {
        BigDecimal number = number(field);
        return number == null ? BigDecimal.ONE : number;
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
        private @Nullable Hours hours;
        private TokenParts inputCounts = TokenParts.REST;
        private TokenParts outputCounts = TokenParts.REST;

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

        /** What Input tokens and Output tokens count beside the columns of their parts. */
        public Builder counts(TokenParts input, TokenParts output) {
            inputCounts = input;
            outputCounts = output;
            return this;
        }

        /** Null where the row doesn't say. */
        public Builder hours(@Nullable Hours when) {
            hours = when;
            return this;
        }

        public Usage build() {
            return new Usage(this);
        }
    }
}
