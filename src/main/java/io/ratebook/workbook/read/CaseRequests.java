package io.ratebook.workbook.read;

import io.ratebook.amount.Case;
import io.ratebook.domain.Request;
import io.ratebook.finding.Checked;
import io.ratebook.grid.Book;
import io.ratebook.tokens.Texts;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Reads a book's requests case by case: one that says the same in every case is read once, and is the same object then. For one thread. */
public final class CaseRequests {
    private final LocalDate today;
    private final @Nullable LocalDate asOf;
    private final Texts texts;
    private @Nullable Known known;

    /** What was read of a book that says the same in every case. */
    private record Known(Book book, boolean whole, Checked<Request> read) {}

    /** As for {@link RequestReader#read}. */
    public CaseRequests(LocalDate today, @Nullable LocalDate asOf, Texts texts) {
        this.today = today;
        this.asOf = asOf;
        this.texts = texts;
    }

    /**
     * The book's request.
     *
     * @param book read with that case in use; see {@link InputBook#at}
     * @param whole false where its usage comes from elsewhere: then it needn't have a sheet Usage
     */
    public Checked<Request> read(Book book, Case which, boolean whole) {
        Known last = known;
        if (last != null && last.whole == whole && last.book.equals(book)) {
            return last.read;
        }
        RequestReader.Read read = RequestReader.read(book, which, today, asOf, texts, whole);
        known = read.byCase() ? null : new Known(book, whole, read.request());
        return read.request();
    }
}
