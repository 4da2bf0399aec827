package io.ratebook.rules.logic;

import io.ratebook.amount.Exact;
import io.ratebook.rules.logic.Condition.Op;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The constraints of a pattern, taken apart. What is no plain comparison with a constant is kept as its text: it is compared with
 * itself and never reasoned about.
 *
 * @param opaque without spaces
 */
public record Conditions(List<Condition> plain, List<String> opaque) {
    private static final Pattern BINDING = Pattern.compile("^\\$?\\w+\\s*:\\s*");
    private static final Pattern PLAIN = Pattern.compile("([A-Za-z]\\w*(?:\\.\\w+)*(?:\\[\\s*\"[^\"]*\"\\s*])?)\\s*"
            + "(==|!=|<=|>=|<|>|not\\s+matches\\b|matches\\b)\\s*(\\S.*)");
    private static final Pattern TEXT = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern CALL = Pattern.compile("(dec|date)\\(\\s*\"([^\"]*)\"\\s*\\)");
    private static final Pattern WHOLE = Pattern.compile("-?\\d{1,18}[LlIi]?");

    public Conditions {
        plain = List.copyOf(plain);
        opaque = List.copyOf(opaque);
    }

    /** @param constraints as written between the brackets of a pattern, each of them whole */
    public static Conditions of(List<String> constraints) {
        List<Condition> plain = new ArrayList<>();
        List<String> opaque = new ArrayList<>();
        for (String constraint : constraints) {
            for (String each : parts(constraint)) {
                String bare = BINDING.matcher(each.strip()).replaceFirst("");
                boolean bound = bare.length() < each.strip().length();
                Optional<Condition> condition = condition(bare);
                condition.ifPresent(plain::add);
                if (condition.isEmpty() && !(bound && bare.matches("[\\w.]+"))) {
                    opaque.add(bare.replaceAll("\\s+", ""));
                }
            }
        }
        return new Conditions(plain, opaque.stream().sorted().toList());
    }

    private static Optional<Condition> condition(String text) {
        Matcher plain = PLAIN.matcher(text);
        if (!plain.matches()) {
            return Optional.empty();
        }
        String word = plain.group(2).replaceAll("\\s+", " ");
        for (Op op : Op.values()) {
            if (op.word().equals(word)) {
                return constant(
                        plain.group(1).replaceAll("\\s+", ""),
                        op,
                        plain.group(3).strip());
            }
        }
        return Optional.empty();
    }

    private static Optional<Condition> constant(String field, Op op, String constant) {
        if (constant.equals("null")) {
            return Optional.of(new Condition(field, op, null));
        }
        Object value = value(constant);
        return value == null ? Optional.empty() : Optional.of(new Condition(field, op, value));
    }

    private static @Nullable Object value(String constant) {
        Matcher text = TEXT.matcher(constant);
        if (text.matches()) {
            return text.group(1).replaceAll("\\\\(.)", "$1");
        }
        Matcher call = CALL.matcher(constant);
        try {
            if (call.matches()) {
                return call.group(1).equals("dec")
                        ? Exact.normal(new BigDecimal(call.group(2).strip()))
                        : LocalDate.parse(call.group(2).strip());
            }
        } catch (NumberFormatException | DateTimeException e) {
            return null;
        }
        if (WHOLE.matcher(constant).matches()) {
            return Exact.normal(new BigDecimal(constant.replaceAll("[LlIi]$", "")));
        }
        return constant.equals("true") || constant.equals("false") ? Boolean.valueOf(constant) : null;
    }

    /** Cut at commas and {@code &&} outside of brackets and texts; blank parts are left out. */
    public static List<String> parts(String text) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        boolean quoted = false;
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && quoted) {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == '(' || c == '[' || c == '{')) {
                depth++;
            } else if (!quoted && (c == ')' || c == ']' || c == '}')) {
                depth--;
            } else if (!quoted && depth == 0 && (c == ',' || text.startsWith("&&", i))) {
                parts.add(text.substring(from, i));
                from = i + (c == ',' ? 1 : 2);
            }
        }
        parts.add(text.substring(from));
        return parts.stream().filter(each -> !each.isBlank()).toList();
    }
}
