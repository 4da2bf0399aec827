package io.ratebook.rules;

import io.ratebook.domain.RuleReads;
import io.ratebook.domain.RuleRef;
import io.ratebook.domain.Stage;
import io.ratebook.domain.UsageField;
import io.ratebook.finding.Finding;
import io.ratebook.finding.Location;
import io.ratebook.finding.Severity;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@link KnownRules} as bytes. A rule stands in them once; what tries it and what was compiled of it name it by its number. */
final class KnownRulesFormat {
    private static final int FORMAT = 0x52424b31; // RBK1

    private KnownRulesFormat() {}

    static byte[] write(KnownRules known) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(FORMAT);
            new Writer(out).known(known);
        } catch (IOException e) {
            throw new UncheckedIOException("memory can always be written", e);
        }
        return bytes.toByteArray();
    }

    /** Empty where the bytes are none of ours. */
    static Optional<KnownRules> read(byte[] bytes, ReadAgain again) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            if (in.readInt() != FORMAT) {
                return Optional.empty();
            }
            KnownRules known = new Reader(in).known(again);
            return in.available() == 0 ? Optional.of(known) : Optional.empty();
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }

    /** One after the other, each list after its length. */
    private static final class Writer {
        private final DataOutputStream out;
        private final Map<RuleRef, Integer> numbers = new HashMap<>();

        Writer(DataOutputStream out) {
            this.out = out;
        }

        void known(KnownRules known) throws IOException {
            each(known.sources(), this::source);
            each(known.findings(), this::finding);
            reads(known.reads());
            for (Stage stage : Stage.values()) {
                each(known.trials().getOrDefault(stage, List.of()), this::trial);
            }
        }

        private void source(RuleSource source) throws IOException {
            text(source.path());
            text(source.stage().name());
            text(source.drl());
            each(source.rules(), this::named);
        }

        private void named(RuleSource.Named named) throws IOException {
            RuleRef ref = named.ref();
            numbers.putIfAbsent(ref, numbers.size());
            text(named.name());
            text(ref.id());
            text(ref.title());
            text(ref.source());
            text(ref.owner());
            text(ref.stage().name());
            location(ref.at());
            location(named.idAt());
        }

        private void finding(Finding finding) throws IOException {
            text(finding.severity().name());
            text(finding.code());
            location(finding.where());
            text(finding.message());
            out.writeBoolean(finding.maybe() != null);
            text(finding.maybe() == null ? "" : finding.maybe());
        }

        private void location(Location where) throws IOException {
            text(where.file());
            out.writeBoolean(where.sheet() != null);
            text(where.sheet() == null ? "" : where.sheet());
            out.writeInt(where.row());
            out.writeInt(where.column());
            out.writeInt(where.line());
        }

        private void reads(RuleReads reads) throws IOException {
            each(reads.constants().entrySet(), each -> {
                text(each.getKey().name());
                each(each.getValue(), number -> text(number.toString()));
            });
            each(reads.compared(), each -> text(each.name()));
            each(reads.promptTokens(), each -> text(each.toString()));
            out.writeBoolean(reads.attrs());
            out.writeBoolean(reads.opaque());
        }

        private void trial(TrialRule rule) throws IOException {
            Integer number = numbers.get(rule.rule());
            if (number == null) {
                throw new IllegalStateException(
                        "no source has the rule " + rule.rule().id());
            }
            out.writeInt(number);
            each(rule.patterns(), this::pattern);
        }

        private void pattern(TrialPattern pattern) throws IOException {
            text(pattern.kind().name());
            text(pattern.type());
            text(pattern.binding());
            text(pattern.text());
            each(pattern.parts(), part -> {
                text(part.binding());
                text(part.text());
            });
        }

        private void text(String text) throws IOException {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            out.writeInt(bytes.length);
            out.write(bytes);
        }

        private <T> void each(Collection<T> all, Part<T> part) throws IOException {
            out.writeInt(all.size());
            for (T each : all) {
                part.write(each);
            }
        }
    }

    private interface Part<T> {
        void write(T part) throws IOException;
    }

    /** The other way round. */
    private static final class Reader {
        private final DataInputStream in;
        private final List<RuleRef> rules = new ArrayList<>();
        private final Map<RuleRef, Integer> numbers = new HashMap<>();

        Reader(DataInputStream in) {
            this.in = in;
        }

        KnownRules known(ReadAgain again) throws IOException {
            List<RuleSource> sources = each(() -> source(again));
            List<Finding> findings = each(this::finding);
            RuleReads reads = reads();
            Map<Stage, List<TrialRule>> trials = new EnumMap<>(Stage.class);
            for (Stage stage : Stage.values()) {
                trials.put(stage, each(this::trial));
            }
            return new KnownRules(sources, findings, reads, trials);
        }

        private RuleSource source(ReadAgain again) throws IOException {
            String path = text();
            Stage stage = stage();
            String drl = text();
            return again.source(path, stage, drl, each(this::named));
        }

        private RuleSource.Named named() throws IOException {
            String name = text();
            RuleRef ref = new RuleRef(text(), text(), text(), text(), stage(), location());
            if (numbers.putIfAbsent(ref, rules.size()) == null) {
                rules.add(ref);
            }
            return new RuleSource.Named(name, ref, location());
        }

        private Stage stage() throws IOException {
            return Stage.valueOf(text());
        }

        private Finding finding() throws IOException {
            Severity severity = Severity.valueOf(text());
            String code = text();
            Location where = location();
            String message = text();
            boolean advised = in.readBoolean();
            String maybe = text();
            return new Finding(severity, code, where, message, advised ? maybe : null);
        }

        private Location location() throws IOException {
            String file = text();
            boolean cell = in.readBoolean();
            String sheet = text();
            return new Location(file, cell ? sheet : null, in.readInt(), in.readInt(), in.readInt());
        }

        private RuleReads reads() throws IOException {
            Map<UsageField, Set<BigDecimal>> constants = new EnumMap<>(UsageField.class);
            for (int i = in.readInt(); i > 0; i--) {
                constants.put(UsageField.valueOf(text()), new HashSet<>(each(() -> new BigDecimal(text()))));
            }
            Set<UsageField> compared = EnumSet.noneOf(UsageField.class);
            compared.addAll(each(() -> UsageField.valueOf(text())));
            return new RuleReads(
                    constants,
                    compared,
                    new HashSet<>(each(() -> new BigDecimal(text()))),
                    in.readBoolean(),
                    in.readBoolean());
        }

        private TrialRule trial() throws IOException {
            return new TrialRule(rules.get(in.readInt()), each(this::pattern));
        }

        private TrialPattern pattern() throws IOException {
            return new TrialPattern(
                    TrialPattern.Kind.valueOf(text()),
                    text(),
                    text(),
                    text(),
                    each(() -> TrialPattern.Part.read(text(), text())));
        }

        private String text() throws IOException {
            int length = in.readInt();
            if (length < 0 || length > in.available()) {
                throw new IOException("cut short");
            }
            return new String(in.readNBytes(length), StandardCharsets.UTF_8);
        }

        private <T> List<T> each(Whole<T> whole) throws IOException {
            List<T> all = new ArrayList<>();
            for (int i = in.readInt(); i > 0; i--) {
                all.add(whole.read());
            }
            return all;
        }
    }

    private interface Whole<T> {
        T read() throws IOException;
    }
}
