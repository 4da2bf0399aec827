package io.ratebook.rules.kinds;

import io.ratebook.domain.Charged;
import io.ratebook.domain.Contract;
import io.ratebook.domain.Metered;
import io.ratebook.domain.Priced;
import io.ratebook.domain.PropertyName;
import io.ratebook.domain.Rate;
import io.ratebook.domain.Usage;
import io.ratebook.domain.Usage.Text;
import io.ratebook.domain.UsageField;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What each method of the facts looks at. A method that isn't named here looks at everything. */
final class Accesses {
    private static final Map<String, Access> KNOWN = known();

    /** What a call looks at. */
    record Access(Set<Text> texts, Set<UsageField> numbers, Set<Trait> traits) {
        static final Access NOTHING = new Access(Set.of(), Set.of(), Set.of());

        static Access of(Trait... traits) {
            return new Access(Set.of(), Set.of(), Set.of(traits));
        }

        Access with(Text... texts) {
            return new Access(Set.of(texts), numbers, traits);
        }

        Access with(UsageField... fields) {
            return new Access(texts, Set.of(fields), traits);
        }
    }

    private Accesses() {}

    /** Empty where the method isn't known. */
    static Optional<Access> of(String type, String method) {
        return Optional.ofNullable(KNOWN.get(type + "." + method));
    }

    private static Map<String, Access> known() {
        Map<String, Access> known = new HashMap<>();
        usage(known);
        quantities(known);
        known.put(name(Contract.class, "covers"), Access.of(Trait.DAY).with(Text.SCENARIO, Text.PROVIDER, Text.MODEL));
        known.put(
                name(Contract.class, "counts"),
                Access.of(Trait.DAY, Trait.PERIOD).with(Text.SCENARIO, Text.PROVIDER, Text.MODEL));
        known.put(
                name(Rate.class, "holdsFor"),
                Access.of(Trait.DAY, Trait.HOURS, Trait.BANDS)
                        .with(Text.SCENARIO, Text.PROVIDER, Text.MODEL, Text.SERVICE_TIER, Text.REGION));
        known.put(name(Rate.class, "goesBefore"), Access.NOTHING.with(Text.SERVICE_TIER));
        known.put(
                name(Rate.class, "closeness"),
                Access.of(Trait.BANDS).with(Text.PROVIDER, Text.MODEL, Text.SERVICE_TIER));
        return Map.copyOf(known);
    }

    private static void usage(Map<String, Access> known) {
        for (Text each : EnumSet.complementOf(EnumSet.of(Text.HOURS, Text.DAYS, Text.TIME_ZONE))) {
            known.put(name(Usage.class, PropertyName.of(each)), Access.NOTHING.with(each));
        }
        for (UsageField each : UsageField.values()) {
            known.put(name(Usage.class, PropertyName.of(each)), Access.NOTHING.with(each));
        }
        known.put(name(Usage.class, "months"), Access.of(Trait.SPAN).with(UsageField.MONTHS));
        known.put(name(Usage.class, "weight"), Access.of(Trait.SPAN).with(UsageField.MONTHS, UsageField.GROWTH));
        known.put(name(Usage.class, "end"), Access.of(Trait.DAY, Trait.SPAN).with(UsageField.MONTHS));
        known.put(name(Usage.class, "day"), Access.of(Trait.DAY));
        known.put(name(Usage.class, "span"), Access.of(Trait.SPAN));
        known.put(name(Usage.class, "period"), Access.of(Trait.PERIOD));
        known.put(name(Usage.class, "monthly"), Access.of(Trait.PERIOD));
        known.put(name(Usage.class, "hours"), Access.of(Trait.HOURS));
        known.put(name(Usage.class, "tokenCounts"), Access.of(Trait.TOKEN_COUNTS));
        known.put(name(Usage.class, "totalled"), Access.of(Trait.TOKEN_COUNTS));
        known.put(name(Usage.class, "inputCounts"), Access.of(Trait.PARTS));
        known.put(name(Usage.class, "outputCounts"), Access.of(Trait.PARTS));
        known.put(name(Usage.class, "includesParts"), Access.of(Trait.PARTS));
        known.put(name(Usage.class, "promptTokens"), Access.of(Trait.PROMPT));
        known.put(name(Usage.class, "measured"), Access.of(Trait.MEASURED));
        known.put(name(Usage.class, "attrs"), Access.of(Trait.ATTRS));
        // which numbers the row gives is always looked at
        known.put(name(Usage.class, "fills"), Access.NOTHING);
    }

    /** The meter, the measure and the rate are always looked at. */
    private static void quantities(Map<String, Access> known) {
        for (String each : new String[] {"usage", "meter", "measure", "isPartOf", "purchase"}) {
            known.put(name(Metered.class, each), Access.NOTHING);
        }
        known.put(name(Metered.class, "scenario"), Access.NOTHING.with(Text.SCENARIO));
        known.put(name(Metered.class, "provider"), Access.NOTHING.with(Text.PROVIDER));
        known.put(name(Metered.class, "model"), Access.NOTHING.with(Text.MODEL));
        known.put(name(Metered.class, "serviceTier"), Access.NOTHING.with(Text.SERVICE_TIER));
        known.put(name(Metered.class, "region"), Access.NOTHING.with(Text.REGION));
        known.put(name(Metered.class, "day"), Access.of(Trait.DAY));
        known.put(name(Metered.class, "promptTokens"), Access.of(Trait.PROMPT));
        known.put(name(Metered.class, "measured"), Access.of(Trait.MEASURED));
        known.put(name(Metered.class, "quantity"), Access.of(Trait.QUANTITY));
        for (String each : new String[] {"metered", "rate", "usage", "meter", "currency", "rateTier"}) {
            known.put(name(Priced.class, each), Access.NOTHING);
        }
        known.put(name(Priced.class, "provider"), Access.NOTHING.with(Text.PROVIDER));
        known.put(name(Priced.class, "model"), Access.NOTHING.with(Text.MODEL));
        known.put(name(Priced.class, "serviceTier"), Access.NOTHING.with(Text.SERVICE_TIER));
        for (String each : new String[] {"priced", "usage", "meter"}) {
            known.put(name(Charged.class, each), Access.NOTHING);
        }
        known.put(name(Charged.class, "scenario"), Access.NOTHING.with(Text.SCENARIO));
        known.put(name(Charged.class, "provider"), Access.NOTHING.with(Text.PROVIDER));
        known.put(name(Charged.class, "model"), Access.NOTHING.with(Text.MODEL));
        known.put(name(Charged.class, "cost"), Access.of(Trait.COST));
    }

    private static String name(Class<?> type, String method) {
        return type.getName() + "." + method;
    }
}
