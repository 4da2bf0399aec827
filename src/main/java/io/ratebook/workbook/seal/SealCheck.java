package io.ratebook.workbook.seal;

import io.ratebook.finding.Checked;
import io.ratebook.finding.Finding;
import io.ratebook.finding.Location;
import io.ratebook.grid.Address;
import io.ratebook.grid.Book;
import io.ratebook.report.Provenance;
import io.ratebook.report.Verification.Difference;
import io.ratebook.report.Verification.Item;
import io.ratebook.report.effects.Costed;
import io.ratebook.workbook.SheetLayout;
import io.ratebook.workbook.read.Refused;
import io.ratebook.workbook.read.StreamedRows;
import io.ratebook.workbook.read.XmlPart;
import io.ratebook.workbook.seal.Snapshot.Content;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.jspecify.annotations.Nullable;

/** A result as it is now, held against the seal in it. */
public final class SealCheck {
    public static final String SEAL = "Seal";

    private final Snapshot now;
    private final @Nullable Seal seal;
    private final String trouble;

    private SealCheck(Snapshot now, @Nullable Seal seal, String trouble) {
        this.now = now;
        this.seal = seal;
        this.trouble = trouble;
    }

    /**
     * Opens a workbook through the same gate as an input; empty where it can't be read.
     *
     * @param shownAs the file as the user wrote it, for findings
     */
    public static Checked<Optional<SealCheck>> open(Path file, String shownAs) {
        // rows of usage may be very many: all are looked through, and none is kept
        Checked<Optional<Book>> gate = StreamedRows.read(
                file, shownAs, SheetLayout.USAGE.name(), sheet -> !SheetLayout.isUsageLines(sheet), row -> {});
        if (gate.value().isEmpty() || Finding.anyError(gate.findings())) {
            return new Checked<>(Optional.empty(), gate.findings());
        }
        List<Finding> findings = new ArrayList<>(gate.findings());
        try (OPCPackage opened = OPCPackage.open(file.toFile(), PackageAccess.READ)) {
            SealCheck check = of(opened, shownAs);
            opened.revert();
            return new Checked<>(Optional.of(check), findings);
        } catch (Refused e) {
            findings.add(e.finding());
        } catch (OpenXML4JException | IOException | RuntimeException e) {
            findings.add(Refused.corrupt(shownAs, "the workbook is damaged: its parts don't fit together")
                    .finding());
        }
        return new Checked<>(Optional.empty(), findings);
    }

    private static SealCheck of(OPCPackage opened, String shownAs) throws OpenXML4JException, IOException, Refused {
        Snapshot now = SnapshotReader.read(opened, shownAs);
        List<Seal> seals = new ArrayList<>();
        String trouble = "";
        for (PackagePart each : Sealing.items(opened)) {
            try (InputStream in = each.getInputStream()) {
                Seal seal = SealPart.read(XmlPart.open(in, shownAs, "the seal"));
                if (seal != null) {
                    seals.add(seal);
                }
            } catch (SealPart.Broken e) {
                trouble = SealPart.UNREADABLE;
            }
        }
        if (seals.size() > 1) {
            return new SealCheck(now, null, "there is more than one");
        }
        return new SealCheck(now, seals.isEmpty() ? null : seals.get(0), trouble);
    }

    /** Where the result comes from; empty where there is no seal that could be read. */
    public Optional<Provenance> provenance() {
        return Optional.ofNullable(seal).map(Seal::provenance);
    }

    /** The fingerprint of what the seal holds; empty where there is none that could be read, or it isn't whole. */
    public Optional<String> fingerprint() {
        return Optional.ofNullable(seal).filter(Seal::isWhole).map(Seal::stated);
    }

    /** Everything that the seal can say. */
    public List<Item> items() {
        List<Item> items = new ArrayList<>();
        items.add(sealItem());
        if (seal == null) {
            for (String name : SnapshotCheck.ITEMS) {
                items.add(Item.notChecked(name, "there is no seal to check it against"));
            }
        } else {
            items.addAll(new SnapshotCheck(seal.snapshot(), Sealing.without(now, seal.cell())).items());
        }
        return items;
    }

    private Item sealItem() {
        if (seal == null) {
            return trouble.isEmpty()
                    ? Item.absent(SEAL, "the file holds none: it is no result, or it was taken out")
                    : Item.changed(SEAL, trouble, List.of());
        }
        if (!seal.isWhole()) {
            return Item.changed(
                    SEAL, "what it holds isn't what its fingerprint says: the seal itself was edited", List.of());
        }
        String told = told();
        return seal.cell().isEmpty() || seal.stated().equals(told)
                ? Item.same(SEAL, seal.stated())
                : Item.changed(SEAL, seal.cell() + " tells another fingerprint: " + Told.text(told), List.of());
    }

    /** What About tells now. */
    private String told() {
        String cell = seal == null ? "" : seal.cell();
        int mark = cell.lastIndexOf('!');
        Snapshot.Sheet about = mark < 0 ? null : now.sheet(cell.substring(0, mark));
        Address where = Address.parse(cell.substring(mark + 1)).orElse(null);
        Content content = about == null || where == null ? null : about.cells().get(where);
        return content == null || content.isComputed() ? "" : content.value();
    }

    /**
     * The lines of the result as it was sealed, by what they cost in a case.
     *
     * @param which low, base or high
     */
    public List<Costed> lines(String which) {
        return seal == null ? List.of() : SealedLines.of(seal.snapshot(), which);
    }

    /** The lines of a result that was just written. */
    public static List<Costed> lines(byte[] result, String which) {
        try (OPCPackage opened = OPCPackage.open(new ByteArrayInputStream(result))) {
            Snapshot snapshot = SnapshotReader.read(opened, "");
            opened.revert();
            return SealedLines.of(snapshot, which);
        } catch (Refused | OpenXML4JException | IOException e) {
            throw new IllegalStateException("what was just written can't be read", e);
        }
    }

    /**
     * The cells of another workbook that differ from those sealed on the input's sheets; values that formulas give don't count.
     *
     * @param typed the texts of the other that count as numbers, by their cells
     */
    public List<Difference> differencesTo(SealCheck input, Map<Location, BigDecimal> typed) {
        return seal == null ? List.of() : new SnapshotCheck(seal.snapshot(), input.now.with(typed)).inputs();
    }
}
