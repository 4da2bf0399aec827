package io.ratebook.rules.condition;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Text to an expression, by recursive descent: or, and, comparison, then names, calls and constants. */
final class ExpressionParser {
    private static final Pattern TOKEN = Pattern.compile("\\s*(?:(?<text>\"(?:\\\\.|[^\"\\\\])*\")"
            + "|(?<number>\\d+(?:\\.\\d+)?)(?![\\w.])"
            + "|(?<word>[$A-Za-z_]\\w*)"
            + "|(?<sign>==|!=|<=|>=|\\|\\||&&|[<>!().,\\[\\]]))");
    private static final List<String> COMPARING = List.of("==", "!=", "<", "<=", ">", ">=", "matches");

    private enum Kind {
        TEXT,
        NUMBER,
        WORD,
        SIGN
    }

    private record Token(Kind kind, String text) {}

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int next;

    ExpressionParser(String text) {
        this.text = text;
        Matcher found = TOKEN.matcher(text);
        int at = 0;
        while (at < text.stripTrailing().length()) {
            found.region(at, text.length());
            if (!found.lookingAt()) {
                throw unclear();
            }
            tokens.add(token(found));
            at = found.end();
        }
    }

    private static Token token(Matcher found) {
        if (found.group("text") != null) {
            return new Token(Kind.TEXT, found.group("text"));
        }
        if (found.group("number") != null) {
            return new Token(Kind.NUMBER, found.group("number"));
        }
        return found.group("word") != null
                ? new Token(Kind.WORD, found.group("word"))
                : new Token(Kind.SIGN, found.group("sign"));
    }

    Expression whole() {
        Expression read = junction(true);
        if (next < tokens.size()) {
            throw unclear();
        }
        return read;
    }

    private Expression junction(boolean any) {
        List<Expression> parts = new ArrayList<>();
        do {
            parts.add(any ? junction(false) : relation());
        } while (eats(any ? "||" : "&&"));
        return parts.size() == 1 ? parts.get(0) : new Expression.Junction(any, parts);
    }

    private Expression relation() {
        Expression left = part();
        String operator = peek();
        if (operator != null && COMPARING.contains(operator)) {
            next++;
            return new Expression.Relation(left, operator, part());
        }
        if ("not".equals(operator)
                && next + 1 < tokens.size()
                && tokens.get(next + 1).text().equals("matches")) {
            next += 2;
            return new Expression.Relation(left, "not matches", part());
        }
        return left;
    }

    private Expression part() {
        if (eats("!")) {
            return new Expression.Not(part());
        }
        if (eats("(")) {
            Expression inside = junction(true);
            expect(")");
            return inside;
        }
        Token token = take();
        return switch (token.kind()) {
            case TEXT -> new Expression.Constant(unquoted(token.text()), token.text());
            case NUMBER -> new Expression.Constant(new BigDecimal(token.text()), token.text());
            case WORD -> followed(word(token.text()));
            case SIGN -> throw unclear();
        };
    }

    private Expression word(String word) {
        return switch (word) {
            case "null" -> new Expression.Constant(null, word);
            case "true", "false" -> new Expression.Constant(Boolean.valueOf(word), word);
            default -> "(".equals(peek()) ? new Expression.Call(null, word, arguments()) : new Expression.Name(word);
        };
    }

    private Expression followed(Expression first) {
        Expression read = first;
        while (true) {
            if (eats(".")) {
                String name = take().text();
                read = "(".equals(peek())
                        ? new Expression.Call(read, name, arguments())
                        : new Expression.Field(read, name);
            } else if (eats("[")) {
                read = new Expression.Entry(read, junction(true));
                expect("]");
            } else {
                return read;
            }
        }
    }

    private List<Expression> arguments() {
        expect("(");
        List<Expression> arguments = new ArrayList<>();
        if (eats(")")) {
            return arguments;
        }
        do {
            arguments.add(junction(true));
        } while (eats(","));
        expect(")");
        return arguments;
    }

    private static String unquoted(String literal) {
        StringBuilder plain = new StringBuilder();
        for (int i = 1; i < literal.length() - 1; i++) {
            char each = literal.charAt(i);
            if (each == '\\') {
                i++;
                char escaped = literal.charAt(i);
                plain.append(escaped == 'n' ? '\n' : escaped == 't' ? '\t' : escaped);
            } else {
                plain.append(each);
            }
        }
        return plain.toString();
    }

    private @Nullable String peek() {
        return next < tokens.size() && tokens.get(next).kind() != Kind.TEXT
                ? tokens.get(next).text()
                : null;
    }

    private boolean eats(String sign) {
        boolean here = sign.equals(peek());
        next += here ? 1 : 0;
        return here;
    }

    private void expect(String sign) {
        if (!eats(sign)) {
            throw unclear();
        }
    }

    private Token take() {
        if (next >= tokens.size()) {
            throw unclear();
        }
        return tokens.get(next++);
    }

    private UnclearException unclear() {
        return new UnclearException("can't be read here: " + text);
    }
}
