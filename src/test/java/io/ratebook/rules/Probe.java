package io.ratebook.rules;

import io.ratebook.finding.*;
import java.nio.file.*;
import java.util.*;

final class Probe {
    public static void main(String[] a) throws Exception {
        for (int i = 0; i < 3; i++) {
            long t = System.nanoTime();
            Checked<List<RuleFile>> files = RuleFolder.read(Path.of("rules"), p -> Checked.of(TestGrids.of(p)));
            files.findings().forEach(System.out::println);
            Checked<Optional<Rulebook>> b = RulebookLoader.load(files.value());
            b.findings().forEach(System.out::println);
            System.out.println((System.nanoTime() - t) / 1000000 + " ms");
            if (i == 0) b.value().ifPresent(r -> r.rules().forEach(System.out::println));
        }
        if (a.length > 0)
            for (RuleFile f : RuleFolder.read(Path.of("rules"), p -> Checked.of(TestGrids.of(p)))
                    .value())
                if (f instanceof RuleFile.Tables t)
                    System.out.println(
                            TableReader.read(t, io.ratebook.domain.Stage.METER).value());
    }
}
