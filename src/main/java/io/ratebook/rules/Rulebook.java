package io.ratebook.rules;

import io.ratebook.domain.Decision;
import io.ratebook.domain.Rate;
import io.ratebook.domain.RuleReads;
import io.ratebook.domain.RuleRef;
import io.ratebook.domain.Stage;
import io.ratebook.domain.Trial;
import io.ratebook.rules.kinds.Likeness;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Compiled rules: facts in, decisions out. Safe to use again; the order of facts and of rule files changes nothing. */
public interface Rulebook extends AutoCloseable {
    /**
     * What the rules of one stage decide about these facts, each decision once, sorted so that the order of the facts doesn't show.
     *
     * @param facts immutable values of {@code io.ratebook.domain}
     */
    List<Decision> decide(Stage stage, Collection<?> facts);

    /** Every rule, by stage and id. */
    List<RuleRef> rules();

    /** What the rules look at, for who wants to know when they would decide otherwise. */
    RuleReads reads();

    /**
     * Of each rule of a stage that holds for facts, or fails on one condition alone, its conditions with the values that they met. What
     * rules decide, {@link #decide} says; this says why.
     *
     * @param asked the facts
     * @param focus where a condition is about a fact of such a kind, only these are looked at
     */
    List<Trial> trials(Asked asked, Collection<?> focus);

    /**
     * The same of one rule that has decided: that no fact was there which mustn't be is taken from that, not looked for again. Empty where
     * it doesn't hold for the focus.
     */
    Optional<Trial> trial(RuleRef rule, Asked asked, Collection<?> focus);

    /** A rule's conditions and action as compiled, from {@code when} on; of a table's row, with the cells' values in their places. */
    String text(RuleRef rule);

    /** What it took so far to ask them, by stage; without stages that weren't asked, or have no rules. */
    List<Effort> efforts();

    /**
     * Which usages every stage decides on alike.
     *
     * @param rates that prices are chosen from
     */
    Likeness likeness(Collection<Rate> rates);

    /** The same rulebook, which tells what it is asked and what it answers. */
    default Rulebook noting(Consumer<Asked> note) {
        return new NotedRulebook(this, note);
    }

    @Override
    void close();
}
