package io.ratebook.rules;

import io.ratebook.domain.Decision;
import io.ratebook.domain.RuleRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.kie.api.event.rule.BeforeMatchFiredEvent;
import org.kie.api.event.rule.DefaultAgendaEventListener;

/** Where the decisions of the rules that fire in this thread go, and which rule is firing. */
final class Sink extends DefaultAgendaEventListener {
    private static final ThreadLocal<Sink> CURRENT = new ThreadLocal<>();

    private final Map<String, RuleRef> rules;
    private final List<Decision> decisions = new ArrayList<>();
    private @Nullable RuleRef firing;

    private Sink(Map<String, RuleRef> rules) {
        this.rules = rules;
    }

    /** Collects in this thread until it is closed. */
    static Sink opened(Map<String, RuleRef> rules) {
        Sink sink = new Sink(rules);
        CURRENT.set(sink);
        return sink;
    }

    void closed() {
        CURRENT.remove();
    }

    /** What was decided, in the order of firing. */
    List<Decision> decisions() {
        return decisions;
    }

    /** The rule that fired last; null before the first. */
    @Nullable
    RuleRef firing() {
        return firing;
    }

    /** @throws IllegalStateException where no rule is firing in this thread */
    static void emit(Function<RuleRef, Decision> decision) {
        Sink sink = CURRENT.get();
        if (sink == null || sink.firing == null) {
            throw new IllegalStateException("decisions are emitted by rules that fire, and only then");
        }
        sink.decisions.add(decision.apply(sink.firing));
    }

    @Override
    public void beforeMatchFired(BeforeMatchFiredEvent event) {
        firing = rules.get(event.getMatch().getRule().getName());
    }
}
