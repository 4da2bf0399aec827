package io.ratebook;

import io.ratebook.finding.Checked;
import io.ratebook.json.JsonProfile;
import io.ratebook.json.JsonPrompts;
import io.ratebook.tokens.Profile;
import io.ratebook.tokens.PromptFile;
import io.ratebook.tokens.TokenCounter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/** What a file of prompts comes to, before there is a workbook. */
public final class Profiles {
    private Profiles() {}

    /**
     * The file's profile; empty where anything in it is wrong.
     *
     * @param provider empty where it isn't known
     * @param model empty where it isn't known: then four characters count as a token
     */
    public static Checked<Optional<Profile>> of(Path file, String provider, String model) {
        return PromptFile.profile(file, file.toString(), new JsonPrompts(), TokenCounter.of(provider, model));
    }

    /** One JSON object, with a newline at its end. */
    public static String json(Path file, Checked<Optional<Profile>> read) {
        return new String(JsonProfile.of(file.toString(), read), StandardCharsets.UTF_8);
    }
}
