package io.ratebook.rules;

import io.ratebook.domain.Decision;
import io.ratebook.domain.RuleRef;
import io.ratebook.finding.Finding;
import io.ratebook.rules.kinds.Items;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.kie.api.event.rule.AfterMatchFiredEvent;
import org.kie.api.event.rule.BeforeMatchFiredEvent;
import org.kie.api.event.rule.DefaultAgendaEventListener;

/** Where the decisions of the rules that fire in one thread go, and which rule is firing. */
final class Sink extends DefaultAgendaEventListener {
    private static final ThreadLocal<Sink> CURRENT = new ThreadLocal<>();

    /**
     * A decision and what it was made about.
     *
     * @param item null where the rule holds for no usage, and for nothing counted of one
     */
    record Decided(Decision decision, @Nullable Object item) {}

    private final Map<String, RuleRef> rules;
    private final List<Decided> decisions = new ArrayList<>();
    private volatile @Nullable RuleRef last;
    private volatile List<Object> facts = List.of();
    private volatile boolean firing;
    private volatile long lastAt = System.nanoTime();

    Sink(Map<String, RuleRef> rules) {
        this.rules = rules;
    }

    /** Collects in this thread until it is closed. */
    void opened() {
        CURRENT.set(this);
    }

    void closed() {
        CURRENT.remove();
    }

    /** What was decided, in the order of firing. */
    List<Decided> decisions() {
        return decisions;
    }

    /** The rule that fired last, whether or not it has come to its end. */
    Optional<RuleRef> last() {
        return Optional.ofNullable(last);
    }

    /** The rule whose action is being carried out; none while conditions are tested. May be asked from any thread. */
    Optional<RuleRef> firing() {
        return firing ? last() : Optional.empty();
    }

    /** The facts that the rule which fired last holds for. May be asked from any thread. */
    List<Object> facts() {
        return facts;
    }

    /** When an action last began or ended, in the time of {@link System#nanoTime}. May be asked from any thread. */
    long lastAt() {
        return lastAt;
    }

    /**
     * Takes a decision of the rule that is firing in this thread.
     *
     * @param word what the rule wrote
     * @throws IllegalStateException where no rule is firing in this thread
     * @throws RuleFailure where the rule's stage has no use for such a decision
     */
    static void emit(String word, Function<RuleRef, Decision> decision) {
        Sink sink = CURRENT.get();
        RuleRef rule = sink == null ? null : sink.firing().orElse(null);
        if (sink == null || rule == null) {
            throw new IllegalStateException("decisions are emitted by rules that fire, and only then");
        }
        Decision decided = decision.apply(rule);
        Finding foreign = StageWords.foreign(word, decided, rule.stage(), rule.at());
        if (foreign != null) {
            throw new RuleFailure(foreign);
        }
        sink.decisions.add(new Decided(decided, sink.item()));
    }

    private @Nullable Object item() {
        for (Object each : facts) {
            if (Items.isItem(each)) {
                return each;
            }
        }
        return null;
    }

    @Override
    public void beforeMatchFired(BeforeMatchFiredEvent event) {
        last = rules.get(event.getMatch().getRule().getName());
        facts = event.getMatch().getObjects();
        lastAt = System.nanoTime();
        firing = true;
    }

    @Override
    public void afterMatchFired(AfterMatchFiredEvent event) {
        firing = false;
        lastAt = System.nanoTime();
    }
}
