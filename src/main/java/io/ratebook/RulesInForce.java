package io.ratebook;

import io.ratebook.finding.Checked;
import io.ratebook.finding.Finding;
import io.ratebook.ratecard.RateCard;
import io.ratebook.rules.Rulebook;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A rules folder as it was when it was first asked: read and compiled once, for as many runs as there are. Runs under other rules have
 * theirs of another folder, in the same process; neither sees the other.
 */
final class RulesInForce implements AutoCloseable {
    private final RulesFolder folder;
    private @Nullable Checked<RateCard> card;
    private @Nullable Checked<Optional<Rulebook>> rulebook;

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

    RulesFolder folder() {
        return folder;
    }

    /** Every price of every card. */
    Checked<RateCard> card() {
        Checked<RateCard> read = card == null ? folder.rateCard() : card;
        card = read;
        return read;
    }

    /** The compiled rules; empty where any file has an error. */
    Checked<Optional<Rulebook>> rulebook() {
        Checked<Optional<Rulebook>> read = rulebook == null ? folder.rulebook() : rulebook;
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
        }
    }
}
