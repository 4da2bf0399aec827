package io.ratebook.rules;

import io.ratebook.domain.Decision;
import io.ratebook.domain.Rate;
import io.ratebook.domain.RuleReads;
import io.ratebook.domain.RuleRef;
import io.ratebook.domain.Stage;
import io.ratebook.domain.Trial;
import io.ratebook.finding.Finding;
import io.ratebook.rules.kinds.Items;
import io.ratebook.rules.kinds.Kinds;
import io.ratebook.rules.kinds.Likeness;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

/** A rulebook over one build for each stage that has rules. */
final class CompiledRulebook implements Rulebook {
    /** How long one rule may take; the property is for rules that are known to be slow. */
    private static final Duration PATIENCE = Duration.ofSeconds(Math.max(1, Long.getLong("ratebook.rule.seconds", 60)));

    /** Fewer items are asked one by one: to find out what the rules look at takes longer. */
    private static final int FEWEST = 200;

    private final Map<Stage, Build> builds;
    private final List<RuleSource> sources;
    private final Map<String, RuleRef> rules;
    private final RuleReads reads;
    private final Trials trials;
    private final Duration patience;
    private final int fewest;
    private final Map<Stage, Effort> efforts = new EnumMap<>(Stage.class);
    private final AtomicBoolean closed;

    CompiledRulebook(Map<Stage, Build> builds, List<RuleSource> sources) {
        this(builds, sources, Readings.of(sources), Trials.of(sources));
    }

    CompiledRulebook(Map<Stage, Build> builds, KnownRules known) {
        this(
                builds,
                known.sources(),
                known.reads(),
                new Trials(stage -> known.trials().getOrDefault(stage, List.of())));
    }

    private CompiledRulebook(Map<Stage, Build> builds, List<RuleSource> sources, RuleReads reads, Trials trials) {
        this(
                builds,
                sources,
                sources.stream()
                        .flatMap(each -> each.rules().stream())
                        .collect(Collectors.toMap(RuleSource.Named::name, RuleSource.Named::ref)),
                reads,
                trials,
                PATIENCE,
                FEWEST,
                new AtomicBoolean());
    }

    private CompiledRulebook(
            Map<Stage, Build> builds,
            List<RuleSource> sources,
            Map<String, RuleRef> rules,
            RuleReads reads,
            Trials trials,
            Duration patience,
            int fewest,
            AtomicBoolean closed) {
        this.builds = Map.copyOf(builds);
        this.sources = List.copyOf(sources);
        this.rules = Map.copyOf(rules);
        this.reads = reads;
        this.trials = trials;
        this.patience = patience;
        this.fewest = fewest;
        this.closed = closed;
    }

    /** The same rulebook, with other patience for a rule that comes to no end. */
    CompiledRulebook patientFor(Duration other) {
        return new CompiledRulebook(builds, sources, rules, reads, trials, other, fewest, closed);
    }

    /** The same rulebook, which asks one item of each kind where there are so many. */
    CompiledRulebook byKindFrom(int items) {
        return new CompiledRulebook(builds, sources, rules, reads, trials, patience, items, closed);
    }

    @Override
    public List<Decision> decide(Stage stage, Collection<?> facts) {
        Build build = builds.get(stage);
        if (build == null) {
            return List.of();
        }
        Asking asking = new Asking(build, stage, files(stage), rules, patience);
        boolean many = facts.stream().filter(Items::isItem).count() >= fewest;
        Effort effort = many ? asking.byKind(facts) : asking.whole(facts);
        synchronized (efforts) {
            efforts.merge(stage, effort, Effort::plus);
        }
        return DecisionOrder.sorted(asking.decisions());
    }

    @Override
    public List<Effort> efforts() {
        synchronized (efforts) {
            return List.copyOf(efforts.values());
        }
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

    /** What was read and found out of the rule files, to be kept. */
    KnownRules known(List<Finding> findings) {
        return new KnownRules(sources, findings, reads, trials.all());
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
    public Likeness likeness(Collection<Rate> rates) {
        Map<Stage, Kinds> kinds = new EnumMap<>(Stage.class);
        builds.forEach((stage, build) -> kinds.put(stage, build.kinds()));
        return new Likeness(kinds, rates);
    }

    @Override
    public void close() {
        if (!closed.getAndSet(true)) {
            builds.values().forEach(Builds::release);
        }
    }
}
