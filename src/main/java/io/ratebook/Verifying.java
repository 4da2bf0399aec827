package io.ratebook;

import io.ratebook.finding.Checked;
import io.ratebook.finding.Finding;
import io.ratebook.finding.Location;
import io.ratebook.json.JsonVerification;
import io.ratebook.publish.Publication;
import io.ratebook.publish.PublishException;
import io.ratebook.report.Provenance;
import io.ratebook.report.Provenance.Role;
import io.ratebook.report.Verification;
import io.ratebook.report.Verification.Difference;
import io.ratebook.report.Verification.Item;
import io.ratebook.report.effects.Effect;
import io.ratebook.rules.RuleFolder;
import io.ratebook.signature.SignatureFile;
import io.ratebook.signature.TrustedKey;
import io.ratebook.signature.UnusableKeyException;
import io.ratebook.workbook.read.InputBook;
import io.ratebook.workbook.read.Reading;
import io.ratebook.workbook.seal.SealCheck;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** A result that comes back: is it what Ratebook wrote, and is what it was made from still what it was? */
public final class Verifying {
    private static final String SIGNATURE = "Signature";
    private static final String INPUT = "Input file";
    private static final String CARDS = "Rate cards";
    private static final String RULES = "Rules";
    private static final int SHOWN_DIGITS = 12;

    private final VerifyContext context;
    private final List<Finding> findings = new ArrayList<>();

    private Verifying(VerifyContext context) {
        this.context = context;
    }

    /** @throws UnknownSettingException where another input lacks an assumption that the result's run had set */
    public static VerifyResult of(VerifyContext context) {
        return new Verifying(context).verify();
    }

    /** @throws PublishException where the file can't be put there */
    public static void writeJson(Path file, VerifyContext context, VerifyResult result) throws PublishException {
        byte[] bytes = JsonVerification.of(
                context.result().getFileName().toString(),
                result.verification(),
                result.provenance(),
                result.effects(),
                result.findings());
        Publication.to(file, context.result()).publish(bytes, JsonVerification::verify);
    }

    private VerifyResult verify() {
        Checked<Optional<SealCheck>> opened =
                SealCheck.open(context.result(), context.result().toString());
        findings.addAll(opened.findings());
        SealCheck check = opened.value().orElse(null);
        if (check == null) {
            return new VerifyResult(Optional.empty(), Optional.empty(), List.of(), sorted());
        }
        List<Item> items = new ArrayList<>(check.items());
        items.add(1, signature(check));
        items.add(input(check));
        items.add(files(check, CARDS, true));
        items.add(files(check, RULES, false));
        List<Effect> effects = context.rerate() ? rerated(check) : List.of();
        return new VerifyResult(Optional.of(new Verification(items)), check.provenance(), effects, sorted());
    }

    private List<Finding> sorted() {
        return findings.stream().distinct().sorted().toList();
    }

    /** Fails closed: whatever goes wrong on the way to a good signature is no good signature. */
    private Item signature(SealCheck check) {
        Path trusted = context.trust().orElse(null);
        Path file = SignatureFile.beside(context.result());
        if (trusted == null) {
            return Item.notChecked(
                    SIGNATURE, Files.exists(file) ? "name the key that you trust: --trust KEY" : "there is none");
        }
        String fingerprint = check.fingerprint().orElse(null);
        if (!Files.isRegularFile(file)) {
            return Item.absent(SIGNATURE, "there is no file " + file.getFileName());
        }
        if (fingerprint == null) {
            return Item.changed(SIGNATURE, "there is no whole seal that it could be of", List.of());
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(SignatureFile.LARGEST);
            return outcome(TrustedKey.read(trusted).check(bytes, fingerprint), trusted);
        } catch (UnusableKeyException e) {
            return Item.changed(SIGNATURE, trusted + " " + e.sentence(), List.of());
        } catch (IOException e) {
            return Item.changed(SIGNATURE, file.getFileName() + " can't be read", List.of());
        }
    }

    private static Item outcome(TrustedKey.Outcome outcome, Path key) {
        return switch (outcome) {
            case GOOD -> Item.same(SIGNATURE, "good, by the key " + key);
            case MALFORMED -> Item.changed(SIGNATURE, "the file is no signature of Ratebook's", List.of());
            case OTHER_SEAL -> Item.changed(SIGNATURE, "it is the signature of another result", List.of());
            case OTHER_KEY -> Item.changed(SIGNATURE, "it was not made with the key " + key, List.of());
        };
    }

    private Item input(SealCheck check) {
        Path input = context.input().orElse(null);
        Provenance provenance = check.provenance().orElse(null);
        if (input == null) {
            return Item.notChecked(INPUT, "name it with --input");
        }
        if (provenance == null) {
            return Item.notChecked(INPUT, "there is no seal to check it against");
        }
        Checked<Optional<SealCheck>> opened = SealCheck.open(input, input.toString());
        findings.addAll(opened.findings());
        SealCheck other = opened.value().orElse(null);
        if (other == null) {
            return Item.absent(INPUT, input + " can't be read");
        }
        String sealed = String.join("", provenance.hashes(Role.INPUT).values());
        if (RulesFolder.sha256(input).equals(sealed)) {
            return Item.same(INPUT, "the same file: " + shortened(sealed));
        }
        List<Difference> differences = check.differencesTo(other, typed(input, Provenances.reading(provenance)));
        return differences.isEmpty()
                ? Item.same(INPUT, "saved again: its bytes differ, no cell of it does")
                : Item.changed(INPUT, set(provenance), differences);
    }

    /** The texts of the input that were read as numbers; the result holds the numbers. */
    private static Map<Location, BigDecimal> typed(Path input, Reading reading) {
        return reading.textNumbers() == null
                ? Map.of()
                : InputBook.open(input, input.toString(), reading)
                        .value()
                        .map(InputBook::typed)
                        .orElse(Map.of());
    }

    private static String set(Provenance provenance) {
        boolean any = provenance.options().keySet().stream().anyMatch(each -> each.startsWith(Provenances.SET));
        return any ? "assumptions that the command line had set are among them" : "";
    }

    private Item files(SealCheck check, String name, boolean cards) {
        Provenance provenance = check.provenance().orElse(null);
        if (provenance == null) {
            return Item.notChecked(name, "there is no seal to check them against");
        }
        Map<String, String> then = only(provenance.hashes(Role.RULES), cards);
        Map<String, String> now = only(RulesFolder.of(context.rules()).hashes(), cards);
        List<Difference> differences = new ArrayList<>();
        TreeSet<String> all = new TreeSet<>(then.keySet());
        all.addAll(now.keySet());
        for (String each : all) {
            String held = then.getOrDefault(each, "");
            String holds = now.getOrDefault(each, "");
            if (!held.equals(holds)) {
                differences.add(new Difference("file", each, shortened(held), shortened(holds)));
            }
        }
        return Item.of(name, then.size() + " files, as in " + context.rulesName(), differences);
    }

    private static Map<String, String> only(Map<String, String> hashes, boolean cards) {
        Map<String, String> some = new LinkedHashMap<>();
        hashes.forEach((name, hash) -> {
            if (name.startsWith(RuleFolder.RATE_CARDS + "/") == cards) {
                some.put(name, hash);
            }
        });
        return some;
    }

    private static String shortened(String hash) {
        return hash.isEmpty() ? "nothing" : hash.substring(0, Math.min(SHOWN_DIGITS, hash.length())) + "…";
    }

    /** The inputs that the result carries, or those of another file, under the rules of now. */
    private List<Effect> rerated(SealCheck check) {
        if (check.provenance().isEmpty()) {
            return List.of();
        }
        Rerating rerating = Rerating.of(context, check, check.provenance().get());
        findings.addAll(rerating.findings());
        return rerating.effects();
    }
}
