package io.ratebook.rules.kinds;

import io.ratebook.domain.Rate;
import io.ratebook.domain.Stage;
import io.ratebook.domain.Usage;
import io.ratebook.domain.Usage.Text;
import io.ratebook.domain.UsageField;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which usages the rules of every stage decide on alike, from what is counted to what is paid. Such usages differ in their numbers only,
 * and in texts that neither a rule nor the result looks at.
 */
public final class Likeness {
    /** What a row is called, and what nobody computes with. */
    private static final List<Text> OWN = List.of(Text.ID, Text.NOTE, Text.OWNER);

    private static final List<Text> TEXTS =
            List.of(Text.values()).stream().filter(each -> !OWN.contains(each)).toList();

    /** Numbers that make a row another row, whether or not a rule looks at them. */
    private static final List<UsageField> VALUES = List.of(UsageField.MONTHS, UsageField.GROWTH);

    private final List<KindKey> stages = new ArrayList<>();
    private @Nullable String difference;

    /**
     * @param kinds of each stage that has rules
     * @param rates that prices are chosen from
     */
    public Likeness(Map<Stage, Kinds> kinds, Collection<Rate> rates) {
        CliffBounds bounds = new CliffBounds(rates);
        kinds.forEach((stage, each) -> {
            stages.add(each.key(bounds));
            each.joining().ifPresent(rule -> difference = "the rule " + rule + " looks at several rows together");
            each.counting().ifPresent(what -> difference = "a rule of the stage " + stage.word() + " " + what);
        });
    }

    /** Why no two usages are alike; empty where some may be. */
    public Optional<String> difference() {
        return Optional.ofNullable(difference);
    }

    /** True where some rule looks at columns of the user's own. */
    public boolean looksAtOwn() {
        return stages.stream().anyMatch(KindKey::looksAtOwn);
    }

    /**
     * The numbers by which a usage may differ in kind from others that have the same texts and days, and give numbers in the same columns.
     * Empty where only the usage itself tells.
     */
    public Optional<List<Band>> bands(Usage usage) {
        if (difference != null || usage.unitPrice() != null || usage.totalled()) {
            return Optional.empty();
        }
        List<Band> bands = new ArrayList<>();
        for (KindKey each : stages) {
            if (!each.bands(usage, bands)) {
                return Optional.empty();
            }
        }
        VALUES.forEach(each -> bands.add(new Band(Map.of(each, 1), List.of(), true)));
        bands.add(Band.of(UsageField.CALLS, List.of(BigDecimal.ONE)));
        return Optional.of(bands.stream().distinct().toList());
    }

    /** Equal for two usages that are decided on alike; equal to nothing else where something looks at all of the usage. */
    public Object of(Usage usage) {
        if (difference != null || usage.unitPrice() != null) {
            return usage;
        }
        List<@Nullable Object> seen = new ArrayList<>();
        for (KindKey each : stages) {
            Object kind = each.of(usage);
            if (kind == usage) {
                return usage;
            }
            seen.add(kind);
        }
        TEXTS.forEach(each -> seen.add(usage.text(each)));
        VALUES.forEach(each -> seen.add(usage.number(each)));
        seen.add(usage.day());
        seen.add(usage.period());
        seen.add(usage.hours());
        seen.add(usage.tokenCounts());
        seen.add(usage.inputCounts());
        seen.add(usage.outputCounts());
        seen.add(usage.calls().compareTo(BigDecimal.ONE));
        return new Kind(seen.toArray());
    }
}
