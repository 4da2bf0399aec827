package io.ratebook.finding;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The known words nearest to a misspelt one, by edit distance with transpositions (Damerau-Levenshtein, restricted). */
public final class Nearest {
    /** Longer words are no slips of the hand, and would take long to compare. */
    private static final int LONGEST = 100;

    private Nearest() {}

    /** Up to {@code count} known words within {@code distance} edits, or holding the word or held by it, nearest first. Case doesn't count. */
    public static List<String> to(String word, Collection<String> known, int distance, int count) {
        record Candidate(String word, int distance) {}
        if (word.length() > LONGEST) {
            return List.of();
        }
        String wanted = word.toLowerCase(Locale.ROOT);
        return known.stream()
                .distinct()
                .filter(each -> each.length() <= LONGEST)
                .map(each -> new Candidate(each, distance(wanted, each.toLowerCase(Locale.ROOT))))
                .filter(each -> each.distance <= distance || overlaps(wanted, each.word.toLowerCase(Locale.ROOT)))
                .sorted(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::word))
                .limit(count)
                .map(Candidate::word)
                .toList();
    }

    /** True where the two are at most two edits apart, one for words of up to five letters; case doesn't count. */
    public static boolean isNear(String word, String known) {
        int allowed = Math.min(word.length(), known.length()) > 5 ? 2 : 1;
        return Math.abs(word.length() - known.length()) <= allowed
                && word.length() <= LONGEST
                && distance(word.toLowerCase(Locale.ROOT), known.toLowerCase(Locale.ROOT)) <= allowed;
    }

    /** "write A, B or C" from {@link #to} with two edits and three words; null where nothing is near. */
    public static @Nullable String suggestion(String word, Collection<String> known) {
        List<String> near = to(word, known, 2, 3);
        return near.isEmpty() ? null : "write " + either(near);
    }

    /** The words as a choice: {@code "A", "B" or "C"}. */
    public static String either(List<String> words) {
        List<String> quoted = words.stream().map(each -> '"' + each + '"').toList();
        int last = quoted.size() - 1;
        return last < 1
                ? String.join("", quoted)
                : String.join(", ", quoted.subList(0, last)) + " or " + quoted.get(last);
    }

    private static boolean overlaps(String one, String other) {
        return Math.min(one.length(), other.length()) >= 4 && (one.contains(other) || other.contains(one));
    }

    private static int distance(String one, String other) {
        int[][] cost = new int[one.length() + 1][other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            for (int j = 0; j <= other.length(); j++) {
                cost[i][j] = i == 0 || j == 0 ? i + j : cheapest(cost, one, other, i, j);
            }
        }
        return cost[one.length()][other.length()];
    }

    private static int cheapest(int[][] cost, String one, String other, int i, int j) {
        boolean same = one.charAt(i - 1) == other.charAt(j - 1);
        int best = Math.min(cost[i - 1][j] + 1, Math.min(cost[i][j - 1] + 1, cost[i - 1][j - 1] + (same ? 0 : 1)));
        boolean swapped =
                i > 1 && j > 1 && one.charAt(i - 1) == other.charAt(j - 2) && one.charAt(i - 2) == other.charAt(j - 1);
        return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
    }
}
