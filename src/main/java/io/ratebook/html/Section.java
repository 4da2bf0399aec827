package io.ratebook.html;

/** A part of the page with a heading of its own. To add one, write it and name it in {@link HtmlResult}. */
interface Section {
    /** Writes nothing where the report has nothing for it. */
    void write(Page page);
}
