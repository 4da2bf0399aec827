package io.ratebook;

import io.ratebook.publish.Publication;
import io.ratebook.publish.PublishException;
import io.ratebook.ratecard.RateCard;
import io.ratebook.workbook.template.TemplateWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Blank workbooks, with the providers and models of the rate cards to choose from. */
public final class Templates {
    private Templates() {}

    /**
     * @param force true where an existing file may be replaced
     * @throws PublishException where the target exists and may not be replaced, or can't be written
     */
    public static void write(Path target, Path rules, boolean force) throws PublishException {
        RateCard card = RulesFolder.of(rules).rateCard().value();
        Map<String, List<String>> models = new LinkedHashMap<>();
        card.providers().forEach(each -> models.put(each, card.models(each)));
        Publication place = force ? Publication.to(target) : Publication.toNew(target);
        place.publish(TemplateWriter.bytes(models), TemplateWriter::verify);
    }
}
