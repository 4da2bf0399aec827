package io.ratebook.cases;

import io.ratebook.domain.RuleRef;
import io.ratebook.rules.Asked;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which rules, and so which rows of decision tables, ever decided something. */
public final class Coverage {
    /** Where a rule decided. */
    public enum By {
        CASES,
        WORKBOOKS
    }

    private final List<RuleRef> rules;
    private final Map<String, Set<By>> uses = new HashMap<>();

    /** @param rules all that there are */
    public Coverage(List<RuleRef> rules) {
        this.rules = List.copyOf(rules);
    }

    /** Notes the rules behind an answer. */
    public void note(By by, Asked asked) {
        asked.decisions()
                .forEach(each -> uses.computeIfAbsent(each.by().id(), id -> EnumSet.noneOf(By.class))
                        .add(by));
    }

    public int all() {
        return rules.size();
    }

    /** How many of the rules decided something there. */
    public long covered(By by) {
        return rules.stream().filter(each -> isUsed(each, by)).count();
    }

    public long covered() {
        return (long) all() - never().size();
    }

    public boolean isUsed(RuleRef rule, By by) {
        return uses.getOrDefault(rule.id(), Set.of()).contains(by);
    }

    /** The rules that no case and no workbook used, by stage and id. */
    public List<RuleRef> never() {
        return rules.stream().filter(each -> !uses.containsKey(each.id())).toList();
    }
}
