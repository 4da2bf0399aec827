package io.ratebook.rules.sandbox;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What compiled rules may reach. Two walls, for rules are Java: a class loader in which the compiler finds no other class, and a look
 * at the compiled code, whatever its text was spelt like.
 *
 * @param also classes that rules may use besides, by their full names
 */
public record Sandbox(Set<String> also) {
    /** What the rules of users run in. */
    public static final Sandbox STRICT = new Sandbox(Set.of());

    private static final String OWN = "ratebook.";

    /** An array's type as a class file writes it, around that of its elements. */
    private static final Pattern ARRAY = Pattern.compile("^\\[+L?(.*?);?$");

    /** Whole packages: values, and what the compiler writes rules with. */
    private static final List<String> PACKAGES = List.of(
            "io.ratebook.domain.",
            "io.ratebook.amount.",
            "java.math.",
            "org.drools.model.",
            "org.drools.modelcompiler.dsl.",
            "org.drools.core.base.accumulators.",
            OWN);

    private static final Set<String> CLASSES = Set.of(
            "io.ratebook.rules.RuleApi",
            "io.ratebook.finding.Location",
            "java.lang.AssertionError",
            "java.lang.Boolean",
            "java.lang.Byte",
            "java.lang.CharSequence",
            "java.lang.Character",
            "java.lang.Comparable",
            "java.lang.Enum",
            "java.lang.Exception",
            "java.lang.IllegalArgumentException",
            "java.lang.IllegalStateException",
            "java.lang.Integer",
            "java.lang.Iterable",
            "java.lang.Long",
            "java.lang.Math",
            "java.lang.NoSuchFieldError",
            "java.lang.Number",
            "java.lang.Object",
            "java.lang.RuntimeException",
            "java.lang.Short",
            "java.lang.String",
            "java.lang.StringBuilder",
            "java.lang.Throwable",
            "java.lang.Void",
            "java.time.DayOfWeek",
            "java.time.LocalDate",
            "java.time.Month",
            "java.time.Period",
            "java.time.YearMonth",
            "java.time.format.DateTimeFormatter",
            "java.time.format.DateTimeFormatterBuilder",
            "java.util.ArrayList",
            "java.util.Arrays",
            "java.util.Collection",
            "java.util.Collections",
            "java.util.Currency",
            "java.util.HashMap",
            "java.util.HashSet",
            "java.util.Iterator",
            "java.util.LinkedHashMap",
            "java.util.LinkedHashSet",
            "java.util.List",
            "java.util.Map",
            "java.util.Map$Entry",
            "java.util.Objects",
            "java.util.Optional",
            "java.util.Set",
            "java.util.SortedMap",
            "java.util.regex.Matcher",
            "java.util.regex.Pattern",
            "org.drools.modelcompiler.util.EvaluationUtil",
            "org.kie.api.definition.rule.Rule");

    /** The one way out of a package that is let in. */
    private static final Set<String> REFUSED = Set.of("org.drools.model.Drools", "org.drools.model.DroolsEntryPoint");

    /** Single members of classes that are no value: the compiler itself writes them into rules. */
    private static final Set<String> MEMBERS = Set.of(
            "java.lang.System.arraycopy",
            "java.lang.invoke.LambdaMetafactory.metafactory",
            "java.lang.invoke.LambdaMetafactory.altMetafactory",
            "java.lang.invoke.StringConcatFactory.makeConcatWithConstants",
            "java.lang.invoke.StringConcatFactory.makeConcat",
            "java.util.Locale.ENGLISH",
            "org.drools.util.DateUtils.getDateFormatMask");

    private static final Set<String> REFUSED_MEMBERS = Set.of(
            "getClass",
            "wait",
            "notify",
            "notifyAll",
            "now",
            "getDeclaringClass",
            "forName",
            "parallelStream",
            "printStackTrace");

    public Sandbox {
        also = Set.copyOf(also);
    }

    /** What may be imported besides. */
    public Set<String> imports() {
        return also.stream()
                .flatMap(each -> Stream.of(each, "static " + each + ".*"))
                .collect(Collectors.toSet());
    }

    /** True where rules may name the class. */
    public boolean knows(String type) {
        return also.contains(type) || CLASSES.contains(type) || !REFUSED.contains(type) && isInPackage(type);
    }

    private static boolean isInPackage(String type) {
        for (String each : PACKAGES) {
            if (type.startsWith(each)) {
                return true;
            }
        }
        return false;
    }

    /** True where rules may call a method of a class, or look at its field. */
    public boolean allows(String type, String member) {
        if (type.startsWith("[")) {
            String inner = ARRAY.matcher(type).replaceFirst("$1");
            return knows(inner) || inner.length() == 1 || member.equals("clone");
        }
        return MEMBERS.contains(type + "." + member)
                || also.contains(type)
                || knows(type) && (type.startsWith(OWN) || !REFUSED_MEMBERS.contains(member));
    }

    /**
     * The first thing in a compiled class that rules may not reach, such as {@code java.lang.Runtime.exec}; empty where all is well.
     *
     * @param bytes a class file
     */
    public Optional<String> breach(byte[] bytes) {
        return ClassReferences.of(bytes).members().stream()
                .filter(each -> !allows(each.type(), each.member()))
                .map(each -> each.type() + "." + each.member())
                .findFirst();
    }
}
