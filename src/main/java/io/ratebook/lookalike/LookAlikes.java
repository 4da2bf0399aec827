package io.ratebook.lookalike;

import com.ibm.icu.text.SpoofChecker;
import java.lang.Character.UnicodeScript;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Names that a reader takes for others: letters of other alphabets, wide forms, hyphens that aren't, characters that aren't seen. Two
 * texts look alike where their skeletons (Unicode Technical Standard 39) are the same. Only ever a reason to ask; never one to read a
 * text as another.
 */
public final class LookAlikes {
    private static final Pattern WORD = Pattern.compile("[^\\s,;:/()]+");
    private static final int MOST_POINTS = 5;

    private LookAlikes() {}

    /** Loaded where it is first needed. */
    private static final class Skeletons {
        private static final SpoofChecker CHECKER = new SpoofChecker.Builder().build();
    }

    /** True where the text is more than ASCII, so that it can look like another. */
    public static boolean isPossible(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 0x7E) {
                return true;
            }
        }
        return false;
    }

    /** The known texts that this one looks like and isn't; case doesn't count. */
    public static List<String> of(String text, Collection<String> known) {
        if (!isPossible(text) || text.length() > 255) {
            return List.of();
        }
        String skeleton = skeleton(text);
        return known.stream()
                .filter(each -> !each.equalsIgnoreCase(text) && skeleton.equals(skeleton(each)))
                .toList();
    }

    /** What the text looks like, for comparison alone; case doesn't count. */
    public static String skeleton(String text) {
        return isPossible(text)
                ? Skeletons.CHECKER.getSkeleton(
                        Skeletons.CHECKER.getSkeleton(text).toLowerCase(Locale.ROOT))
                : Skeletons.CHECKER.getSkeleton(text.toLowerCase(Locale.ROOT));
    }

    /** True where some letter is of another script than the Latin one. */
    public static boolean isForeign(String text) {
        return text.codePoints()
                .anyMatch(each -> Character.isLetter(each) && UnicodeScript.of(each) != UnicodeScript.LATIN);
    }

    /** The characters of a word that pose as those of plain English, as {@code U+043E}; empty where none does. */
    public static Optional<String> posing(String text) {
        if (!isPossible(text) || text.length() > 255) {
            return Optional.empty();
        }
        Matcher words = WORD.matcher(text);
        while (words.find()) {
            if (poses(words.group())) {
                return Optional.of(points(words.group()));
            }
        }
        return Optional.empty();
    }

    /** Words that mix alphabets and yet look as if they didn't, and wide or dressed up forms of plain letters. */
    private static boolean poses(String word) {
        if (word.codePoints().anyMatch(LookAlikes::isDressed)) {
            return true;
        }
        boolean plain = word.chars().anyMatch(each -> each < 0x80 && Character.isLetterOrDigit(each));
        return plain && isForeign(word) && !isPossible(Skeletons.CHECKER.getSkeleton(word));
    }

    private static boolean isDressed(int point) {
        boolean wide = point >= 0xFF01 && point <= 0xFF5E;
        boolean hyphen = point == 0x2010 || point == 0x2011;
        return wide || hyphen || point >= 0x1D400 && point <= 0x1D7FF;
    }

    /** The characters beyond ASCII: {@code U+043E, U+0440}; at most five. */
    public static String points(String text) {
        List<String> points = text.codePoints()
                .filter(each -> each > 0x7E)
                .distinct()
                .limit(MOST_POINTS)
                .mapToObj(each -> String.format("U+%04X", each))
                .collect(Collectors.toList());
        return String.join(", ", points);
    }
}
