package io.ratebook.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.ratebook.finding.Checked;
import io.ratebook.finding.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuleFolderTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void findsRulesInTheOrderOfTheirPathsAndLeavesRateCards() throws IOException {
        write("30-adjust/b.drl", "b");
        write("10-meter/a.drl", "a");
        write("10-meter/notes.txt", "");
        write("rate-cards/openai.csv", "");
        write("20-price/t.drl.xlsx", "");
        write("20-price/~$t.drl.xlsx", "");
        assertThat(read().value())
                .extracting(
                        each -> each.getClass().getSimpleName(),
                        each -> each.path().substring(shown().length() + 1))
                .containsExactly(
                        tuple("Drl", "10-meter/a.drl"),
                        tuple("Other", "10-meter/notes.txt"),
                        tuple("Tables", "20-price/t.drl.xlsx"),
                        tuple("Other", "20-price/~$t.drl.xlsx"),
                        tuple("Drl", "30-adjust/b.drl"));
    }

    @Test
    void textThatIsNotUtf8IsReported() throws IOException {
        Files.createDirectories(folder.resolve("10-meter"));
        Files.write(folder.resolve("10-meter/a.drl"), new byte[] {(byte) 0xC4, (byte) 0x20});
        assertThat(read().findings())
                .extracting(Finding::toString)
                .containsExactly("ERROR   " + shown() + "/10-meter/a.drl: is not UTF-8 text [RB-RULE-READ]"
                        + System.lineSeparator() + "        Maybe save it as UTF-8.");
    }

    @Test
    void foldersThatBeginWithADotAreLeft() throws IOException {
        write("30-adjust/b.drl", "b");
        write(".git/10-meter/a.drl", "a");
        write("30-adjust/.history/b.drl", "old");
        assertThat(read().value())
                .extracting(each -> each.path().substring(shown().length() + 1))
                .containsExactly("30-adjust/b.drl");
    }

    @Test
    void linksCountAsWhatTheyLeadTo() throws IOException {
        write("all/10-meter/a.drl", "a");
        write("elsewhere/b.drl", "b");
        Files.createSymbolicLink(folder.resolve("all/20-price"), folder.resolve("elsewhere"));
        Files.createSymbolicLink(folder.resolve("all/10-meter/back"), folder.resolve("all"));
        Files.createSymbolicLink(folder.resolve("all/10-meter/gone.drl"), folder.resolve("nowhere"));
        Path link = Files.createSymbolicLink(folder.resolve("rules"), folder.resolve("all"));
        Checked<List<RuleFile>> read = RuleFolder.read(link, each -> Checked.of(List.of()));
        assertThat(read.findings()).isEmpty();
        assertThat(read.value())
                .extracting(RuleFile::path)
                .containsExactly(shown() + "/rules/10-meter/a.drl", shown() + "/rules/20-price/b.drl");
    }

    @Test
    void folderThatItselfBeginsWithADotIsRead() throws IOException {
        write(".rules/30-adjust/b.drl", "b");
        Checked<List<RuleFile>> read = RuleFolder.read(folder.resolve(".rules"), file -> Checked.of(List.of()));
        assertThat(read.value()).hasSize(1);
    }

    @Test
    void missingFolderIsReported() {
        Checked<List<RuleFile>> read = RuleFolder.read(folder.resolve("nowhere"), file -> Checked.of(List.of()));
        assertThat(read.findings()).extracting(Finding::code).containsExactly("RB-RULE-FOLDER");
    }

    private Checked<List<RuleFile>> read() {
        return RuleFolder.read(folder, file -> Checked.of(List.of()));
    }

    private void write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.resolve("..").normalize());
        Files.writeString(file, text);
    }

    private String shown() {
        return folder.toString().replace('\\', '/');
    }
}
