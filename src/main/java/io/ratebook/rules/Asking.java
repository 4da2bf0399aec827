package io.ratebook.rules;

import io.ratebook.domain.Decision;
import io.ratebook.domain.RuleRef;
import io.ratebook.domain.Stage;
import io.ratebook.rules.kinds.Items;
import io.ratebook.rules.kinds.Kinds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** One question to the rules of one stage: of many items one of each kind is asked, and what is decided holds for all of that kind. */
final class Asking {
    /** So many items are asked in one session: a larger one is slower. */
    private static final int BATCH = 1000;

    private final Build build;
    private final Stage stage;
    private final List<RuleSource> files;
    private final Map<String, RuleRef> rules;
    private final Duration patience;
    private final List<Decision> decisions = new ArrayList<>();
    private long asked;
    private long sessions;
    private String joining = "";

    Asking(Build build, Stage stage, List<RuleSource> files, Map<String, RuleRef> rules, Duration patience) {
        this.build = build;
        this.stage = stage;
        this.files = files;
        this.rules = rules;
        this.patience = patience;
    }

    /** What was decided, in no order; alike decisions may be there more than once. */
    List<Decision> decisions() {
        return decisions;
    }

    /** Asks every fact by itself. */
    Effort whole(Collection<?> facts) {
        long began = System.nanoTime();
        long items = items(facts);
        asked = items;
        fired(facts).forEach(each -> decisions.add(each.decision()));
        return effort(items, began);
    }

    /** Asks one of each kind. */
    Effort byKind(Collection<?> facts) {
        Kinds kinds = build.kinds();
        if (kinds.joining().isPresent()) {
            RuleRef rule = rules.get(kinds.joining().get());
            joining = rule == null ? "a query" : rule.id();
            return whole(facts);
        }
        long began = System.nanoTime();
        List<List<Object>> all = kinds.of(facts);
        List<Object> others = new ArrayList<>();
        facts.stream().filter(each -> !Items.isItem(each)).forEach(others::add);
        asked = all.size();
        for (int from = 0; from == 0 || from < all.size(); from += BATCH) {
            batch(others, all.subList(from, Math.min(all.size(), from + BATCH)), from == 0);
        }
        return effort(items(facts), began);
    }

    private void batch(List<Object> others, List<List<Object>> kinds, boolean first) {
        List<Object> facts = new ArrayList<>(others);
        IdentityHashMap<Object, List<Object>> alike = new IdentityHashMap<>();
        for (List<Object> each : kinds) {
            facts.add(each.get(0));
            alike.put(each.get(0), each);
        }
        for (Sink.Decided each : fired(facts)) {
            Object asked = each.item();
            List<Object> kind = asked == null ? null : alike.get(asked);
            if (asked != null && kind != null) {
                for (Object item : kind) {
                    decisions.add(item == asked ? each.decision() : Items.moved(each.decision(), asked, item));
                }
            } else if (first) {
                decisions.add(each.decision());
            }
        }
    }

    private List<Sink.Decided> fired(Collection<?> facts) {
        sessions++;
        Sink sink = new Sink(rules);
        new Firing(build.base(), facts, sink, new FiringFailure(stage, build, files, rules, sink)).run(patience);
        return sink.decisions();
    }

    private static long items(Collection<?> facts) {
        return facts.stream().filter(Items::isItem).count();
    }

    private Effort effort(long items, long began) {
        return new Effort(stage, items, asked, sessions, Duration.ofNanos(System.nanoTime() - began), joining);
    }
}
