package io.ratebook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signed results: a good signature is good after a saving, and whatever else there is fails. */
class SignatureTest {
    /** Made with openssl genpkey -algorithm ed25519, for this test alone. */
    private static final String PRIVATE = """
            -----BEGIN PRIVATE KEY-----
            MC4CAQAwBQYDK2VwBCIEIOlHd+/ibOcizv8oI6J2AvM8zy0LZZ6OrDSsw5Pac+Qf
            -----END PRIVATE KEY-----
            """;

    private static final String PUBLIC = """
            -----BEGIN PUBLIC KEY-----
            MCowBQYDK2VwAyEAAo7LlRfgBOFwKJTPTGdGYMgIBXS9rtOc1Os5uxkRo14=
            -----END PUBLIC KEY-----
            """;

    @TempDir
    Path folder = Path.of("");

    private Path key;
    private Path trusted;
    private Path result;

    @BeforeEach
    void sign() throws IOException {
        key = Files.writeString(folder.resolve("key.pem"), PRIVATE);
        trusted = Files.writeString(folder.resolve("key.pub.pem"), PUBLIC);
        result = folder.resolve("plan.rated.xlsx");
        CommandLineRun run =
                CommandLineRun.of("run", "workbooks/template.xlsx", "-o", result.toString(), "--sign", key.toString());
        assertThat(run.exitCode()).as(run.err()).isZero();
    }

    @Test
    void aSignatureOfTheSealIsGoodEvenWhereTheFileWasSavedAgain() throws IOException {
        assertVerified(result, trusted, ExitCode.DONE, "Signature +same +good, by the key ");
        Path saved = EditedFile.of(result, folder.resolve("saved.xlsx"), workbook -> {});
        Files.copy(signature(result), signature(saved));
        assertVerified(saved, trusted, ExitCode.DONE, "Signature +same +good, by the key ");
    }

    @Test
    void theSameResultAndKeyGiveTheSameSignature() throws IOException {
        byte[] before = Files.readAllBytes(signature(result));
        sign();
        assertThat(signature(result)).hasBinaryContent(before);
    }

    @Test
    void aSignatureDoesNotCoverForAnEditedCell() throws IOException {
        Path edited = EditedFile.of(
                result,
                folder.resolve("edited.xlsx"),
                workbook -> workbook.getSheet("Summary").getRow(0).getCell(0).setCellValue("Approved"));
        Files.copy(signature(result), signature(edited));
        CommandLineRun run = verified(edited, trusted);
        assertThat(run.exitCode()).isEqualTo(ExitCode.FINDINGS);
        assertThat(run.out()).containsPattern("Signature +same").containsPattern("Fixed values +changed");
    }

    @Test
    void noSignatureFails() throws IOException {
        Files.delete(signature(result));
        assertVerified(result, trusted, ExitCode.FINDINGS, "Signature +absent +there is no file plan.rated.xlsx.sig");
    }

    @Test
    void anotherKeyFails() throws IOException, GeneralSecurityException {
        byte[] other = KeyPairGenerator.getInstance("Ed25519")
                .generateKeyPair()
                .getPublic()
                .getEncoded();
        String pem =
                PUBLIC.replaceFirst("MC[A-Za-z0-9+/=]+", Base64.getEncoder().encodeToString(other));
        Path pub = Files.writeString(folder.resolve("other.pub.pem"), pem);
        assertVerified(result, pub, ExitCode.FINDINGS, "Signature +changed +it was not made with the key ");
    }

    @Test
    void aKeyThatIsNoneFails() throws IOException {
        Path rubbish = Files.writeString(folder.resolve("rubbish.pem"), "no key");
        assertVerified(result, rubbish, ExitCode.FINDINGS, "Signature +changed +.*rubbish.pem is no public key in PEM");
        assertVerified(result, key, ExitCode.FINDINGS, "Signature +changed +.*key.pem is no public key in PEM");
        assertVerified(
                result,
                folder.resolve("nowhere.pem"),
                ExitCode.FINDINGS,
                "Signature +changed +.*nowhere.pem is no file");
        Path rsa = Files.writeString(folder.resolve("rsa.pem"), PUBLIC.replaceFirst("MCowBQYDK2Vw", "MCowBQYDK2Vx"));
        assertVerified(result, rsa, ExitCode.FINDINGS, "Signature +changed +.*rsa.pem is no Ed25519 public key");
    }

    @Test
    void theSignatureOfAnotherSealFails() throws IOException {
        Path other = folder.resolve("other.rated.xlsx");
        CommandLineRun run =
                CommandLineRun.of("run", "workbooks/currencies.xlsx", "-o", other.toString(), "--sign", key.toString());
        assertThat(run.exitCode()).as(run.err()).isZero();
        Files.copy(signature(result), signature(other), StandardCopyOption.REPLACE_EXISTING);
        assertVerified(other, trusted, ExitCode.FINDINGS, "Signature +changed +it is the signature of another result");
    }

    @Test
    void aSignatureFileThatWasEditedFails() throws IOException {
        String text = Files.readString(signature(result));
        Files.writeString(signature(result), text + "more");
        assertVerified(result, trusted, ExitCode.FINDINGS, "Signature +changed +the file is no signature");
        int at = text.indexOf("ed25519 ") + 8;
        char other = text.charAt(at) == 'A' ? 'B' : 'A';
        Files.writeString(signature(result), text.substring(0, at) + other + text.substring(at + 1));
        assertVerified(result, trusted, ExitCode.FINDINGS, "Signature +changed +it was not made with the key");
    }

    @Test
    void aResealedResultIsNoLongerWhatWasSigned() throws IOException {
        Path resealed = folder.resolve("resealed.xlsx");
        CommandLineRun run = CommandLineRun.of("run", result.toString(), "-o", resealed.toString());
        assertThat(run.exitCode()).as(run.err()).isZero();
        Files.copy(signature(result), signature(resealed));
        assertVerified(
                resealed, trusted, ExitCode.FINDINGS, "Signature +changed +it is the signature of another result");
    }

    @Test
    void signingWithoutAKeyWritesNothing() throws IOException {
        Path other = folder.resolve("other.xlsx");
        CommandLineRun run = CommandLineRun.of(
                "run", "workbooks/template.xlsx", "-o", other.toString(), "--sign", trusted.toString());
        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("--sign: ").contains("is no private key in PEM");
        assertThat(other).doesNotExist();
    }

    @Test
    void whereTheSignatureCantBeWrittenTheOldResultStays() throws IOException {
        byte[] before = Files.readAllBytes(result);
        Files.delete(signature(result));
        Files.createDirectory(signature(result));
        CommandLineRun run = CommandLineRun.of(
                "run", "workbooks/currencies.xlsx", "-o", result.toString(), "--sign", key.toString());
        assertThat(run.exitCode()).isEqualTo(ExitCode.UNPUBLISHED);
        assertThat(result).hasBinaryContent(before);
    }

    private static Path signature(Path result) {
        return result.resolveSibling(result.getFileName() + ".sig");
    }

    private static CommandLineRun verified(Path file, Path key) {
        return CommandLineRun.of("verify", file.toString(), "--trust", key.toString());
    }

    private static void assertVerified(Path file, Path key, int code, String says) {
        CommandLineRun run = verified(file, key);
        assertThat(run.out()).containsPattern(says);
        assertThat(run.exitCode()).as(run.out()).isEqualTo(code);
    }
}
