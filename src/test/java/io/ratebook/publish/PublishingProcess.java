package io.ratebook.publish;

import java.nio.file.Path;

/**
 * A program that publishes the trio: {@code FOLDER step N} once, and ends without any warning before step N; {@code FOLDER on} again and
 * again, alternately as "new" and "newer", until it is killed. It prints a line before it begins.
 */
final class PublishingProcess {
    static final int HALTED = 99;

    private PublishingProcess() {}

    public static void main(String[] args) throws PublishException {
        Path folder = Path.of(args[0]);
        System.out.println("begins");
        if (args[1].equals("on")) {
            while (true) {
                Trio.publish(folder, "new");
                Trio.publish(folder, "newer");
            }
        }
        int last = Integer.parseInt(args[2]);
        int[] count = {0};
        Trio.publish(
                StepFs.watched(folder, step -> {
                    if (count[0]++ == last) {
                        System.out.println("halts before " + step);
                        Runtime.getRuntime().halt(HALTED);
                    }
                }),
                "new");
    }
}
