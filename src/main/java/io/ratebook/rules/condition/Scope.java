package io.ratebook.rules.condition;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What names mean in a condition.
 *
 * @param self the fact that the pattern is about: a bare name is a field of it
 * @param bound facts and fields that earlier patterns have named, {@code $u}
 * @param functions whose static methods a condition may call, {@code dec("0.5")}
 */
public record Scope(Object self, Map<String, Object> bound, Class<?> functions) {
    /** The value of a name. */
    @Nullable
    Object named(String name) {
        if (name.equals("this")) {
            return self;
        }
        if (name.startsWith("$")) {
            if (!bound.containsKey(name)) {
                throw new UnclearException("nothing is called " + name);
            }
            return bound.get(name);
        }
        return Members.field(self, name);
    }
}
