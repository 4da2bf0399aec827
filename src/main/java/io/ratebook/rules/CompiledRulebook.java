package io.ratebook.rules;

import io.ratebook.domain.Decision;
import io.ratebook.domain.RuleReads;
import io.ratebook.domain.RuleRef;
import io.ratebook.domain.Stage;
import io.ratebook.domain.Trial;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

/** A rulebook over one build for each stage that has rules. */
final class CompiledRulebook implements Rulebook {
    /** How long one rule may take; the property is for rules that are known to be slow. */
    private static final Duration PATIENCE = Duration.ofSeconds(Math.max(1, Long.getLong("ratebook.rule.seconds", 60)));

    private final Map<Stage, Build> builds;
    private final List<RuleSource> sources;
    private final Map<String, RuleRef> rules;
    private final RuleReads reads;
    private final Trials trials;
    private final Duration patience;
    private final AtomicBoolean closed;

    CompiledRulebook(Map<Stage, Build> builds, List<RuleSource> sources) {
        this(
                builds,
                sources,
                sources.stream()
                        .flatMap(each -> each.rules().stream())
                        .collect(Collectors.toMap(RuleSource.Named::name, RuleSource.Named::ref)),
                Readings.of(sources),
                new Trials(sources),
                PATIENCE,
                new AtomicBoolean());
    }

    private CompiledRulebook(
            Map<Stage, Build> builds,
            List<RuleSource> sources,
            Map<String, RuleRef> rules,
            RuleReads reads,
            Trials trials,
            Duration patience,
            AtomicBoolean closed) {
        this.builds = Map.copyOf(builds);
        this.sources = List.copyOf(sources);
        this.rules = Map.copyOf(rules);
        this.reads = reads;
        this.trials = trials;
        this.patience = patience;
        this.closed = closed;
    }

    /** The same rulebook, with other patience for a rule that comes to no end. */
    CompiledRulebook patientFor(Duration other) {
        return new CompiledRulebook(builds, sources, rules, reads, trials, other, closed);
    }

    @Override
    public List<Decision> decide(Stage stage, Collection<?> facts) {
        Build build = builds.get(stage);
        if (build == null) {
            return List.of();
        }
        Sink sink = new Sink(rules);
        new Firing(build.base(), facts, sink, new FiringFailure(stage, build, files(stage), rules, sink)).run(patience);
        return DecisionOrder.sorted(sink.decisions());
    }

    private List<RuleSource> files(Stage stage) {
        return RuleSource.sound(sources, stage);
    }

    @Override
    public List<RuleRef> rules() {
        return rules.values().stream()
                .sorted(Comparator.comparing(RuleRef::stage).thenComparing(RuleRef::id))
                .toList();
    }

    @Override
    public String text(RuleRef rule) {
        return RuleTexts.of(sources, rule);
    }

    @Override
    public RuleReads reads() {
        return reads;
    }

    @Override
    public List<Trial> trials(Asked asked, Collection<?> focus) {
        return trials.of(asked, focus);
    }

    @Override
    public Optional<Trial> trial(RuleRef rule, Asked asked, Collection<?> focus) {
        return trials.of(rule, asked, focus);
    }

    @Override
    public void close() {
        if (!closed.getAndSet(true)) {
            builds.values().forEach(Builds::release);
        }
    }
}
