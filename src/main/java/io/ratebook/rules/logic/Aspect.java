package io.ratebook.rules.logic;

import io.ratebook.rules.logic.LogicRule.Call;
import java.util.List;
import java.util.Optional;

/**
 * What a decision is about, where two of a kind exclude each other: two caches of one usage, two factors on one meter.
 *
 * @param subject two decisions with the same subject get in each other's way
 * @param outcome what is decided, without the reason
 */
record Aspect(String subject, String outcome) {
    /** Empty where any number of such decisions may stand beside each other. */
    static Optional<Aspect> of(LogicRule rule) {
        if (rule.calls().size() != 1) {
            return Optional.empty();
        }
        Call call = rule.calls().get(0);
        List<String> given = call.arguments();
        int last = given.size() - 1;
        return switch (call.word()) {
            case "cache" -> last < 1 ? Optional.empty() : aspect("cache", given, 1, last);
            case "factor" -> last < 2 ? Optional.empty() : aspect("factor " + meter(given), given, last - 1, last);
            case "recount" -> last < 2 ? Optional.empty() : aspect("recount " + given.get(1), given, 2, last);
            case "meter", "fee" -> last < 2 ? Optional.empty() : aspect("count " + given.get(2), given, 1, last);
            case "overhead" ->
                last < 3 ? Optional.empty() : aspect("overhead " + given.subList(1, last - 1), given, 1, last);
            case "tier", "cliff" ->
                last < 4 ? Optional.empty() : aspect(call.word() + given.subList(1, last - 1), given, 1, last);
            default -> Optional.empty();
        };
    }

    private static String meter(List<String> given) {
        return given.size() == 4 ? given.get(1) : "";
    }

    private static Optional<Aspect> aspect(String subject, List<String> given, int from, int to) {
        return Optional.of(new Aspect(subject, String.join(", ", given.subList(from, to))));
    }
}
