package io.ratebook.report.effects;

import io.ratebook.amount.Exact;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The difference between two ratings, split into four effects. A line costs
 * {@code quantity x list unit price x factor}, where the factor is all that rules and terms make of it: discounts, overheads,
 * exchange rates, caps. Lines are the same line where scenario, usage, model, meter, part, day and unit are the same.
 *
 * <ul>
 *   <li><b>Quantity</b>: change of quantity x old list price x old factor. It is told in two parts, unit by unit:
 *       <b>volume</b> is the change of the scenario's total quantity of that unit x its old average cost, <b>mix</b> is the rest,
 *       what the shift between models, meters and activities makes of it. A usage that is new or gone, or has another model, is
 *       a change of quantity at its own cost.
 *   <li><b>Price</b>: new quantity x change of list price x old factor. Where the quantity is the same, that is the old quantity;
 *       where both change, what they make together counts here.
 *   <li><b>Rules</b>: all the rest. That is new quantity x new list price x change of factor; lines that appear or vanish though
 *       usage and model are the same; and credits, minimums and other lines that count nothing.
 * </ul>
 *
 * Rules are what remains, so the four add up exactly, whatever was rounded on the way.
 */
public final class Effects {
    private final Map<Key, Costed> then = new LinkedHashMap<>();
    private final Map<Key, Costed> now = new LinkedHashMap<>();
    private final Set<Use> usesThen = new HashSet<>();
    private final Set<Use> usesNow = new HashSet<>();

    private Effects() {}

    /** Which line it is; {@code number} tells apart lines that are alike in all the rest, from 0. */
    private record Key(Costed line, int number) {
        Key(Costed line, int number) {
            this.line = new Costed(
                    line.scenario(),
                    line.usageId(),
                    line.model(),
                    line.meter(),
                    line.part(),
                    line.when(),
                    line.unit(),
                    BigDecimal.ZERO,
                    BigDecimal.ZERO,
                    BigDecimal.ZERO);
            this.number = number;
        }
    }

    /** A usage as it was asked for. */
    private record Use(String scenario, String usageId, String model) {
        static Use of(Costed line) {
            return new Use(line.scenario(), line.usageId(), line.model());
        }
    }

    /** A scenario's quantities of one unit. */
    private static final class Volume {
        private BigDecimal then = BigDecimal.ZERO;
        private BigDecimal now = BigDecimal.ZERO;
        private BigDecimal cost = BigDecimal.ZERO;
        private BigDecimal effect = BigDecimal.ZERO;

        /** The change of the total at the old average; all of the effect where there was nothing to average. */
        BigDecimal volume() {
            return then.signum() == 0
                    ? effect
                    : Exact.quotient(now.subtract(then).multiply(cost), then);
        }
    }

    /** One effect a scenario, in the order in which they first occur. */
    public static List<Effect> between(List<Costed> then, List<Costed> now) {
        Effects effects = new Effects();
        effects.add(then, effects.then, effects.usesThen);
        effects.add(now, effects.now, effects.usesNow);
        Set<String> scenarios = new LinkedHashSet<>();
        then.forEach(each -> scenarios.add(each.scenario()));
        now.forEach(each -> scenarios.add(each.scenario()));
        return scenarios.stream().map(effects::of).toList();
    }

    /**
     * One effect a line, those of now first, then those that are gone. Of a line's effect by its quantity, its volume is what the change
     * of its scenario's total quantity of its unit makes of its old cost, its mix the rest.
     */
    public static List<LineEffect> ofLines(List<Costed> then, List<Costed> now) {
        Effects effects = new Effects();
        effects.add(then, effects.then, effects.usesThen);
        effects.add(now, effects.now, effects.usesNow);
        Set<Key> keys = new LinkedHashSet<>(effects.now.keySet());
        keys.addAll(effects.then.keySet());
        Map<String, Map<String, Volume>> volumes = new HashMap<>();
        for (Key key : keys) {
            effects.priced(
                    effects.then.get(key),
                    effects.now.get(key),
                    volumes.computeIfAbsent(key.line.scenario(), each -> new LinkedHashMap<>()));
        }
        return keys.stream()
                .map(each -> effects.ofLine(each, volumes.getOrDefault(each.line.scenario(), Map.of())))
                .toList();
    }

    private LineEffect ofLine(Key key, Map<String, Volume> totals) {
        Costed old = then.get(key);
        Costed young = now.get(key);
        Map<String, Volume> own = new HashMap<>();
        BigDecimal price = priced(old, young, own);
        BigDecimal quantity = own.values().stream().map(each -> each.effect).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal volume = own.isEmpty() ? BigDecimal.ZERO : volume(own, totals, quantity);
        BigDecimal before = old == null ? BigDecimal.ZERO : old.cost();
        BigDecimal after = young == null ? BigDecimal.ZERO : young.cost();
        BigDecimal rules = after.subtract(before).subtract(price).subtract(quantity);
        return new LineEffect(
                old,
                young,
                Exact.normal(price),
                Exact.normal(volume),
                Exact.normal(quantity.subtract(volume)),
                Exact.normal(rules));
    }

    /** All of its effect where its scenario had nothing of that unit. */
    private static BigDecimal volume(Map<String, Volume> own, Map<String, Volume> totals, BigDecimal quantity) {
        Map.Entry<String, Volume> its = own.entrySet().iterator().next();
        Volume total = totals.getOrDefault(its.getKey(), its.getValue());
        return total.then.signum() == 0
                ? quantity
                : Exact.quotient(total.now.subtract(total.then).multiply(its.getValue().cost), total.then);
    }

    private void add(List<Costed> lines, Map<Key, Costed> to, Set<Use> uses) {
        Map<Key, Integer> alike = new HashMap<>();
        for (Costed line : lines) {
            int number = alike.merge(new Key(line, 0), 1, Integer::sum) - 1;
            to.put(new Key(line, number), line);
            uses.add(Use.of(line));
        }
    }

    private Effect of(String scenario) {
        Map<String, Volume> volumes = new LinkedHashMap<>();
        BigDecimal price = BigDecimal.ZERO;
        Set<Key> keys = new LinkedHashSet<>(then.keySet());
        keys.addAll(now.keySet());
        for (Key key : keys) {
            if (key.line.scenario().equals(scenario)) {
                price = price.add(priced(then.get(key), now.get(key), volumes));
            }
        }
        BigDecimal volume = BigDecimal.ZERO;
        BigDecimal quantity = BigDecimal.ZERO;
        for (Volume each : volumes.values()) {
            volume = volume.add(each.volume());
            quantity = quantity.add(each.effect);
        }
        BigDecimal before = cost(scenario, then);
        BigDecimal after = cost(scenario, now);
        BigDecimal rules = after.subtract(before).subtract(price).subtract(quantity);
        return new Effect(
                scenario,
                Exact.normal(before),
                Exact.normal(after),
                Exact.normal(price),
                Exact.normal(volume),
                Exact.normal(quantity.subtract(volume)),
                Exact.normal(rules));
    }

    /** The effect of the price; that of the quantity goes to its volume. */
    private BigDecimal priced(@Nullable Costed old, @Nullable Costed young, Map<String, Volume> volumes) {
        Costed known = old != null ? old : young;
        if (known == null || !counts(old) && !counts(young)) {
            return BigDecimal.ZERO;
        }
        Volume volume = volumes.computeIfAbsent(known.unit(), each -> new Volume());
        if (old == null || young == null) {
            boolean byRule = (old == null ? usesThen : usesNow).contains(Use.of(known));
            if (!byRule) {
                add(volume, old, young);
                volume.effect = volume.effect.add(
                        old == null ? known.cost() : known.cost().negate());
            }
            return BigDecimal.ZERO;
        }
        add(volume, old, young);
        BigDecimal change = young.quantity().subtract(old.quantity());
        volume.effect = volume.effect.add(atOldFactor(change.multiply(old.unitPrice()), old, young));
        BigDecimal dearer = young.unitPrice().subtract(old.unitPrice());
        return atOldFactor(young.quantity().multiply(dearer), old, young);
    }

    private static boolean counts(@Nullable Costed line) {
        return line != null && line.quantity().signum() != 0;
    }

    private static void add(Volume volume, @Nullable Costed old, @Nullable Costed young) {
        if (old != null) {
            volume.then = volume.then.add(old.quantity());
            volume.cost = volume.cost.add(old.cost());
        }
        if (young != null) {
            volume.now = volume.now.add(young.quantity());
        }
    }

    /** Times the old factor; the new one where the old line cost nothing at list, so that it had none. */
    private static BigDecimal atOldFactor(BigDecimal atList, Costed old, Costed young) {
        if (atList.signum() == 0) {
            return BigDecimal.ZERO;
        }
        Costed by = old.atList().signum() != 0 ? old : young;
        return by.atList().signum() == 0 ? BigDecimal.ZERO : Exact.quotient(atList.multiply(by.cost()), by.atList());
    }

    private static BigDecimal cost(String scenario, Map<Key, Costed> lines) {
        return lines.values().stream()
                .filter(each -> each.scenario().equals(scenario))
                .map(Costed::cost)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
