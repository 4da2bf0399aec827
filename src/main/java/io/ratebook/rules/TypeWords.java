package io.ratebook.rules;

import io.ratebook.amount.ThreePoint;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The types of fields and arguments in the words of people who write rules. */
final class TypeWords {
    private static final Map<Class<?>, String> PLAIN = Map.of(
            String.class, "text",
            Object.class, "any fact",
            BigDecimal.class, "number",
            boolean.class, "yes or no",
            LocalDate.class, "day",
            YearMonth.class, "month",
            ThreePoint.class, "three numbers",
            Map.class, "columns");

    /** A name of a function with its bracket, but none within quotation marks. */
    private static final Pattern CALL = Pattern.compile("(?:^|, )(\\w+)\\(");

    private TypeWords() {}

    /** The public methods of that name, the ones with fewer arguments first. */
    static List<Method> methods(Class<?> type, String name) {
        return Stream.of(type.getMethods())
                .filter(each -> !Modifier.isStatic(each.getModifiers()) && !each.isBridge())
                .filter(each -> each.getName().equals(name))
                .sorted(Comparator.comparing(Method::getParameterCount).thenComparing(TypeWords::signature))
                .toList();
    }

    /** The functions that forms name, each once. */
    static List<String> names(String forms) {
        List<String> names = new ArrayList<>();
        Matcher call = CALL.matcher(forms);
        while (call.find()) {
            names.add(call.group(1));
        }
        return names.stream().distinct().toList();
    }

    /** As a condition asks it: {@code provider}, {@code inForce(day)}. */
    static String asked(Method method) {
        return method.getParameterCount() == 0
                ? method.getName()
                : method.getName() + arguments(method, each -> argument(each.getName()));
    }

    /** With the types of the arguments: {@code factor(usage Usage, meter text, value number, why text)}. */
    static String signature(Method method) {
        return method.getName()
                + arguments(
                        method,
                        each -> argument(each.getName()) + " " + of(each.getParameterizedType(), each.getType()));
    }

    private interface Shown {
        String of(Parameter parameter);
    }

    private static String arguments(Method method, Shown shown) {
        return Stream.of(method.getParameters()).map(shown::of).collect(Collectors.joining(", ", "(", ")"));
    }

    /** {@code aModel} is the model that is asked for, where the fact has one of its own. */
    private static String argument(String name) {
        boolean own = name.length() > 1 && name.charAt(0) == 'a' && Character.isUpperCase(name.charAt(1));
        return own ? Character.toLowerCase(name.charAt(1)) + name.substring(2) : name;
    }

    /** The type of a field; {@code number or null} where it may be blank. */
    static String of(Method method) {
        AnnotatedType type = method.getAnnotatedReturnType();
        return of(method.getGenericReturnType(), method.getReturnType())
                + (type.isAnnotationPresent(Nullable.class) ? " or null" : "");
    }

    private static String of(Type whole, Class<?> type) {
        String plain = PLAIN.get(type);
        if (plain != null) {
            return plain;
        }
        if (whole instanceof ParameterizedType of && of.getActualTypeArguments()[0] instanceof Class<?> item) {
            String inner = of(item, item);
            return type == List.class ? "list of " + inner : type == Optional.class ? inner + " or none" : inner;
        }
        return type.getSimpleName();
    }
}
