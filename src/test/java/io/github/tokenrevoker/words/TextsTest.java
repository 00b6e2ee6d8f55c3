package io.github.tokenrevoker.words;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tokenrevoker.connection.PasswordUse;
import io.github.tokenrevoker.connection.TransportFault;
import io.github.tokenrevoker.journal.ChainState;
import io.github.tokenrevoker.onezone.UnusableAddressException;
import io.github.tokenrevoker.onezone.UnusableTokenException;
import io.github.tokenrevoker.practice.NextAnswer;
import io.github.tokenrevoker.practice.PracticeToken;
import io.github.tokenrevoker.profile.Environment;
import io.github.tokenrevoker.profile.TokenCommand;
import io.github.tokenrevoker.profile.TokenHome;
import io.github.tokenrevoker.revocation.Outcome;
import io.github.tokenrevoker.revocation.OutcomeCode;
import io.github.tokenrevoker.revocation.Revoker;
import io.github.tokenrevoker.revocation.check.Caller;
import io.github.tokenrevoker.secret.SecretStoreException;
import io.github.tokenrevoker.settings.Appearance.ColorTheme;
import io.github.tokenrevoker.token.Finding;
import io.github.tokenrevoker.token.JobOperation;
import io.github.tokenrevoker.token.TokenReading;
import io.github.tokenrevoker.transfer.ImportPlan;
import io.github.tokenrevoker.ui.bulk.BulkCategory;
import io.github.tokenrevoker.ui.secrets.KeyringState;
import io.github.tokenrevoker.ui.session.ProfileSession.Activity;
import io.github.tokenrevoker.ui.window.Command;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("The texts")
class TextsTest {
    private static final Path SOURCES = Path.of(System.getProperty("basedir"), "src/main/java/io/github/tokenrevoker");
    private static final Path BUNDLES =
            Path.of(System.getProperty("basedir"), "src/main/resources/io/github/tokenrevoker");
    private static final Pattern ASKED = Pattern.compile("(?:texts|TEXTS|words)\\.get\\(\\s*\"([^\"]+)\"\\s*[,)]");

    private static final Pattern COUNTED =
            Pattern.compile("(?:texts|TEXTS|words)\\.counted\\(\\s*\"([^\"]+)\"\\s*[,)]");

    /** A place that chooses a word, with places inside. */
    private static final Pattern CHOICE = Pattern.compile("\\{\\d,choice,(?:[^{}]|\\{\\d})*}");

    /** A place followed by a word that could be a plural. */
    private static final Pattern PLURAL = Pattern.compile("\\{\\d}\\s+(?:more |other |older )?([a-z]+s)\\b");

    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\n]|\\\\.)*)\"");

    /** Words that the glossary has replaced, and turns of phrase that a native speaker would not use. */
    private static final Pattern REPLACED = Pattern.compile(
            "(?i)\\b(prov(e|ed|es|ing)|proof|dead|dies|died|kill\\w*|somebody|nobody|whoever|of its own|as far as"
                    + "|at hand|meanwhile|in vain|rests? in|the tool|this tool|this run|anew|by word)\\b");

    private static final int MAX_WORDS = 25;

    private static final List<String> NO_PLURALS =
            List.of("is", "was", "has", "does", "this", "asks", "leads", "shows", "stands", "means", "presents", "as");

    /** What they name is fixed, and more than one. */
    private static final List<String> BOUNDS =
            List.of("name.long", "tags.long", "notes.long", "runbook.remark.TOO_LONG");

    /** Keys that are put together from a constant, by the folder of their bundle. */
    private record Family(String folder, String prefix, List<?> constants) {
        Stream<String> keys() {
            return constants.stream().map(constant -> prefix + constant);
        }
    }

    private static final List<Family> FAMILIES = List.of(
            new Family("words", "environment.", List.of(Environment.values())),
            new Family("words", "fault.", List.of(TransportFault.Kind.values())),
            new Family("words", "token.illegible.", List.of(TokenReading.Reason.values())),
            new Family("words", "finding.illegible.", List.of(TokenReading.Reason.values())),
            new Family("words", "finding.operation.", List.of(JobOperation.values())),
            new Family("words", "level.", List.of(Finding.Level.values())),
            new Family("ui/editor", "host.", List.of(UnusableAddressException.Reason.values())),
            new Family("ui/secrets", "token.", List.of(UnusableTokenException.Reason.values())),
            new Family("ui/editor", "environment.hint.", List.of(Environment.values())),
            new Family("words/confirm", "warning.caller.", List.of(Caller.Doubt.values())),
            new Family("ui/revoke", "check.doubt.", List.of(Caller.Doubt.values())),
            new Family("words/outcome", "unproved.happened.", List.of(Outcome.NoProof.values())),
            new Family("words/outcome", "unproved.advice.", List.of(Outcome.NoProof.values())),
            new Family("words/outcome", "unknown.meaning.", List.of(Outcome.LastLook.values())),
            new Family("words/outcome", "unknown.advice.", List.of(Outcome.LastLook.values())),
            new Family("ui/secrets", "keyring.", List.of(SecretStoreException.Reason.values())),
            new Family("ui/secrets", "command.", List.of(SecretStoreException.Reason.values())),
            new Family("ui/secrets", "vault.", List.of(SecretStoreException.Reason.values())),
            new Family("ui/editor", "home.", List.of(TokenHome.values())),
            new Family("ui/editor", "home.hint.", List.of(TokenHome.values())),
            new Family("ui/secrets", "ask.text.", List.of(TokenHome.values())),
            new Family("ui/editor", "keyring.", List.of(KeyringState.values())),
            new Family("ui/transfer", "home.", List.of(TokenHome.KEYRING, TokenHome.VAULT, TokenHome.NOWHERE)),
            new Family("ui/editor", "token-command.", List.of(TokenCommand.Problem.values())),
            new Family("ui/transfer", "kind.", List.of(ImportPlan.Kind.values())),
            new Family("ui/transfer", "conflict.", List.of(ImportPlan.OnConflict.values())),
            new Family("words/journal", "outcome.", List.of(OutcomeCode.values())),
            new Family("words/journal", "chain.broken.", List.of(ChainState.Damage.values())),
            new Family("ui/bulk", "count.", List.of(BulkCategory.values())),
            new Family("ui/bulk", "state.", List.of(Revoker.Step.values())),
            new Family("ui/secrets", "password.title.", List.of(PasswordUse.values())),
            new Family("ui/secrets", "password.text.", List.of(PasswordUse.values())),
            new Family("ui/window", "command.", List.of(Command.values())),
            new Family("ui/settings", "theme.", List.of(ColorTheme.values())),
            new Family("ui/rehearsal", "next.", List.of(NextAnswer.values())),
            new Family("ui/rehearsal", "token.", List.of(PracticeToken.values())));

    static Stream<Path> folders() throws IOException {
        try (Stream<Path> files = Files.walk(BUNDLES)) {
            return files
                    .filter(file -> file.endsWith("texts.properties"))
                    .map(file -> BUNDLES.relativize(file.getParent()))
                    .toList()
                    .stream();
        }
    }

    private static Properties bundle(Path folder) throws IOException {
        Properties texts = new Properties();
        try (Reader reader = Files.newBufferedReader(BUNDLES.resolve(folder).resolve("texts.properties"))) {
            texts.load(reader);
        }
        return texts;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("folders")
    @DisplayName("have every key that the sources of their folder ask for:")
    void keysAskedFor(Path folder) throws IOException {
        Properties texts = bundle(folder);
        try (Stream<Path> sources = Files.list(SOURCES.resolve(folder))) {
            for (Path source :
                    sources.filter(file -> file.toString().endsWith(".java")).toList()) {
                Matcher asked = ASKED.matcher(Files.readString(source));
                while (asked.find()) {
                    assertThat(texts.stringPropertyNames())
                            .as(source.toString())
                            .contains(asked.group(1));
                }
                Matcher counted = COUNTED.matcher(Files.readString(source));
                while (counted.find()) {
                    assertThat(texts.stringPropertyNames())
                            .as(source.toString())
                            .contains(counted.group(1) + ".one", counted.group(1) + ".many");
                }
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("folders")
    @DisplayName("have words for every constant:")
    void constants(Path folder) throws IOException {
        Properties texts = bundle(folder);
        for (Family family : FAMILIES) {
            if (folder.toString().equals(family.folder())) {
                assertThat(texts.stringPropertyNames())
                        .containsAll(family.keys().toList());
            }
        }
        if (folder.toString().equals("ui/revoke")) {
            Stream.of(Activity.values())
                    .filter(activity -> activity != Activity.IDLE)
                    .forEach(activity -> assertThat(texts.stringPropertyNames()).contains("step." + activity));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("folders")
    @DisplayName("have no straight apostrophe, which would swallow the places to fill in:")
    void apostrophes(Path folder) throws IOException {
        assertThat(bundle(folder).values()).noneMatch(text -> text.toString().contains("'"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("folders")
    @DisplayName("have a form for one wherever they count something:")
    void plurals(Path folder) throws IOException {
        Properties texts = bundle(folder);
        for (String key : texts.stringPropertyNames()) {
            if (!key.endsWith(".many") && !BOUNDS.contains(key)) {
                Matcher counted =
                        PLURAL.matcher(CHOICE.matcher(texts.getProperty(key)).replaceAll(""));
                while (counted.find()) {
                    assertThat(NO_PLURALS).as(key).contains(counted.group(1));
                }
            }
        }
    }

    @Test
    @DisplayName("choose a word by a number, which is not grouped")
    void choice() {
        Texts words = Texts.of(TokenWords.class);
        assertThat(List.of(
                        words.get("token.caveats", 0), words.get("token.caveats", 1), words.get("token.caveats", 1234)))
                .containsExactly("0 caveats", "1 caveat", "1234 caveats");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("folders")
    @DisplayName("have each key once:")
    void keysOnce(Path folder) throws IOException {
        try (Stream<String> lines = Files.lines(BUNDLES.resolve(folder).resolve("texts.properties"))) {
            assertThat(lines.filter(line -> line.contains(" = ")).map(line -> line.substring(0, line.indexOf(" = "))))
                    .doesNotHaveDuplicates();
        }
    }

    @ParameterizedTest(name = "ui/{0}")
    @MethodSource("folders")
    @DisplayName("have no key that nothing asks for:")
    void keysUsed(Path folder) throws IOException {
        Set<String> literals = literals();
        assertThat(bundle(folder).stringPropertyNames()).allMatch(key -> isUsed(key, literals));
    }

    private static Set<String> literals() throws IOException {
        Set<String> literals = new HashSet<>();
        try (Stream<Path> sources = Files.walk(SOURCES)) {
            for (Path source :
                    sources.filter(file -> file.toString().endsWith(".java")).toList()) {
                LITERAL.matcher(Files.readString(source)).results().forEach(found -> literals.add(found.group(1)));
            }
        }
        return literals;
    }

    /** As a whole, by its beginning up to a dot or hyphen, or by its end after one. */
    private static boolean isUsed(String key, Set<String> literals) {
        return literals.contains(key)
                || Pattern.compile("[.-]")
                        .matcher(key)
                        .results()
                        .anyMatch(at -> literals.contains(key.substring(0, at.start()))
                                || literals.contains(key.substring(0, at.end()))
                                || literals.contains(key.substring(at.start())));
    }

    @ParameterizedTest(name = "ui/{0}")
    @MethodSource("folders")
    @DisplayName("use the terms of the glossary, and nothing that it has replaced:")
    void glossary(Path folder) throws IOException {
        assertThat(bundle(folder).values())
                .noneMatch(text -> REPLACED.matcher(text.toString()).find());
    }

    @ParameterizedTest(name = "ui/{0}")
    @MethodSource("folders")
    @DisplayName("say one thing in a sentence, in at most 25 words:")
    void shortSentences(Path folder) throws IOException {
        assertThat(bundle(folder).values().stream()
                        .map(text -> CHOICE.matcher(text.toString()).replaceAll("x"))
                        .flatMap(text -> Stream.of(text.split("(?<=[.!?:;])\\s+"))))
                .noneMatch(sentence -> sentence.split("\\s+").length > MAX_WORDS);
    }

    @ParameterizedTest(name = "ui/{0}")
    @MethodSource("folders")
    @DisplayName("have typographic quotes, and no blank before an ellipsis that follows a word:")
    void typography(Path folder) throws IOException {
        assertThat(bundle(folder).values()).noneMatch(text -> text.toString().matches("(?s).*(\\w …$|…\\s*\\.).*"));
        assertThat(bundle(folder).entrySet())
                .filteredOn(text -> !text.getKey().equals("runbook.prompt"))
                .noneMatch(text -> text.getValue().toString().contains("\""));
    }
}
