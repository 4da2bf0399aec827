package io.ratebook.workbook.read;

import io.ratebook.workbook.PackedPart;
import java.io.Closeable;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * The archive that a workbook is, judged before any of its parts is believed: whole, of the right kind, without hostile names
 * and no bomb. Every part is inflated and its real bytes are counted; what the archive says of its own sizes is only compared. Large
 * sheets and their texts are counted while they are read, so that they are inflated once: what was read of them doesn't count before
 * {@link #finish} has returned.
 */
final class ZipGate implements Closeable {
    private static final int MOST_ENTRIES = 1000;
    /** A result has its sheets and charts beside the parts of its input: some 60 at most. */
    private static final int RESULTS_OWN = 200;

    /** Of a part that is counted while it is read. */
    private static final long LARGE = 1 << 22;

    private static final Pattern OF_CELLS =
            Pattern.compile("xl/(worksheets/[^/]+|sharedStrings)\\.xml", Pattern.CASE_INSENSITIVE);
    private static final int BUFFER = 1 << 16;
    private static final long FREE_BYTES = 1 << 20;
    private static final long MOST_RATIO = 200;
    private static final Pattern HOSTILE = Pattern.compile("^/|^[A-Za-z]:|[\\x00-\\x1F\\x7F]|(^|/)\\.\\.?(/|$)");
    private static final String STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main";

    private final Path file;
    private final String shownAs;
    private final Map<String, PackedPart> known;
    private final Set<String> same = new HashSet<>();
    private final Map<String, Counted> later = new LinkedHashMap<>();
    private final ZipFile zip;
    private int parts;
    private final AtomicLong inflated = new AtomicLong();

    private ZipGate(Path file, String shownAs, ZipFile zip, Map<String, PackedPart> known) {
        this.known = known;
        this.file = file;
        this.shownAs = shownAs;
        this.zip = zip;
    }

    /** The gate, passed by all but the parts that are large: those are {@link #open}'s, and {@link #finish}'s in the end. */
    static ZipGate enter(Path file, String shownAs) throws IOException, Refused {
        return enter(file, shownAs, Map.of());
    }

    /**
     * The same.
     *
     * @param known parts that have passed a gate in another file, by their names: here they have to be the same, packed
     */
    static ZipGate enter(Path file, String shownAs, Map<String, PackedPart> known) throws IOException, Refused {
        List<ZipDirectory.Entry> claims = requireWhole(file, shownAs);
        requireHonestNames(claims, shownAs);
        requireReadable(claims, shownAs);
        ZipGate gate = null;
        try {
            gate = new ZipGate(file, shownAs, new ZipFile(file.toFile()), known);
            gate.pass(claims);
            ZipGate passed = gate;
            gate = null;
            return passed;
        } catch (ZipException e) {
            throw incomplete(shownAs);
        } finally {
            if (gate != null) {
                gate.close();
            }
        }
    }

    /** How many parts it has; whether those of a workbook that is no result are too many is {@link #tooMany}'s. */
    int parts() {
        return parts;
    }

    private void pass(List<ZipDirectory.Entry> claims) throws IOException, Refused {
        parts = claims.size();
        requireWorkbook(claims);
        for (ZipEntry entry : zip.stream().toList()) {
            PackedPart meant = known.get(entry.getName());
            if (meant != null) {
                requireSame(entry, meant);
                same.add(entry.getName());
            } else if (entry.getSize() >= LARGE
                    && OF_CELLS.matcher(entry.getName()).matches()) {
                try (InputStream head = zip.getInputStream(entry)) {
                    requireHarmless(entry.getName(), head);
                }
                later.put(entry.getName().toLowerCase(Locale.ROOT), new Counted(zip.getInputStream(entry), entry));
            } else {
                inflate(entry);
            }
        }
    }

    /** True for a part that has passed in another file, and is the same here. */
    boolean isKnown(String part) {
        return same.contains(part);
    }

    private void requireSame(ZipEntry entry, PackedPart meant) throws IOException, Refused {
        Optional<PackedPart> here = PackedEntry.of(file, entry);
        boolean same = here.isPresent()
                && entry.getCrc() == meant.crc()
                && entry.getSize() == meant.size()
                && entry.getCompressedSize() == meant.packedSize();
        if (same) {
            try (InputStream one = here.get().packed().open();
                    InputStream other = meant.packed().open()) {
                same = isSame(one, other);
            }
        }
        if (!same) {
            throw incomplete();
        }
    }

    private static boolean isSame(InputStream one, InputStream other) throws IOException {
        byte[] bytes = new byte[BUFFER];
        byte[] more = new byte[BUFFER];
        int read;
        do {
            read = one.readNBytes(bytes, 0, BUFFER);
            if (other.readNBytes(more, 0, BUFFER) != read || !Arrays.equals(bytes, 0, read, more, 0, read)) {
                return false;
            }
        } while (read > 0);
        return true;
    }

    /** A large part's bytes, which are counted as they are read; empty where the part has passed already, or was opened before. */
    Optional<InputStream> open(String part) {
        Counted counted = later.get(part.toLowerCase(Locale.ROOT));
        if (counted == null || counted.opened) {
            return Optional.empty();
        }
        counted.opened = true;
        return Optional.of(ReadAhead.of(counted));
    }

    /** Where a large part lies; empty for one that isn't. */
    Optional<ZipEntry> large(String part) {
        return Optional.ofNullable(later.get(part.toLowerCase(Locale.ROOT))).map(each -> each.entry);
    }

    /** Lets the rest of every large part pass. */
    void finish() throws IOException, Refused {
        for (Counted each : later.values()) {
            requireSound(each);
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    /** Empty where a workbook that is no result may have as many parts. */
    static Optional<Refused> tooMany(int parts, String shownAs) {
        return parts > MOST_ENTRIES
                ? Optional.of(
                        refused("RB-IN-ZIPENTRIES", shownAs, "the archive has more than " + MOST_ENTRIES + " parts"))
                : Optional.empty();
    }

    private Refused incomplete() {
        return incomplete(shownAs);
    }

    private static Refused incomplete(String shownAs) {
        return Refused.corrupt(shownAs, "the file is incomplete or damaged");
    }

    private static Refused refused(String code, String shownAs, String message) {
        return Refused.of(code, shownAs, message, "open it in Excel and save it again");
    }

    /** The end record closes the file, the directory lies right before it, and the entries fill the rest. */
    private static List<ZipDirectory.Entry> requireWhole(Path file, String shownAs) throws IOException, Refused {
        try (FileChannel channel = FileChannel.open(file)) {
            ZipDirectory directory =
                    ZipDirectory.read(channel, MOST_ENTRIES + RESULTS_OWN).orElseThrow(() -> incomplete(shownAs));
            List<ZipDirectory.Entry> entries = directory.entries();
            if (entries.size() > MOST_ENTRIES + RESULTS_OWN) {
                throw tooMany(entries.size(), shownAs).orElseThrow();
            }
            switch (directory.lie(channel)) {
                case OVERLAPPING -> throw bomb(shownAs, "its parts overlap");
                case CONTRADICTING -> throw incomplete(shownAs);
                case WITH_OTHER_BYTES ->
                    throw Refused.corrupt(shownAs, "the file holds bytes that belong to none of its parts");
                case APART -> {
                    return entries;
                }
            }
        }
        throw new IllegalStateException("no other way to lie");
    }

    /** A backslash stands for a slash: some programs write one. */
    private static void requireHonestNames(List<ZipDirectory.Entry> entries, String shownAs) throws Refused {
        Set<String> seen = new HashSet<>();
        for (ZipDirectory.Entry entry : entries) {
            String name = entry.name().replace('\\', '/');
            if (HOSTILE.matcher(name).find()) {
                throw refused("RB-IN-ZIPNAME", shownAs, "the archive names a part " + quoted(entry.name()));
            }
            if (!seen.add(name.toLowerCase(Locale.ROOT))) {
                throw refused("RB-IN-ZIPDUP", shownAs, "the archive holds the part " + quoted(entry.name()) + " twice");
            }
        }
    }

    private static void requireReadable(List<ZipDirectory.Entry> entries, String shownAs) throws Refused {
        for (ZipDirectory.Entry entry : entries) {
            if (entry.isEncrypted()) {
                throw Refused.of(
                        "RB-IN-ENCRYPTED",
                        shownAs,
                        "the archive is encrypted: " + quoted(entry.name()),
                        "save it without a password");
            }
            if (entry.method() != ZipEntry.STORED && entry.method() != ZipEntry.DEFLATED) {
                throw refused(
                        "RB-IN-ZIPMETHOD",
                        shownAs,
                        "the archive packs " + quoted(entry.name()) + " by method " + entry.method()
                                + ", which no workbook uses");
            }
        }
    }

    private static String quoted(String name) {
        String safe = name.replaceAll("[^\\x20-\\x7E]", "?");
        return '"' + (safe.length() > 60 ? safe.substring(0, 60) + "…" : safe) + '"';
    }

    private void requireWorkbook(List<ZipDirectory.Entry> entries) throws IOException, Refused {
        Set<String> names = new HashSet<>();
        entries.forEach(each -> names.add(each.name().replace('\\', '/').toLowerCase(Locale.ROOT)));
        if (names.contains("xl/workbook.bin")) {
            throw Refused.of(
                    "RB-IN-XLSB",
                    shownAs,
                    "the file is a binary workbook (.xlsb), which isn't read",
                    "open it in Excel and save it as Excel workbook (.xlsx)");
        }
        if (isOpenDocument()) {
            throw Refused.of(
                    "RB-IN-ODS",
                    shownAs,
                    "the file is an OpenDocument file (.ods), which isn't read",
                    "open it in LibreOffice and save it as Excel 2007-365 (.xlsx)");
        }
        String kind = otherKind(names);
        if (!names.contains(PartTypes.LIST) || kind != null) {
            throw Refused.of(
                    "RB-IN-NOTXLSX",
                    shownAs,
                    "the file is " + (kind == null ? "a zip archive" : kind) + ", not an Excel workbook (.xlsx)",
                    "choose the workbook itself");
        }
    }

    private boolean isOpenDocument() throws IOException {
        ZipEntry type = zip.getEntry("mimetype");
        if (type == null) {
            return zip.getEntry("content.xml") != null;
        }
        try (InputStream in = zip.getInputStream(type)) {
            return new String(in.readNBytes(200), StandardCharsets.US_ASCII).contains("opendocument");
        }
    }

    private static @Nullable String otherKind(Set<String> names) {
        if (names.contains("word/document.xml")) {
            return "a Word document";
        }
        return names.contains("ppt/presentation.xml") ? "a PowerPoint presentation" : null;
    }

    private Refused bomb(String why) {
        return bomb(shownAs, why);
    }

    private static Refused bomb(String shownAs, String why) {
        return Refused.of(
                "RB-IN-ZIPBOMB",
                shownAs,
                "the archive would unpack to far more than an honest workbook holds: " + why,
                "ask whoever made the file, or copy the sheets into a new workbook");
    }

    /** Counts the real bytes and proves the checksum; on the way looks at how the part begins, where it is XML. */
    private void inflate(ZipEntry entry) throws IOException, Refused {
        if (isNothing(entry)) {
            return;
        }
        try (InputStream raw = zip.getInputStream(entry)) {
            Counted in = new Counted(raw, entry);
            if (entry.getName().matches("(?i).*\\.(xml|rels|vml)")) {
                requireHarmless(entry.getName(), in);
            }
            requireSound(in);
        }
    }

    private void requireSound(Counted in) throws IOException, Refused {
        try {
            in.drain();
            if (in.checksum.getValue() != in.entry.getCrc() || in.count != in.entry.getSize()) {
                throw incomplete();
            }
        } catch (TooMuch e) {
            throw bomb("more than 200 times its size in " + quoted(in.entry.getName()));
        } catch (ZipException | EOFException e) {
            throw incomplete();
        }
    }

    /** What is empty needs no bytes in the archive, though it be said to be deflated: JSZip writes folders so. */
    private static boolean isNothing(ZipEntry entry) {
        return entry.getSize() == 0 && entry.getCompressedSize() == 0 && entry.getCrc() == 0;
    }

    /** A part that isn't well-formed is left to whoever reads it: not every part is. */
    private void requireHarmless(String part, InputStream in) throws Refused {
        XmlPart.Root root = XmlPart.rootOf(in);
        if (root.hasDoctype()) {
            throw XmlPart.doctype(shownAs, part);
        }
        if (root.namespace().equals(STRICT)) {
            throw Refused.of(
                    "RB-IN-STRICT",
                    shownAs,
                    "the workbook is saved as Strict Open XML, which isn't read",
                    "open it in Excel and save it as Excel workbook (.xlsx), without \"Strict\"");
        }
    }

    /** More bytes than the ratio allows. */
    private static final class TooMuch extends IOException {}

    /** Passes bytes on while they stay within the ratio. */
    private final class Counted extends FilterInputStream {
        private final ZipEntry entry;
        private final long compressed;
        private final CRC32 checksum = new CRC32();
        private final long fileSize;
        private long count;
        private boolean opened;

        Counted(InputStream in, ZipEntry entry) throws IOException {
            super(in);
            this.entry = entry;
            this.compressed = entry.getCompressedSize();
            this.fileSize = Files.size(file);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = in.read(bytes, offset, length);
            if (read > 0) {
                checksum.update(bytes, offset, read);
                count += read;
                long all = inflated.addAndGet(read);
                if (count > FREE_BYTES && count / MOST_RATIO > compressed
                        || all > FREE_BYTES && all / MOST_RATIO > fileSize) {
                    throw new TooMuch();
                }
            }
            return read;
        }

        /** Left open: the parser closes what it gives up, and the rest is still to be counted. */
        @Override
        public void close() {
            // with the archive
        }

        void drain() throws IOException {
            byte[] rest = new byte[1 << 16];
            while (read(rest, 0, rest.length) >= 0) {
                // only counted
            }
        }
    }
}
