package io.ratebook.tokens;

import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingRegistry;
import com.knuddels.jtokkit.api.EncodingType;

/** The encodings themselves, each loaded when it first counts: a table takes about half a second. */
final class Encodings {
    private static final EncodingRegistry ALL = com.knuddels.jtokkit.Encodings.newLazyEncodingRegistry();

    private Encodings() {}

    /** The tokens of a text. What looks like a special token, {@code <|endoftext|>}, is ordinary text. */
    static int[] o200k(String text) {
        return tokens(EncodingType.O200K_BASE, text);
    }

    static int[] cl100k(String text) {
        return tokens(EncodingType.CL100K_BASE, text);
    }

    private static int[] tokens(EncodingType type, String text) {
        Encoding encoding = ALL.getEncoding(type);
        return encoding.encodeOrdinary(text).toArray();
    }
}
