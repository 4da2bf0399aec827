package io.ratebook;

import io.ratebook.finding.Checked;
import io.ratebook.finding.Finding;
import io.ratebook.ratecard.RateCard;
import io.ratebook.rules.Rulebook;
import io.ratebook.workbook.PoiLimits;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * A rules folder as it was when it was first asked: read and compiled once, for as many runs as there are. Runs under other rules have
 * theirs of another folder, in the same process; neither sees the other.
 */
final class RulesInForce implements AutoCloseable {
    private final RulesFolder folder;
    private @Nullable Checked<RateCard> card;
    private @Nullable Checked<Optional<Rulebook>> rulebook;
    private @Nullable CompletableFuture<Checked<RateCard>> cardToCome;
    private @Nullable CompletableFuture<Checked<Optional<Rulebook>>> rulebookToCome;

    private RulesInForce(RulesFolder folder) {
        this.folder = folder;
    }

    /**
     * Reads nothing yet.
     *
     * @param shownAs the folder's name in findings and in the places of prices and rules
     */
    static RulesInForce of(Path folder, String shownAs) {
        return new RulesInForce(RulesFolder.of(folder, shownAs));
    }

    /**
     * The same folder, read anew but for the cards where none of them has changed.
     *
     * @param cardsChanged true where they are to be read again too
     */
    RulesInForce anew(boolean cardsChanged) {
        RulesInForce anew = new RulesInForce(folder);
        anew.card = cardsChanged ? null : card;
        return anew;
    }

    /** Begins to read, in threads of its own, while whoever will ask for it does something else. */
    void begin() {
        PoiLimits.lift();
        cardToCome = CompletableFuture.supplyAsync(folder::rateCard, RulesInForce::beside);
        rulebookToCome = CompletableFuture.supplyAsync(folder::rulebook, RulesInForce::beside);
    }

    private static void beside(Runnable reading) {
        Thread thread = new Thread(reading, "reading");
        thread.setDaemon(true);
        thread.start();
    }

    /** What it comes to, or what it was stopped by. */
    private static <T> T awaited(CompletableFuture<T> reading) {
        try {
            return reading.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException defect) {
                throw defect;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e;
        }
    }

    RulesFolder folder() {
        return folder;
    }

    /** Every price of every card. */
    Checked<RateCard> card() {
        Checked<RateCard> read = card != null ? card : cardToCome != null ? awaited(cardToCome) : folder.rateCard();
        card = read;
        return read;
    }

    /** The compiled rules; empty where any file has an error. */
    Checked<Optional<Rulebook>> rulebook() {
        Checked<Optional<Rulebook>> read =
                rulebook != null ? rulebook : rulebookToCome != null ? awaited(rulebookToCome) : folder.rulebook();
        rulebook = read;
        return read;
    }

    /** What is wrong with the cards and the rules, worst first. */
    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>(card().findings());
        findings.addAll(rulebook().findings());
        return findings.stream().distinct().sorted().toList();
    }

    @Override
    public void close() {
        if (rulebook != null) {
            rulebook.value().ifPresent(Rulebook::close);
        } else if (rulebookToCome != null) {
            CompletableFuture<?> unused =
                    rulebookToCome.thenAccept(read -> read.value().ifPresent(Rulebook::close));
        }
    }
}
