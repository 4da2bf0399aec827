package io.ratebook;

import io.ratebook.domain.Request;
import io.ratebook.finding.Checked;
import io.ratebook.finding.FileFate;
import io.ratebook.finding.FileFate.Kind;
import io.ratebook.finding.Finding;
import io.ratebook.json.JsonPrompts;
import io.ratebook.ratecard.CardDates;
import io.ratebook.ratecard.RateCard;
import io.ratebook.rules.RuleFile;
import io.ratebook.rules.RuleSurvey;
import io.ratebook.rules.RulebookLoader;
import io.ratebook.rules.logic.Vocabulary;
import io.ratebook.tokens.Texts;
import io.ratebook.workbook.read.InputBook;
import io.ratebook.workbook.read.RequestReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rules, prices and workbooks, read for nothing but what is wrong with them. */
public final class Checking {
    private final CheckContext context;
    private final RulesFolder folder;
    private final Map<String, Path> places;
    private final List<Finding> findings = new ArrayList<>();
    private final List<FileFate> workbooks = new ArrayList<>();

    private Checking(CheckContext context) {
        this.context = context;
        this.folder = RulesFolder.of(context.rules());
        this.places = new LinkedHashMap<>(folder.everyFile());
    }

    /** Reads every file to its end, so that everything is told at once. */
    public static CheckResult of(CheckContext context) {
        return new Checking(context).check();
    }

    private CheckResult check() {
        RuleCases cases = noted(RuleCases.read(places));
        FileFates fates = new FileFates(places);
        RateCard card = noted(folder.rateCard());
        findings.addAll(CardDates.findings(card.rates(), context.asOf(), context.expiresWithin(), context.olderThan()));
        List<RuleFile> files = noted(folder.ruleFiles());
        RuleSurvey survey = RulebookLoader.survey(files, cases.texts(), vocabulary(card));
        findings.addAll(survey.findings());
        findings.addAll(fates.open());
        context.workbooks().forEach(each -> workbook(each, card));
        List<Finding> sorted = findings.stream().distinct().sorted().toList();
        List<FileFate> all = new ArrayList<>(fates.of(survey, card, cases, sorted));
        workbooks.forEach(each -> all.add(FileFates.judged(each, sorted)));
        return new CheckResult(all, sorted, places);
    }

    private static Vocabulary vocabulary(RateCard card) {
        return Vocabulary.of(
                card.providers(),
                card.rates().stream()
                        .map(each -> each.model())
                        .filter(each -> !each.isEmpty())
                        .toList(),
                card.rates().stream().map(each -> each.meter()).toList());
    }

    /** The workbook as it was saved; a run would read the same. */
    private void workbook(Path path, RateCard card) {
        String shown = path.toString().replace('\\', '/');
        places.put(shown, path);
        Optional<InputBook> book = noted(InputBook.open(path, shown, context.reading()));
        Texts texts = Texts.beside(path, new JsonPrompts());
        int usages = 0;
        if (book.isPresent()) {
            Request request =
                    noted(RequestReader.read(book.get().book(), book.get().storedCase(), context.asOf(), null, texts));
            findings.addAll(card.unknownModels(request.usages(), request.contracts()));
            findings.addAll(card.unknownTerms(request.contracts(), request.usages()));
            usages = (int) request.usages().stream()
                    .map(each -> each.where())
                    .distinct()
                    .count();
        }
        workbooks.add(new FileFate(shown, Kind.WORKBOOK, usages, ""));
    }

    private <T> T noted(Checked<T> checked) {
        findings.addAll(checked.findings());
        return checked.value();
    }
}
