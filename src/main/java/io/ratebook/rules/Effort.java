package io.ratebook.rules;

import io.ratebook.domain.Stage;
import java.time.Duration;

/**
 * What it took to ask the rules of one stage, all in all.
 *
 * @param items the usages, quantities or charges that were to be decided on
 * @param kinds how many of them were asked for all; as many as items where a rule looks at several together
 * @param sessions how often the engine was started
 * @param joining the rule that looks at several items together; empty where none does
 */
public record Effort(Stage stage, long items, long kinds, long sessions, Duration time, String joining) {
    Effort plus(Effort more) {
        return new Effort(
                stage,
                items + more.items,
                kinds + more.kinds,
                sessions + more.sessions,
                time.plus(more.time),
                more.joining);
    }
}
