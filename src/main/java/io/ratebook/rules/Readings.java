package io.ratebook.rules;

import io.ratebook.amount.Exact;
import io.ratebook.domain.PropertyName;
import io.ratebook.domain.RuleReads;
import io.ratebook.domain.Stage;
import io.ratebook.domain.UsageField;
import io.ratebook.rules.kinds.TextUses;
import io.ratebook.rules.lint.RuleText;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

    /** A comparison may go on with a half: {@code calls > 5 && < 10}. */
    private static final String NO_HALF = "(?!\\s*(?:&&|\\|\\|)\\s*[<>=!])";

    private static final Pattern NULL_AFTER = Pattern.compile("\\G\\s*[!=]=\\s*null\\b" + NO_HALF);
    private static final Pattern NULL_BEFORE = Pattern.compile("\\bnull\\s*[!=]=\\s*$");
    private static final String CONSTANT = "(?:dec\\(\\s*\"([^\"]*)\"\\s*\\)|(-?\\d+)(?![\\w.]))";
    private static final String BEGIN = "(?:[(,]|&&|\\|\\|)\\s*";
    private static final String END = NO_HALF + "(?=\\s*(?:[,);]|&&|\\|\\|))";
    private static final Pattern AFTER = Pattern.compile("\\G\\s*(?:[<>]=?|[!=]=)\\s*" + CONSTANT + END);
    private static final Pattern BEFORE = Pattern.compile(BEGIN + CONSTANT + "\\s*(?:[<>]=?|[!=]=)\\s*$");
    private static final Pattern ALONE_BEFORE = Pattern.compile(BEGIN + "$");
    private static final Pattern ALONE_AFTER = Pattern.compile("\\G" + END);
    private static final Pattern ATTR = Pattern.compile(
            "\\G\\s*(?:\\[\\s*\"([^\"\\\\]*)\"\\s*]|\\.\\s*(?:get|containsKey)\\s*\\(\\s*\"([^\"\\\\]*)\"\\s*\\))");

    private final Map<UsageField, Set<BigDecimal>> constants = new EnumMap<>(UsageField.class);
    private final Set<UsageField> compared = EnumSet.noneOf(UsageField.class);
    private final Set<UsageField> seen = EnumSet.noneOf(UsageField.class);
    private final Set<BigDecimal> prompt = new TreeSet<>();
    private final Set<String> headers = new TreeSet<>();
    private boolean promptCompared;
    private boolean attrs;
    private boolean everyAttr;
    private boolean opaque;
    private boolean escaped;

    private Readings() {}

    /** Of every stage that makes costs. */
    static RuleReads of(List<RuleSource> sources) {
        Readings readings =
                in(sources.stream().filter(each -> each.stage() != Stage.ADVISE).toList());
        return new RuleReads(
                readings.constants,
                readings.compared,
                readings.prompt,
                readings.attrs,
                readings.opaque || readings.promptCompared);
    }

    /** Of one stage. */
    static TextUses uses(List<RuleSource> sources) {
        Readings readings = in(sources);
        // an escape may spell any name
        return readings.escaped
                ? TextUses.ANY
                : new TextUses(
                        readings.constants,
                        readings.compared,
                        readings.seen,
                        readings.prompt,
                        readings.promptCompared,
                        readings.everyAttr ? Optional.empty() : Optional.of(readings.headers));
    }

    private static Readings in(List<RuleSource> sources) {
        Readings readings = new Readings();
        sources.forEach(each -> readings.read(RuleText.of(each.drl())));
        return readings;
    }

    private void read(RuleText rules) {
        escaped |= rules.text().contains("\\u");
        opaque |= OPAQUE.matcher(rules.code()).find();
        Matcher own = ATTRS.matcher(rules.code());
        while (own.find()) {
            attrs = true;
            Matcher header = ATTR.matcher(rules.text());
            if (header.find(own.end())) {
                headers.add(header.group(1) == null ? header.group(2) : header.group(1));
            } else {
                everyAttr = true;
            }
        }
        Matcher found = NUMBER.matcher(rules.code());
        while (found.find()) {
            read(rules, FIELDS.get(found.group(1)), found.start(), found.end());
        }
    }

    /** @param field null for the tokens of a prompt */
    private void read(RuleText rules, @Nullable UsageField field, int start, int end) {
        String before = rules.text()
                .substring(Math.max(0, start - 60), start)
                .replaceFirst("(\\$?\\w+(\\s*\\(\\s*\\))?\\s*\\.\\s*)+$", "");
        if (field != null) {
            seen.add(field);
        }
        if (NULL_AFTER.matcher(rules.text()).find(end)
                || NULL_BEFORE.matcher(before).find()) {
            return;
        }
        Matcher after = AFTER.matcher(rules.text());
        Matcher earlier = BEFORE.matcher(before);
        if (ALONE_BEFORE.matcher(before).find() && after.find(end)) {
            constant(field, after);
        } else if (earlier.find() && ALONE_AFTER.matcher(rules.text()).find(end)) {
            constant(field, earlier);
        } else if (field == null) {
            promptCompared = true;
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

    private static Map<String, UsageField> fields() {
        return Stream.of(UsageField.values()).collect(Collectors.toMap(PropertyName::of, each -> each));
    }
}
