package io.ratebook.rules.kinds;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.drools.base.base.ClassObjectType;
import org.drools.base.definitions.rule.impl.RuleImpl;
import org.drools.base.rule.EntryPointId;
import org.drools.base.rule.GroupElement;
import org.drools.base.rule.Pattern;
import org.drools.base.rule.RuleConditionElement;
import org.kie.api.KieBase;
import org.kie.api.definition.KiePackage;
import org.kie.api.definition.rule.Rule;

/**
 * Whether each rule looks at one item at a time, as the engine holds it: then what it decides about an item doesn't depend on which
 * others are there.
 *
 * @param joining the name of the first rule that looks at several items together; empty where none does
 */
record Shape(Optional<String> joining) {
    static Shape of(KieBase base) {
        List<String> joining = new ArrayList<>();
        for (KiePackage each : base.getKiePackages()) {
            for (Rule rule : each.getRules()) {
                if (!(rule instanceof RuleImpl known) || items(known) > 1) {
                    joining.add(rule.getName());
                }
            }
            each.getQueries().forEach(query -> joining.add(query.getName()));
        }
        return new Shape(joining.stream().sorted().findFirst());
    }

    private static int items(RuleImpl rule) {
        return rule.getActivationGroup() == null ? items(rule.getLhs(), true) : 2;
    }

    /**
     * How many items it looks at; two stands for more.
     *
     * @param plain false within what asks for all facts, or for none
     */
    private static int items(RuleConditionElement condition, boolean plain) {
        if (condition instanceof Pattern pattern) {
            boolean item = Items.mayBeItem(classOf(pattern));
            if (pattern.getSource() != null && !(pattern.getSource() instanceof EntryPointId)) {
                return item ? 2 : items(pattern.getSource(), false);
            }
            return item ? plain ? 1 : 2 : 0;
        }
        if (condition instanceof GroupElement group) {
            boolean some = plain && !group.isNot() && !group.isExists();
            int items = 0;
            for (RuleConditionElement each : group.getChildren()) {
                int more = items(each, some);
                items = group.isOr() ? Math.max(items, more) : items + more;
            }
            return items;
        }
        int items = 0;
        for (RuleConditionElement each : condition.getNestedElements()) {
            items += items(each, false);
        }
        return items;
    }

    private static Class<?> classOf(Pattern pattern) {
        return pattern.getObjectType() instanceof ClassObjectType type ? type.getClassType() : Object.class;
    }
}
