package io.ratebook.rules.kinds;

/** What rules may look at beside the texts and numbers of a usage. */
enum Trait {
    /** The day whose prices hold. */
    DAY,
    /** Which of the row's months it stands for. */
    SPAN,
    PERIOD,
    HOURS,
    TOKEN_COUNTS,
    /** What the token columns count beside those of their parts. */
    PARTS,
    /** The tokens of a prompt. */
    PROMPT,
    /** Everything that chooses a band of a tiered price. */
    MEASURED,
    /** The bands of the rate cards that are reached. */
    BANDS,
    /** The columns of the user's own. */
    ATTRS,
    /** The counted quantity. */
    QUANTITY,
    /** The cost before caps, minimums and credits. */
    COST,
    /** The place of a stated price. */
    STATED,
    /** Anything at all, such as the row's place: no two are alike. */
    EVERYTHING
}
