package io.ratebook.rules.condition;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Fields and methods of facts by name, as rules know them. */
final class Members {
    private record Key(Class<?> type, String name, int arguments) {}

    private static final Map<Key, List<Method>> METHODS = new ConcurrentHashMap<>();

    private Members() {}

    /** The field of a value: {@code provider} is what {@code provider()}, {@code getProvider()} or {@code isProvider()} gives. */
    static @Nullable Object field(@Nullable Object of, String name) {
        if (of == null) {
            return null;
        }
        String capital = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
        Method method = Stream.of(name, "get" + capital, "is" + capital)
                .flatMap(each -> methods(of.getClass(), each, 0).stream())
                .findFirst()
                .orElseThrow(() -> new UnclearException("no field " + name));
        return invoked(method, of);
    }

    static @Nullable Object call(@Nullable Object of, String name, List<@Nullable Object> arguments) {
        if (of == null) {
            return null;
        }
        return invoked(
                fitting(methods(of.getClass(), name, arguments.size()), name, arguments), of, arguments.toArray());
    }

    static @Nullable Object function(Class<?> holder, String name, List<@Nullable Object> arguments) {
        return invoked(fitting(methods(holder, name, arguments.size()), name, arguments), null, arguments.toArray());
    }

    private static Method fitting(List<Method> methods, String name, List<@Nullable Object> arguments) {
        Optional<Method> fitting =
                methods.stream().filter(each -> takes(each, arguments)).findFirst();
        return fitting.orElseThrow(() -> new UnclearException("no " + name + " for such arguments"));
    }

    private static boolean takes(Method method, List<@Nullable Object> arguments) {
        Class<?>[] types = method.getParameterTypes();
        for (int i = 0; i < types.length; i++) {
            Object argument = arguments.get(i);
            boolean taken = argument == null ? !types[i].isPrimitive() : types[i].isInstance(argument);
            if (!taken) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable Object invoked(Method method, @Nullable Object of, @Nullable Object... arguments) {
        try {
            Object value = method.invoke(of, arguments);
            boolean number = value instanceof Integer || value instanceof Long;
            return number ? new BigDecimal(value.toString()) : value;
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new UnclearException("can't be evaluated: " + e.getMessage());
        }
    }

    private static List<Method> methods(Class<?> type, String name, int arguments) {
        return METHODS.computeIfAbsent(
                new Key(type, name, arguments),
                key -> Stream.of(type.getMethods())
                        .filter(each -> each.getName().equals(name)
                                && each.getParameterCount() == arguments
                                && each.getReturnType() != void.class)
                        .map(Members::reachable)
                        .toList());
    }

    /** A method of a class that isn't public, such as an unmodifiable list's, by an interface that is. */
    private static Method reachable(Method method) {
        if (Modifier.isPublic(method.getDeclaringClass().getModifiers())) {
            return method;
        }
        return Stream.of(method.getDeclaringClass().getInterfaces())
                .flatMap(each -> Stream.of(each.getMethods()))
                .filter(each -> each.getName().equals(method.getName())
                        && each.getParameterCount() == method.getParameterCount())
                .findFirst()
                .orElse(method);
    }
}
