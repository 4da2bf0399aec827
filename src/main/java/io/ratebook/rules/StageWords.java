package io.ratebook.rules;

import io.ratebook.domain.Assumption;
import io.ratebook.domain.Budget;
import io.ratebook.domain.Charged;
import io.ratebook.domain.Contract;
import io.ratebook.domain.Contrast;
import io.ratebook.domain.Decision;
import io.ratebook.domain.Fx;
import io.ratebook.domain.Header;
import io.ratebook.domain.Metered;
import io.ratebook.domain.Priced;
import io.ratebook.domain.Rate;
import io.ratebook.domain.Scenario;
import io.ratebook.domain.Stage;
import io.ratebook.domain.Total;
import io.ratebook.domain.Usage;
import io.ratebook.finding.Finding;
import io.ratebook.finding.Location;
import io.ratebook.finding.Nearest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the rules of a stage see, and what they can say. Anything else would never hold, or never count. */
final class StageWords {
    private static final String DOMAIN = Usage.class.getPackageName() + ".";

    private static final Map<Stage, List<Class<?>>> SEEN = Map.of(
            Stage.METER, List.of(Header.class, Scenario.class, Assumption.class, Usage.class),
            Stage.PRICE, List.of(Header.class, Assumption.class, Contract.class, Metered.class, Rate.class),
            Stage.ADJUST, List.of(Header.class, Fx.class, Assumption.class, Contract.class, Priced.class),
            Stage.COMMIT, List.of(Header.class, Scenario.class, Contract.class, Charged.class),
            Stage.ADVISE,
                    List.of(
                            Header.class,
                            Assumption.class,
                            Scenario.class,
                            Budget.class,
                            Total.class,
                            Contrast.class,
                            Usage.class));

    private static final Map<Stage, Set<Class<? extends Decision>>> SAID = Map.of(
            Stage.METER,
                    Set.of(Decision.Meter.class, Decision.Cache.class, Decision.Recount.class, Decision.Factor.class),
            Stage.PRICE, Set.of(Decision.Price.class, Decision.Tier.class, Decision.Free.class, Decision.Factor.class),
            Stage.ADJUST, Set.of(Decision.Factor.class),
            Stage.COMMIT,
                    Set.of(
                            Decision.Cap.class,
                            Decision.Minimum.class,
                            Decision.Commitment.class,
                            Decision.Credit.class),
            Stage.ADVISE, Set.of(Decision.Fit.class));

    /** The words that decide something, and the stages that use them. Remarks are used in every stage. */
    private static final Map<String, Set<Stage>> WORDS = Map.ofEntries(
            Map.entry("meter", Set.of(Stage.METER)),
            Map.entry("fee", Set.of(Stage.METER)),
            Map.entry("cache", Set.of(Stage.METER)),
            Map.entry("recount", Set.of(Stage.METER)),
            Map.entry("overhead", Set.of(Stage.METER)),
            Map.entry("factor", Set.of(Stage.METER, Stage.PRICE, Stage.ADJUST)),
            Map.entry("rate", Set.of(Stage.PRICE)),
            Map.entry("stated", Set.of(Stage.PRICE)),
            Map.entry("tier", Set.of(Stage.PRICE)),
            Map.entry("cliff", Set.of(Stage.PRICE)),
            Map.entry("free", Set.of(Stage.PRICE)),
            Map.entry("discount", Set.of(Stage.ADJUST)),
            Map.entry("margin", Set.of(Stage.ADJUST)),
            Map.entry("convert", Set.of(Stage.ADJUST)),
            Map.entry("cap", Set.of(Stage.COMMIT)),
            Map.entry("commitment", Set.of(Stage.COMMIT)),
            Map.entry("minimum", Set.of(Stage.COMMIT)),
            Map.entry("credit", Set.of(Stage.COMMIT)),
            Map.entry("fits", Set.of(Stage.ADVISE)));

    private StageWords() {}

    /** Adds a finding for a word that the stage has no use for, before any rule says it. */
    static void checkWord(String word, Stage stage, Location where, List<Finding> into) {
        Set<Stage> stages = WORDS.getOrDefault(word, Set.of());
        if (!stages.isEmpty() && !stages.contains(stage)) {
            into.add(Finding.error(
                    "RB-RULE-STAGE",
                    where,
                    word + "(...) says nothing in stage " + stage.word(),
                    "move the rule to " + folders(stages::contains)));
        }
    }

    /** The stages that use a word; empty for words that every stage may say. */
    static Set<Stage> stages(String word) {
        return WORDS.getOrDefault(word, Set.of());
    }

    /** The facts of a stage, by name. */
    static List<String> facts(Stage stage) {
        return seen(stage).stream().map(Class::getSimpleName).toList();
    }

    /** What is wrong with a decision of that kind in a stage; null where the stage uses it. Remarks are used in every stage. */
    static @Nullable Finding foreign(String word, Decision decision, Stage stage, Location rule) {
        Predicate<Stage> says = each -> decision instanceof Decision.Advice
                || SAID.getOrDefault(each, Set.of()).contains(decision.getClass());
        return says.test(stage)
                ? null
                : Finding.error(
                        "RB-RULE-FAILED",
                        rule,
                        "the rule " + decision.by().id() + " failed: " + word + "(...) says nothing in stage "
                                + stage.word(),
                        "move the rule to " + folders(says));
    }

    /** Adds a finding for a pattern on a fact that the stage never sees. Names that aren't of the domain are the compiler's. */
    static void check(String type, Stage stage, Location where, List<Finding> into) {
        String name = type.startsWith(DOMAIN) ? type.substring(DOMAIN.length()) : type;
        if (isOfDomain(name) && !facts(stage).contains(name)) {
            Predicate<Stage> sees = each -> facts(each).contains(name);
            boolean anywhere = Stream.of(Stage.values()).anyMatch(sees);
            into.add(Finding.error(
                    "RB-RULE-FACT",
                    where,
                    "the stage " + stage.word() + " never sees a " + name + ", so the rule would never hold; it sees "
                            + String.join(", ", facts(stage)),
                    "write the condition on one of those"
                            + (anywhere ? ", or move the rule to " + folders(sees) : "")));
        }
    }

    private static String folders(Predicate<Stage> stages) {
        return Nearest.either(
                Stream.of(Stage.values()).filter(stages).map(Stage::folder).toList());
    }

    private static List<Class<?>> seen(Stage stage) {
        return SEEN.getOrDefault(stage, List.of());
    }

    private static boolean isOfDomain(String name) {
        try {
            Class.forName(DOMAIN + name, false, StageWords.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }
}
