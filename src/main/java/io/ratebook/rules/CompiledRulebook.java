package io.ratebook.rules;

import io.ratebook.domain.Decision;
import io.ratebook.domain.RuleRef;
import io.ratebook.domain.Stage;
import io.ratebook.finding.Finding;
import io.ratebook.finding.Location;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.kie.api.KieBase;
import org.kie.api.runtime.KieSession;

/** A rulebook over one build for each stage that has rules. */
final class CompiledRulebook implements Rulebook {
    private static final int FIRINGS = 100_000;
    private static final int FIRINGS_A_FACT = 1_000;

    private final Map<Stage, Build> builds;
    private final Map<String, RuleRef> rules;

    CompiledRulebook(Map<Stage, Build> builds, List<RuleSource> sources) {
        this.builds = Map.copyOf(builds);
        this.rules = sources.stream()
                .flatMap(each -> each.rules().stream())
                .collect(Collectors.toMap(RuleSource.Named::name, RuleSource.Named::ref));
    }

    @Override
    public List<Decision> decide(Stage stage, Collection<?> facts) {
        Build build = builds.get(stage);
        return build == null
                ? List.of()
                : fired(stage, build.base(), facts).stream()
                        .sorted(DecisionOrder.INSTANCE)
                        .toList();
    }

    @Override
    public List<RuleRef> rules() {
        return rules.values().stream()
                .sorted(Comparator.comparing(RuleRef::stage).thenComparing(RuleRef::id))
                .toList();
    }

    @Override
    public void close() {
        builds.values().forEach(Build::close);
    }

    private List<Decision> fired(Stage stage, KieBase base, Collection<?> facts) {
        Sink sink = Sink.opened(rules);
        KieSession session = base.newKieSession();
        try {
            session.addEventListener(sink);
            facts.forEach(session::insert);
            int limit = (int) Math.min(Integer.MAX_VALUE, FIRINGS + (long) FIRINGS_A_FACT * facts.size());
            if (session.fireAllRules(limit) >= limit) {
                throw new RuleFailure(endless(stage, sink, limit));
            }
        } catch (RuleFailure e) {
            throw e;
        } catch (RuntimeException | ExceptionInInitializerError e) {
            throw new RuleFailure(failed(stage, sink, e), e);
        } finally {
            session.dispose();
            sink.closed();
        }
        return sink.decisions();
    }

    private Finding endless(Stage stage, Sink sink, int limit) {
        RuleRef rule = sink.firing();
        return Finding.error(
                "RB-RULE-ENDLESS",
                rule == null ? folder(stage) : rule.at(),
                "the rules of the stage " + stage.word() + " held " + limit + " times without an end"
                        + (rule == null ? "" : "; the last was " + rule.id()),
                "make its conditions narrower");
    }

    private Finding failed(Stage stage, Sink sink, Throwable e) {
        String text = String.valueOf(e.getMessage());
        RuleRef named = rules.entrySet().stream()
                .filter(each -> text.contains('"' + each.getKey() + '"'))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(sink.firing());
        Throwable cause = origin(e);
        return Finding.error(
                "RB-RULE-FAILED",
                named == null ? folder(stage) : named.at(),
                "the rule " + (named == null ? "" : named.id() + " ") + "failed: "
                        + Objects.requireNonNullElse(
                                cause.getMessage(), cause.getClass().getSimpleName()),
                null);
    }

    /** The innermost cause, but where a word of {@link RuleApi} refused its argument and said so. */
    private static Throwable origin(Throwable e) {
        Throwable cause = e;
        while (cause.getCause() != null && cause.getClass() != IllegalArgumentException.class) {
            cause = cause.getCause();
        }
        return cause;
    }

    private Location folder(Stage stage) {
        return rules.values().stream()
                .filter(each -> each.stage() == stage)
                .map(each -> each.at().file())
                .sorted()
                .findFirst()
                .map(Location::ofFile)
                .orElseGet(() -> Location.ofFile(stage.folder()));
    }
}
