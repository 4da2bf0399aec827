package io.ratebook.cli;

import io.ratebook.workbook.read.hostile.BadInput;
import io.ratebook.workbook.read.hostile.BadInputs;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.DeflaterInputStream;
import java.util.zip.InflaterInputStream;

/** Files of every other kind than an input, each with a defect: kind and defect to what writes it. */
final class BrokenFiles {
    static final String KEY = "-----BEGIN PUBLIC KEY-----\n%s\n-----END PUBLIC KEY-----\n";
    static final String SOUND_KEY = "MCowBQYDK2VwAyEAAo7LlRfgBOFwKJTPTGdGYMgIBXS9rtOc1Os5uxkRo14=";

    private static final String PRIVATE = "-----BEGIN PRIVATE KEY-----\n%s\n-----END PRIVATE KEY-----\n";
    private static final String SOUND_PRIVATE = "MC4CAQAwBQYDK2VwBCIEIOlHd+/ibOcizv8oI6J2AvM8zy0LZZ6OrDSsw5Pac+Qf";
    private static final String CARD = "provider,model,meter,price,per,unit,currency,source\n";
    private static final String ROW = "openai,m,input,1.5,1000000,token,USD,here\n";
    private static final String CASES = "Case,Calls,Input tokens,Expect\n";
    private static final String CASE = "one,1,100,ADJ-900 says never\n";
    private static final String DOCTYPE = "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]>";

    private static final String SEAL = "customXml/item1.xml";
    private static final String SHEET = "xl/worksheets/sheet1.xml";

    /** What there is to be had of broken workbooks: a name here, and that of the ledger of inputs. */
    private static final String[][] WORKBOOKS = {
        {"zero-bytes", "1-01-empty"},
        {"old-xls", "1-03-xls"},
        {"encrypted", "1-04-encrypted"},
        {"strict", "1-05-strict"},
        {"a-csv", "1-02-csv"},
        {"last-byte-missing", "1-07-truncated-by-1"},
        {"no-directory", "1-07-no-directory"},
        {"changed-byte", "1-07-changed-byte"},
        {"bomb", "1-08-bomb-in-sheet1"},
        {"bomb-in-styles", "1-08-bomb-in-styles"},
        {"overlapping", "1-08-overlapping-entries"},
        {"forged-size", "1-08-size-too-small"},
        {"name-twice", "1-10-name-twice"},
        {"two-headers", "1-11-two-headers-that-differ"},
        {"encrypted-part", "1-11-encrypted-entry"}
    };

    private final Map<String, BadInput.Making> files = new TreeMap<>();

    /** A result without defect, of which others are made. */
    private final Path sound;

    private final Map<String, BadInput.Making> inputs = new HashMap<>();

    private BrokenFiles(Path sound) {
        BadInputs.all().forEach(each -> inputs.put(each.name(), each.making()));
        this.sound = sound;
    }

    /** @param sound a result without defect; read where a file is written, not before */
    static Map<String, BadInput.Making> all(Path sound) {
        BrokenFiles all = new BrokenFiles(sound);
        all.cards();
        all.prompts();
        all.catalogues();
        all.rules();
        all.cases();
        all.results();
        all.signatures();
        all.keys();
        all.privateKeys();
        return all.files;
    }

    private void cards() {
        card("in-utf-16", (CARD + ROW).getBytes(StandardCharsets.UTF_16));
        card("not-utf-8", (CARD + "op\u00e9nai,m,input,1,1,token,USD,x\n").getBytes(StandardCharsets.ISO_8859_1));
        card("with-nul", CARD + ROW.replace("m,", "m\0,"));
        card("unclosed-quote", CARD + "\"openai,m,input\n" + ROW);
        card("quote-in-a-value", CARD + "\"open\"ai,m,input,1.5,1000000,token,USD,here\n");
        card("number-as-text", CARD + ROW.replace("1.5", "\"1,5\"") + ROW.replace("1.5", "$1.50"));
        card("formula", CARD + ROW.replace("1.5", "=1+1"));
        card("endless-number", CARD + ROW.replace("1.5", "1E999999999"));
        card("many-digits", CARD + ROW.replace("1.5", "9".repeat(5000)));
        card("bidirectional", CARD + ROW.replace(",m,", ",m\u202egpt,"));
        card("no-header", ROW);
        card("too-large", new byte[(16 << 20) + 1]);
        card("a-workbook-in-name", bytes("PK\3\4"));
    }

    private void prompts() {
        jsonl("truncated", "{\"prompt\": \"a\"}\n{\"prompt\": \"b");
        jsonl("in-utf-16", "{\"prompt\": \"a\"}".getBytes(StandardCharsets.UTF_16));
        jsonl("deep", "[".repeat(3000));
        jsonl("number", "{\"prompt\": 1e999999999}\n");
        jsonl("empty", "");
        csvPrompts("unclosed-quote", "prompt\n\"a\n");
        csvPrompts("no-column", "text\na\n");
    }

    private void catalogues() {
        litellm("truncated", "{\"m\": {");
        litellm("twice", "{\"m\": {}, \"m\": {}}");
        litellm("deep", "{\"a\":".repeat(3000));
        litellm("a-list", "[1, 2]");
        litellm(
                "endless-number",
                "{\"m\": {\"input_cost_per_token\": 1e999999999, \"litellm_provider\": \"openai\", \"mode\": \"chat\"}}");
        litellm("endless-digits", "{\"m\": {\"input_cost_per_token\": 0." + "1".repeat(5000) + "}}");
        litellm("too-large", new byte[(32 << 20) + 1]);
    }

    private void rules() {
        drl("too-large", new byte[(1 << 20) + 1]);
        drl("deep", "rule \"MET-900 deep\" when " + "(".repeat(3000) + " then end\n");
        drl("not-utf-8", "rule \"caf\u00e9\"\n".getBytes(Charset.forName("windows-1252")));
    }

    /** Beside a rule file without defect. */
    private void cases() {
        cases("empty", "");
        cases("no-header", CASE);
        cases("no-case-and-no-expectation", "Calls,Input tokens\n1,100\n");
        cases("misspelt-header", CASES.replace("Expect", "Expcet") + CASE);
        cases("header-twice", CASES.replace("Input tokens", "Calls") + CASE);
        cases("number-as-text", CASES + CASE.replace("100", "\"1,5\"") + CASE.replace("100", "12k"));
        cases(
                "no-rate",
                CASES.replace("Calls", "On meter").replace("Input tokens", "Rates")
                        + CASE.replace("1,100", "input,openai/m 1.5"));
        cases(
                "bidirectional",
                CASES + CASE.replace("one,", "o\u202ene\u001b[31m,").replace("100", "\u001b[31m"));
        cases("unclosed-quote", CASES + CASE + "\"two,1,100,ADJ-900 says never\n");
        cases("quote-in-a-value", CASES + "\"tw\"o,1,100,ADJ-900 says never\n");
        cases("not-utf-8", (CASES + "caf\u00e9,1,100,ADJ-900 says never\n").getBytes(StandardCharsets.ISO_8859_1));
        cases("in-utf-16", (CASES + CASE).getBytes(StandardCharsets.UTF_16));
        cases("too-large", new byte[(16 << 20) + 1]);
        cases("beside-no-rules", CASES + CASE);
        for (String[] each : WORKBOOKS) {
            files.put("casebook-" + each[0], input(each[1]));
        }
        files.put("casebook-of-a-plan", input("1-11-stored"));
    }

    private void results() {
        put("result truncated", new byte[] {'P', 'K', 3, 4, 0, 0});
        put("result empty", new byte[0]);
        put("result a-page", bytes("<html><body>no</body></html>"));
        for (String kind : List.of("result", "diff")) {
            for (String[] each : WORKBOOKS) {
                files.put(kind + "-" + each[0], input(each[1]));
            }
            files.put(kind + "-no-result", input("1-11-stored"));
            files.put(kind + "-cut-in-half", file -> {
                byte[] whole = Files.readAllBytes(sound);
                Files.write(file, Arrays.copyOf(whole, whole.length / 2));
            });
            files.put(kind + "-forged-directory", file -> {
                byte[] whole = Files.readAllBytes(sound);
                int last = new String(whole, StandardCharsets.ISO_8859_1).lastIndexOf("PK\1\2");
                ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN).putInt(last + 24, 7);
                Files.write(file, whole);
            });
            files.put(kind + "-bomb-in-the-seal", file -> {
                EditedFile edited = new EditedFile(sound);
                edited.parts().put(SEAL, new byte[60 << 20]);
                edited.save(file);
            });
            files.put(kind + "-without-a-sheet", file -> {
                EditedFile edited = new EditedFile(sound);
                edited.parts().remove(SHEET);
                edited.save(file);
            });
            edited(kind + "-doctype-in-the-seal", SEAL, BrokenFiles::doctype);
            edited(kind + "-doctype-in-a-sheet", SHEET, BrokenFiles::doctype);
            edited(kind + "-doctype-in-the-workbook", "xl/workbook.xml", BrokenFiles::doctype);
            edited(kind + "-doctype-in-relations", "xl/_rels/workbook.xml.rels", BrokenFiles::doctype);
            edited(kind + "-seal-cut-off", SEAL, each -> each.substring(0, each.length() / 2));
            edited(kind + "-sheet-cut-off", SHEET, each -> each.substring(0, each.length() / 2));
            edited(kind + "-cell-nowhere", SHEET, each -> each.replaceFirst("<c r=\"A1\"", "<c r=\"XFE0\""));
            edited(kind + "-forged-number", SEAL, each -> numbered(each, "TBD"));
            edited(kind + "-endless-number", SEAL, each -> numbered(each, "1E999999999"));
            files.put(kind + "-a-folder", Files::createDirectories);
            files.put(kind + "-nowhere", file -> {});
        }
    }

    /** Another number in the packed content of a seal. */
    private static String numbered(String seal, String number) {
        Matcher content = Pattern.compile("(<content[^>]*>)([^<]+)").matcher(seal);
        return content.replaceAll(each -> {
            String dump = new String(inflated(Base64.getMimeDecoder().decode(each.group(2))), StandardCharsets.UTF_8);
            byte[] forged = bytes(dump.replaceAll("(?m)\tn[0-9.]+$", "\tn" + number));
            return each.group(1) + Base64.getEncoder().encodeToString(deflated(forged));
        });
    }

    private static byte[] inflated(byte[] packed) {
        try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(packed))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] deflated(byte[] content) {
        try (DeflaterInputStream in = new DeflaterInputStream(new ByteArrayInputStream(content))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String doctype(String part) {
        int end = part.startsWith("<?xml") ? part.indexOf("?>") + 2 : 0;
        return part.substring(0, end) + DOCTYPE + part.substring(end);
    }

    private void edited(String name, String part, UnaryOperator<String> change) {
        files.put(name, file -> new EditedFile(sound).edit(part, change).save(file));
    }

    private void signatures() {
        put("signature empty", new byte[0]);
        put("signature random", bytes("\1\2\3\4"));
        put("signature huge", new byte[1 << 20]);
        put(
                "signature of-another",
                bytes("Ratebook signature 1\nfingerprint " + "0".repeat(64) + "\ned25519 " + "A".repeat(86) + "==\n"));
    }

    private void keys() {
        put("key empty", new byte[0]);
        put("key no-base64", bytes(KEY.formatted("A===A")));
        put("key short", bytes(KEY.formatted("MCow")));
        put("key private", bytes(KEY.formatted(SOUND_KEY).replace("PUBLIC", "PRIVATE")));
        put("key too-large", new byte[(1 << 16) + 1]);
    }

    private void privateKeys() {
        put("sign empty", new byte[0]);
        put("sign no-base64", bytes(PRIVATE.formatted("A===A")));
        put("sign truncated", bytes(PRIVATE.formatted(SOUND_PRIVATE).substring(0, 60)));
        put("sign short", bytes(PRIVATE.formatted(SOUND_PRIVATE.substring(0, 32))));
        put("sign public", bytes(KEY.formatted(SOUND_KEY)));
        put("sign public-in-name", bytes(PRIVATE.formatted(SOUND_KEY)));
        put("sign encrypted", bytes(PRIVATE.formatted(SOUND_PRIVATE).replace("PRIVATE", "ENCRYPTED PRIVATE")));
        put("sign of-openssh", bytes(PRIVATE.formatted(SOUND_PRIVATE).replace("PRIVATE", "OPENSSH PRIVATE")));
        put("sign not-in-pem", Base64.getDecoder().decode(SOUND_PRIVATE));
        put("sign two-keys", bytes(PRIVATE.formatted(SOUND_PRIVATE).repeat(2)));
        put("sign too-large", new byte[(1 << 16) + 1]);
        for (String algorithm : List.of("RSA", "EC", "Ed448", "X25519")) {
            files.put("sign-by-" + algorithm.toLowerCase(Locale.ROOT), file -> Files.writeString(file, pem(algorithm)));
        }
        files.put("sign-a-folder", Files::createDirectories);
        files.put("sign-nowhere", file -> {});
    }

    private static String pem(String algorithm) throws IOException {
        try {
            byte[] key = KeyPairGenerator.getInstance(algorithm)
                    .generateKeyPair()
                    .getPrivate()
                    .getEncoded();
            return PRIVATE.formatted(Base64.getMimeEncoder().encodeToString(key));
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    private BadInput.Making input(String name) {
        return Objects.requireNonNull(inputs.get(name), name);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void put(String name, byte[] content) {
        files.put(name.replace(' ', '-'), file -> Files.write(file, content));
    }

    private void cases(String name, String content) {
        cases(name, bytes(content));
    }

    private void cases(String name, byte[] content) {
        put("cases " + name, content);
    }

    private void card(String name, String content) {
        card(name, bytes(content));
    }

    private void card(String name, byte[] content) {
        put("card " + name, content);
    }

    private void jsonl(String name, String content) {
        jsonl(name, bytes(content));
    }

    private void jsonl(String name, byte[] content) {
        put("jsonl " + name, content);
    }

    private void csvPrompts(String name, String content) {
        put("csv " + name, bytes(content));
    }

    private void litellm(String name, String content) {
        litellm(name, bytes(content));
    }

    private void litellm(String name, byte[] content) {
        put("catalogue " + name, content);
    }

    private void drl(String name, String content) {
        drl(name, bytes(content));
    }

    private void drl(String name, byte[] content) {
        put("drl " + name, content);
    }
}
