package io.ratebook;

import io.ratebook.cases.CaseFile;
import io.ratebook.domain.Stage;
import io.ratebook.finding.Checked;
import io.ratebook.finding.Finding;
import io.ratebook.finding.Location;
import io.ratebook.finding.Printable;
import io.ratebook.grid.Book;
import io.ratebook.grid.Csv;
import io.ratebook.grid.Grid;
import io.ratebook.ratecard.RateCard;
import io.ratebook.rules.RuleFile;
import io.ratebook.rules.RuleFolder;
import io.ratebook.rules.Rulebook;
import io.ratebook.rules.RulebookLoader;
import io.ratebook.workbook.SheetLayout;
import io.ratebook.workbook.read.WorkbookReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** The analyst's folder: rate cards and rule files, read anew for every run. */
final class RulesFolder {
    private static final long LARGEST_TEXT = 16L << 20;

    private final Path folder;
    private final String shownAs;

    private RulesFolder(Path folder, String shownAs) {
        this.folder = folder;
        this.shownAs = shownAs;
    }

    static RulesFolder of(Path folder) {
        return new RulesFolder(folder, slashed(folder));
    }

    /** @param shownAs the folder's name in findings and in the places of prices and rules */
    static RulesFolder of(Path folder, String shownAs) {
        return new RulesFolder(folder, shownAs);
    }

    /** Every price of every card. */
    Checked<RateCard> rateCard() {
        return cards(folder.resolve(RuleFolder.RATE_CARDS), this::shown);
    }

    /** Every price of a card, or of every card below a folder. */
    static Checked<RateCard> cards(Path below) {
        return cards(below, RulesFolder::slashed);
    }

    private static Checked<RateCard> cards(Path below, Function<Path, String> shown) {
        List<Finding> findings = new ArrayList<>();
        List<Grid> cards = new ArrayList<>();
        for (Path file : files(below)) {
            Checked<List<Grid>> card = card(file, shown.apply(file));
            findings.addAll(card.findings());
            cards.addAll(card.value());
        }
        Checked<RateCard> read = RateCard.read(cards);
        findings.addAll(read.findings());
        return new Checked<>(read.value(), findings);
    }

    Checked<Optional<Rulebook>> rulebook() {
        return RulebookLoader.load(() -> RuleFolder.state(folder, this::shown), this::ruleFiles);
    }

    /** The rule files, read but not understood. */
    Checked<List<RuleFile>> ruleFiles() {
        return RuleFolder.read(folder, this::shown, each -> sheets(each, shown(each)));
    }

    /** Every file of the folder by the path that findings name, but those that an editor or a version control hides. */
    Map<String, Path> everyFile() {
        Map<String, Path> every = new TreeMap<>();
        try {
            RuleFolder.files(folder).stream()
                    .filter(each -> !isTuckedAway(folder.relativize(each)))
                    .forEach(each -> every.put(shown(each), each));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return every;
    }

    private static boolean isTuckedAway(Path inside) {
        for (Path part : inside) {
            String name = part.toString();
            if (name.startsWith(".") && !name.startsWith(".~lock.")) {
                return true;
            }
        }
        return false;
    }

    /**
     * Every cases file that stands beside a rule file.
     *
     * @param ruleFiles the stage of each rule file, by its path as shown
     */
    Checked<List<CaseFile>> cases(Map<String, Stage> ruleFiles) {
        List<Finding> findings = new ArrayList<>();
        List<CaseFile> cases = new ArrayList<>();
        for (Path file : files(folder)) {
            String shown = shown(file);
            if (CaseFile.isNamedSo(shown)) {
                Checked<Optional<CaseFile>> read = card(file, shown)
                        .then(sheets -> CaseFile.read(shown, sheets, ruleFiles, SheetLayout.USAGE.columns()));
                findings.addAll(read.findings());
                read.value().ifPresent(cases::add);
            }
        }
        return new Checked<>(cases, findings);
    }

    /** The file behind a path as shown. */
    Path file(String shown) {
        return folder.resolve(shown.substring(Math.min(shown.length(), shownAs.length() + 1)));
    }

    /** SHA-256 of each file that a result depends on, by its path below the folder, spelt as it can be shown. */
    Map<String, String> hashes() {
        Map<String, String> hashes = new TreeMap<>();
        for (Path file : files(folder)) {
            String name = file.getFileName().toString();
            if (!name.endsWith(".md") && !name.contains(".cases.")) {
                hashes.put(Printable.of(slashed(folder.relativize(file))), sha256(file));
            }
        }
        return hashes;
    }

    static String sha256(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] bytes = new byte[1 << 16];
            for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
                digest.update(bytes, 0, read);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** Every file below a folder, but those that an editor holds open. */
    private static List<Path> files(Path below) {
        if (!Files.exists(below)) {
            return List.of();
        }
        try {
            return RuleFolder.files(below).stream()
                    .filter(each -> !isPassing(each.getFileName().toString()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isPassing(String name) {
        return name.startsWith("~$") || name.startsWith(".") || name.endsWith("~");
    }

    /** The tables of a rate card or of a file of cases; other files are passed over, with a word. */
    static Checked<List<Grid>> card(Path file, String shown) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".xlsx")) {
            return sheets(file, shown);
        }
        if (name.endsWith(".csv")) {
            return text(file, shown);
        }
        return name.endsWith(".md")
                ? Checked.of(List.of())
                : new Checked<>(
                        List.of(),
                        List.of(Finding.warning(
                                "RB-RATE-FILE",
                                Location.ofFile(shown),
                                "is no rate card that Ratebook reads, so it is passed over",
                                "save it as .csv or .xlsx")));
    }

    static Checked<List<Grid>> sheets(Path file, String shown) {
        return WorkbookReader.read(file, shown)
                .map(book -> book.map(Book::sheets).orElse(List.of()));
    }

    private static Checked<List<Grid>> text(Path file, String shown) {
        try {
            return Files.size(file) > LARGEST_TEXT
                    ? unreadable(
                            shown,
                            "is larger than 16 MB",
                            (CaseFile.isNamedSo(shown) ? "" : "split it by provider, or ") + "check what it is")
                    : Csv.read(shown, Files.readString(file)).map(List::of);
        } catch (CharacterCodingException e) {
            return unreadable(shown, "is not UTF-8 text", "save it as CSV UTF-8");
        } catch (IOException e) {
            return unreadable(shown, "can't be read: " + e.getMessage(), "check its permissions");
        }
    }

    private static Checked<List<Grid>> unreadable(String shown, String what, String maybe) {
        String code = CaseFile.isNamedSo(shown) ? "RB-CASE-READ" : "RB-RATE-READ";
        return new Checked<>(List.of(), List.of(Finding.error(code, Location.ofFile(shown), what, maybe)));
    }

    private String shown(Path file) {
        String inside = slashed(folder.relativize(file));
        return inside.isEmpty() ? shownAs : shownAs + "/" + inside;
    }

    private static String slashed(Path file) {
        return file.toString().replace('\\', '/');
    }
}
