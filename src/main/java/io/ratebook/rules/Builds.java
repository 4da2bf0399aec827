package io.ratebook.rules;

import io.ratebook.rules.sandbox.Sandbox;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * Compiled stages that this process has made, by the exact text of their files: where a rule file changes, only its stage is compiled
 * again, and a second rulebook of the same rules costs nothing. A few that nobody uses are kept; the others are disposed of.
 */
final class Builds {
    /** Of five stages each: two rulebooks and what a broken file comes back to. */
    private static final int MOST_IDLE = 15;

    private static final Builds SHARED = new Builds();

    /** Where the files stand is no matter: a build that is kept has nothing to say of them. */
    private record Key(Sandbox sandbox, List<String> files) {
        static Key of(List<RuleSource> sources, Sandbox sandbox) {
            return new Key(sandbox, sources.stream().map(RuleSource::drl).toList());
        }
    }

    /** The uses of one build. */
    private static final class Entry {
        private final CompletableFuture<Build> build = new CompletableFuture<>();
        private int uses;
    }

    /** Least recently used first. */
    private final Map<Key, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);

    private CodeStore store = CodeStore.NONE;

    private Builds() {}

    /** Where compiled stages are kept from one process to the next, from now on. */
    static void keepIn(CodeStore store) {
        synchronized (SHARED) {
            SHARED.store = store;
        }
    }

    /** Where that is. */
    static CodeStore kept() {
        return SHARED.store();
    }

    private synchronized CodeStore store() {
        return store;
    }

    /** Compiles, or finds what was compiled; to be given back by {@link #release}. What has findings isn't kept. */
    static Build of(List<RuleSource> sources, Sandbox sandbox) {
        return SHARED.taken(sources, sandbox);
    }

    /** Says that one user of a build is done with it. */
    static void release(Build build) {
        SHARED.givenBack(build);
    }

    private Build taken(List<RuleSource> sources, Sandbox sandbox) {
        Key key = Key.of(sources, sandbox);
        Entry entry;
        boolean mine;
        synchronized (this) {
            mine = !entries.containsKey(key);
            entry = entries.computeIfAbsent(key, each -> new Entry());
            entry.uses++;
        }
        if (mine) {
            compile(sources, sandbox, key, entry);
        }
        return entry.build.join();
    }

    private void compile(List<RuleSource> sources, Sandbox sandbox, Key key, Entry entry) {
        boolean sound = false;
        try {
            Build made = Build.of(sources, sandbox, store());
            sound = made.findings().isEmpty();
            entry.build.complete(made);
        } catch (RuntimeException | Error e) {
            entry.build.completeExceptionally(e);
            throw e;
        } finally {
            if (!sound) {
                synchronized (this) {
                    entries.remove(key);
                }
            }
        }
    }

    private void givenBack(Build build) {
        List<Build> unused = new ArrayList<>();
        synchronized (this) {
            Entry entry = entries.values().stream()
                    .filter(each -> each.build.getNow(null) == build)
                    .findFirst()
                    .orElse(null);
            if (entry == null) {
                unused.add(build);
            } else {
                entry.uses--;
                evict(unused);
            }
        }
        unused.forEach(Build::close);
    }

    private void evict(List<Build> unused) {
        List<Key> idle = new ArrayList<>();
        entries.forEach((key, entry) -> {
            if (entry.uses == 0) {
                idle.add(key);
            }
        });
        for (Key each : idle.subList(0, Math.max(0, idle.size() - MOST_IDLE))) {
            Entry gone = entries.remove(each);
            if (gone != null) {
                unused.add(gone.build.join());
            }
        }
    }
}
