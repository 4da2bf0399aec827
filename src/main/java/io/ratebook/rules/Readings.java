package io.ratebook.rules;

import io.ratebook.amount.Exact;
import io.ratebook.domain.RuleReads;
import io.ratebook.domain.Stage;
import io.ratebook.domain.UsageField;
import io.ratebook.rules.lint.RuleText;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which numbers the text of rules looks at. What isn't plainly a comparison with a constant counts as any use. */
final class Readings {
    private static final String PROMPT = "promptTokens";
    private static final Map<String, UsageField> FIELDS = fields();
    private static final Pattern NUMBER =
            word(FIELDS.keySet().stream().collect(Collectors.joining("|")) + "|" + PROMPT);
    private static final Pattern ATTRS = word("attrs");

    /** Numbers that follow from others. */
    private static final Pattern OPAQUE = word("value|cost|unitRate|weight|measured|listCost|billedCost");

    private static final Pattern NULL_AFTER = Pattern.compile("\\G\\s*[!=]=\\s*null\\b");
    private static final Pattern NULL_BEFORE = Pattern.compile("\\bnull\\s*[!=]=\\s*$");
    private static final String CONSTANT = "(?:dec\\(\\s*\"([^\"]*)\"\\s*\\)|(-?\\d+)(?![\\w.]))";
    private static final Pattern AFTER = Pattern.compile("\\G\\s*(?:[<>]=?|[!=]=)\\s*" + CONSTANT);
    private static final Pattern BEFORE = Pattern.compile("(?<![\\w.])" + CONSTANT + "\\s*(?:[<>]=?|[!=]=)\\s*$");

    private final Map<UsageField, Set<BigDecimal>> constants = new EnumMap<>(UsageField.class);
    private final Set<UsageField> compared = EnumSet.noneOf(UsageField.class);
    private final Set<BigDecimal> prompt = new TreeSet<>();
    private boolean attrs;
    private boolean opaque;

    private Readings() {}

    /** Of every stage that makes costs. */
    static RuleReads of(List<RuleSource> sources) {
        Readings readings = new Readings();
        sources.stream()
                .filter(each -> each.stage() != Stage.ADVISE)
                .forEach(each -> readings.read(RuleText.of(each.drl())));
        return new RuleReads(readings.constants, readings.compared, readings.prompt, readings.attrs, readings.opaque);
    }

    private void read(RuleText rules) {
        attrs |= ATTRS.matcher(rules.code()).find();
        opaque |= OPAQUE.matcher(rules.code()).find();
        Matcher found = NUMBER.matcher(rules.code());
        while (found.find()) {
            read(rules, found.group(1), found.start(), found.end());
        }
    }

    private void read(RuleText rules, String name, int start, int end) {
        String before = rules.text().substring(Math.max(0, start - 60), start).replaceFirst("\\$?\\w+\\s*\\.\\s*$", "");
        Matcher after = AFTER.matcher(rules.text());
        Matcher earlier = BEFORE.matcher(before);
        if (NULL_AFTER.matcher(rules.text()).find(end)
                || NULL_BEFORE.matcher(before).find()) {
            return;
        }
        UsageField field = FIELDS.get(name);
        if (after.find(end)) {
            constant(field, after);
        } else if (earlier.find()) {
            constant(field, earlier);
        } else if (field == null) {
            opaque = true;
        } else {
            compared.add(field);
        }
    }

    private void constant(@Nullable UsageField field, Matcher found) {
        String digits = found.group(1) == null ? found.group(2) : found.group(1);
        BigDecimal number = Exact.normal(new BigDecimal(digits.strip()));
        if (field == null) {
            prompt.add(number);
        } else {
            constants.computeIfAbsent(field, each -> new TreeSet<>()).add(number);
        }
    }

    private static Pattern word(String words) {
        return Pattern.compile("(?<![\\w$])(" + words + ")(?:\\s*\\(\\s*\\))?(?![\\w$(])");
    }

    /** {@code prefixTokens} for PREFIX_TOKENS: the names that rules know them by. */
    private static Map<String, UsageField> fields() {
        Map<String, UsageField> fields = new HashMap<>();
        for (UsageField each : UsageField.values()) {
            String[] words = each.name().toLowerCase(Locale.ROOT).split("_", -1);
            StringBuilder name = new StringBuilder(words[0]);
            for (int i = 1; i < words.length; i++) {
                name.append(words[i].substring(0, 1).toUpperCase(Locale.ROOT)).append(words[i].substring(1));
            }
            fields.put(name.toString(), each);
        }
        return fields;
    }
}
