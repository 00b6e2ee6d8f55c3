package io.github.tokenrevoker;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tokenrevoker.cli.command.ExitCode;
import io.github.tokenrevoker.cli.terminal.RecordingTerminal;
import io.github.tokenrevoker.launch.Arguments;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("The documentation")
class DocumentationTest {
    private static final Path ROOT = Path.of(System.getProperty("basedir"));
    private static final Path DOCS = ROOT.resolve("src/docs");
    private static final Path CODE = ROOT.resolve("src/main/java/io/github/tokenrevoker");
    private static final int MAX_LINES_OF_README = 150;

    private static final Pattern LINK = Pattern.compile("(?:\\]\\(|src=\"|srcset=\")([^)\"\\s]+)[)\"]");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");
    private static final Pattern COMMAND = Pattern.compile("(?m)(?:^ {4}|`|\\| )(token-revoker(?: [^`#\n]*)?)");
    private static final Pattern BUTTON = Pattern.compile("\\*\\*([^*]+…)\\*\\*");
    private static final Pattern EXIT_CODE = Pattern.compile("(?m)^\\| (\\d+) \\|");
    private static final Pattern PACKAGE = Pattern.compile("(?m)^\\| `([a-z.]+)` \\|");
    private static final Pattern CODE_SPAN = Pattern.compile("`[^`]*`");
    private static final Pattern TEST_CLASS = Pattern.compile("`([A-Z][A-Za-z]+Test)`");

    /** Words that the glossary has replaced, and turns of phrase that a native speaker would not use. */
    private static final Pattern REPLACED =
            Pattern.compile("(?i)\\b(prov(e|ed|en|es|ing)|proof|worthless|dead|dies|died"
                    + "|somebody|nobody|whoever|of its own|as far as|in vain|meanwhile|at hand|anew|by the server's word"
                    + "|many providers at once|where (the|its) token rests)\\b");

    static Stream<Path> pages() throws IOException {
        try (Stream<Path> docs = Files.list(DOCS);
                Stream<Path> hub = Files.walk(ROOT.resolve(".github"))) {
            return Stream.of(
                    Stream.of(ROOT.resolve("README.md")),
                    docs.filter(file -> file.toString().endsWith(".md")),
                    hub.filter(file -> file.toString().endsWith(".md")))
                    .flatMap(files -> files)
                    .map(ROOT::relativize)
                    .toList()
                    .stream();
        }
    }

    /** What packages, software centers and terminals show of the tool. */
    static Stream<Path> descriptions() throws IOException {
        try (Stream<Path> forms = Files.list(ROOT.resolve(".github/ISSUE_TEMPLATE"))) {
            return Stream.of(
                            Stream.of(
                                    "pom.xml",
                                    "packaging/app-image.args",
                                    "packaging/windows/msi.args",
                                    "packaging/macos/dmg.args",
                                    "packaging/linux/build",
                                    "packaging/linux/metainfo",
                                    "packaging/linux/io.github.tokenrevoker.TokenRevoker.metainfo.xml",
                                    "packaging/linux/token-revoker.1",
                                    "packaging/linux/token-revoker.desktop",
                                    "packaging/linux/token-revoker.spec",
                                    "packaging/flatpak/io.github.tokenrevoker.TokenRevoker.json"),
                            forms.map(form -> ROOT.relativize(form).toString()).toList().stream())
                    .flatMap(files -> files)
                    .map(Path::of);
        }
    }

    static Stream<Path> texts() throws IOException {
        return Stream.concat(pages(), descriptions());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("texts")
    @DisplayName("uses no word that the glossary has replaced:")
    void glossary(Path page) throws IOException {
        String prose = CODE_SPAN.matcher(read(page)).replaceAll("");
        assertThat(REPLACED.matcher(prose).results().map(MatchResult::group)).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pages")
    @DisplayName("links to files and headings that exist:")
    void links(Path page) throws IOException {
        List<String> broken = new ArrayList<>();
        for (String link : found(LINK, read(page))) {
            if (!link.startsWith("https://")) {
                String[] parts = link.split("#", 2);
                Path target = parts[0].isEmpty()
                        ? page
                        : ROOT.relativize(
                                ROOT.resolve(page).resolveSibling(parts[0]).normalize());
                if (!Files.exists(ROOT.resolve(target))
                        || (parts.length == 2 && !anchors(read(target)).contains(parts[1]))) {
                    broken.add(link);
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    @Test
    @DisplayName("begins with a README that can be read at once and leads to every page")
    void readme() throws IOException {
        assertThat(Files.readAllLines(ROOT.resolve("README.md"))).hasSizeLessThanOrEqualTo(MAX_LINES_OF_README);
        try (Stream<Path> docs = Files.list(DOCS)) {
            assertThat(found(LINK, read(Path.of("README.md"))))
                    .containsAll(docs.map(file -> file.getFileName().toString())
                            .filter(name -> name.endsWith(".md"))
                            .map(name -> "src/docs/" + name)
                            .toList());
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pages")
    @DisplayName("shows commands that the command line takes:")
    void commands(Path page) throws IOException {
        for (String command : found(COMMAND, read(page))) {
            if (command.matches("token-revoker( [A-Za-z(].*COMMAND.*|)")) {
                continue;
            }
            RecordingTerminal terminal = new RecordingTerminal();
            String[] words = command.strip().split("\\s+", -1);
            Arguments.parse(Arrays.copyOfRange(words, 1, words.length), terminal);
            assertThat(terminal.err()).as(command).isEmpty();
        }
    }

    @Test
    @DisplayName("has every exit code")
    void exitCodes() throws IOException {
        assertThat(found(EXIT_CODE, read(Path.of("src/docs/using.md"))).stream().map(Integer::valueOf))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(ExitCode.values()).map(ExitCode::number).toList());
    }

    @Test
    @DisplayName("names buttons as the window does")
    void buttons() throws IOException {
        Set<String> shown = new TreeSet<>();
        try (Stream<Path> files = Files.walk(ROOT.resolve("src/main/resources"))) {
            for (Path file :
                    files.filter(path -> path.endsWith("texts.properties")).toList()) {
                Properties bundle = new Properties();
                try (Reader reader = Files.newBufferedReader(file)) {
                    bundle.load(reader);
                }
                bundle.values().forEach(text -> shown.add(text.toString()));
            }
        }
        for (Path page : pages().toList()) {
            assertThat(shown).as(page.toString()).containsAll(found(BUTTON, read(page)));
        }
    }

    @Test
    @DisplayName("describes every package")
    void packages() throws IOException {
        List<String> described = found(PACKAGE, read(Path.of("src/docs/development.md")));
        try (Stream<Path> folders = Files.list(CODE)) {
            assertThat(described)
                    .containsAll(folders.filter(Files::isDirectory)
                            .map(folder -> folder.getFileName().toString())
                            .toList());
        }
        assertThat(described)
                .allSatisfy(
                        name -> assertThat(CODE.resolve(name.replace('.', '/')).resolve("package-info.java"))
                                .exists());
    }

    @Test
    @DisplayName("refers to tests that exist")
    void tests() throws IOException {
        Set<String> existing;
        try (Stream<Path> files = Files.walk(ROOT.resolve("src/test/java"))) {
            existing = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".java"))
                    .map(name -> name.substring(0, name.length() - ".java".length()))
                    .collect(Collectors.toSet());
        }
        for (Path page : pages().toList()) {
            assertThat(existing).as(page.toString()).containsAll(found(TEST_CLASS, read(page)));
        }
    }

    private static String read(Path page) throws IOException {
        return Files.readString(ROOT.resolve(page));
    }

    private static List<String> found(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(found -> found.group(1).replaceAll("\\s+", " "))
                .toList();
    }

    /** The fragments of a page's headings, as GitHub makes them. */
    private static List<String> anchors(String page) {
        return found(HEADING, page).stream()
                .map(heading -> heading.toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .replace(' ', '-'))
                .toList();
    }
}
