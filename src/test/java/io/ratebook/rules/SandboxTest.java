package io.ratebook.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.ratebook.domain.Stage;
import io.ratebook.finding.Finding;
import io.ratebook.finding.Location;
import io.ratebook.rules.lint.RuleText;
import io.ratebook.rules.sandbox.Sandbox;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What rules can't reach even where no lint has read them: however it is spelt, the compiled code tells. */
class SandboxTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "java.lang.Runtime.getRuntime().exit(1);",
                "Runtime.getRuntime().exit(1);",
                "System.exit(1);",
                "\\u0053ystem.exit(1);",
                "System /* a word */ . /* another */ exit(1);",
                "var r = java.lang.Runtime.getRuntime(); r.exit(1);",
                "System.getProperty($u.model());",
                "new java.io.File($u.model()).delete();",
                "new java.io.FileOutputStream($u.model());",
                "java.nio.file.Files.writeString(java.nio.file.Path.of($u.model()), $u.model());",
                "new java.net.URL($u.model()).openStream();",
                "new java.net.Socket($u.model(), 80);",
                "new Thread(() -> warn($u, $u.model())).start();",
                "java.util.concurrent.CompletableFuture.runAsync(() -> warn($u, $u.model()));",
                "$u.model().getClass();",
                "$u.model().getClass().forName($u.model());",
                "Object c = String.class; c.hashCode(); ((Class) c).getMethods();",
                "Class.forName($u.model(), true, null);",
                "ClassLoader.getSystemClassLoader();",
                "java.lang.invoke.MethodHandles.lookup();",
                "java.util.ServiceLoader.load(null);",
                "java.time.LocalDate.now();",
                "org.kie.api.KieServices.get();",
                "drools.halt();",
                "drools.getKieRuntime();",
                "kcontext.getKieRuntime();",
                "java.util.function.Supplier<Object> s = Runtime::getRuntime; s.get();",
                "synchronized ($u) { $u.wait(); }",
                "io.ratebook.rules.RulebookLoader.load(null);",
                "javax.script.ScriptEngineManager m = null; m.getEngineByName($u.model());",
                "com.fasterxml.jackson.databind.ObjectMapper m = null; m.copy();",
            })
    void actionThatReachesOutIsNoRule(String action) {
        assertThat(built("$u : Usage()", action, "")).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Usage( System.getProperty(model) == \"x\" )",
                "Usage( Runtime.getRuntime().availableProcessors() > 0 )",
                "Usage( model.getClass().getName() == \"x\" )",
                "Usage( java.time.LocalDate.now() > day )",
                "eval( System.getenv().isEmpty() )",
                "String() from System.getenv().keySet()",
                "accumulate( Usage(), init( System.gc(); int n = 0; ), action( n++; ), result( n ) )",
            })
    void conditionThatReachesOutIsNoRule(String pattern) {
        assertThat(built("$u : Usage()\n    " + pattern, "warn($u, \"?\");", ""))
                .isNotEmpty();
    }

    @Test
    void functionThatReachesOutIsNoRule() {
        assertThat(built("$u : Usage()", "f(1);", "function void f(int n) { System.exit(n); }"))
                .singleElement()
                .satisfies(each -> assertThat(each.message())
                        .isEqualTo("the rule reaches java.lang.System.exit: rules look at facts and at nothing else"));
    }

    @Test
    void staticImportIsNoWayAround() {
        assertThat(built("$u : Usage()", "exit(1);", "import static java.lang.System.*"))
                .isNotEmpty();
    }

    @Test
    void whatRulesNeedIsLetThrough() {
        assertThat(built(
                        "$u : Usage( model matches \"gpt.*\", attrs[\"Seats\"] == 2, calls > dec(\"0.5\"), day >= date(\"2026-01-01\") )\n"
                                + "    accumulate( Usage( $t : promptTokens ); $n : sum($t), $m : max($t) )\n"
                                + "    java.util.List( size > 0 ) from collect( Usage() )",
                        "String s = $u.model() + $n; warn($u, s); if ($u.calls() != null) { factor($u, dec(\"2\"), s); }",
                        "function int f(int n) { return n > 0 ? n : 1; }"))
                .isEmpty();
    }

    /** Compiles without the lint. */
    private static List<Finding> built(String pattern, String action, String more) {
        String drl = more + "\n" + Rules.rule("AAA-010 words", pattern, action);
        DrlSyntax syntax = DrlSyntax.of(RuleText.of(drl), offset -> Location.ofFile("a.drl"));
        if (syntax.rules().isEmpty()) {
            return syntax.findings();
        }
        RuleSource source = new RuleSource(
                "a.drl", Stage.METER, drl, List.of(), (fragment, word) -> Location.ofFile("a.drl"), some -> {
                    throw new IllegalStateException();
                });
        try (Build build = Build.of(List.of(source), Sandbox.STRICT, CodeStore.NONE)) {
            return build.findings();
        }
    }
}
