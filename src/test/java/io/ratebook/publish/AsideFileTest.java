package io.ratebook.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AsideFileTest {
    @TempDir
    Path folder;

    /** Lays something aside, says so, and waits. */
    static final class Holder {
        private Holder() {}

        public static void main(String[] arguments) throws IOException {
            try (AsideFile file = AsideFile.begin("held-")) {
                file.out().write(new byte[100_000]);
                System.out.write('!');
                System.out.flush();
                System.in.read();
            }
        }
    }

    @Test
    void whatIsWrittenIsReadFromItsBeginningAsOftenAsWanted() throws IOException {
        byte[] bytes = new byte[300_000];
        new Random(7).nextBytes(bytes);
        try (AsideFile file = AsideFile.begin("aside-")) {
            OutputStream out = file.out();
            out.write(bytes, 0, 200_000);
            try (InputStream in = file.in()) {
                assertThat(in.read()).isEqualTo(bytes[0] & 0xff);
                out.write(bytes, 200_000, 99_999);
                out.write(bytes[299_999]);
                out.close();
                assertThat(in.readNBytes(299_999)).isEqualTo(Arrays.copyOfRange(bytes, 1, 300_000));
                assertThat(in.read()).isEqualTo(-1);
            }
            assertThat(file.in().readAllBytes()).isEqualTo(bytes);
        }
    }

    @Test
    void nothingStaysOfAProcessThatIsKilled() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djava.io.tmpdir=" + folder,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Holder.class.getName()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            assertThat(process.getInputStream().read()).isEqualTo('!');
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        try (var left = Files.list(folder)) {
            assertThat(left.filter(each -> each.getFileName().toString().startsWith("held-")))
                    .isEmpty();
        }
    }
}
