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

/** A rulebook that tells what it is asked and what it answers. */
final class NotedRulebook implements Rulebook {
    private final Rulebook asked;
    private final Consumer<Asked> note;

    NotedRulebook(Rulebook asked, Consumer<Asked> note) {
        this.asked = asked;
        this.note = note;
    }

    @Override
    public List<Decision> decide(Stage stage, Collection<?> facts) {
        List<Decision> decisions = asked.decide(stage, facts);
        note.accept(new Asked(stage, List.copyOf(facts), decisions));
        return decisions;
    }

    @Override
    public List<RuleRef> rules() {
        return asked.rules();
    }

    @Override
    public String text(RuleRef rule) {
        return asked.text(rule);
    }

    @Override
    public RuleReads reads() {
        return asked.reads();
    }

    @Override
    public List<Trial> trials(Asked question, Collection<?> focus) {
        return asked.trials(question, focus);
    }

    @Override
    public Optional<Trial> trial(RuleRef rule, Asked question, Collection<?> focus) {
        return asked.trial(rule, question, focus);
    }

    @Override
    public List<Effort> efforts() {
        return asked.efforts();
    }

    @Override
    public Likeness likeness(Collection<Rate> rates) {
        return asked.likeness(rates);
    }

    @Override
    public void close() {
        asked.close();
    }
}
