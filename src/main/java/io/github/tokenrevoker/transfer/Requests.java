package io.github.tokenrevoker.transfer;

import io.github.tokenrevoker.transfer.Variables.Text;
import io.github.tokenrevoker.transfer.Word.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Follows the commands of a script in their order: which variables they set, and which requests they make. */
final class Requests {
    private static final Set<String> CURL_LIKE = Set.of("curl", "wget");
    /** Ordinary words too, so that they count at the beginning of a command only. */
    private static final Set<String> HTTPIE = Set.of("http", "https", "xh", "xhs");

    private static final Set<String> ONEZONE_CLIENTS = Set.of("onezone-rest-cli");
    private static final Set<String> POWER_SHELL = Set.of("invoke-restmethod", "invoke-webrequest", "irm", "iwr");
    private static final Set<String> SPEAKERS =
            Set.of("echo", "printf", "print", "write-host", "write-output", "rem", "::");
    private static final Set<String> POWER_SHELL_SWITCHES = Set.of(
            "-usebasicparsing",
            "-usedefaultcredentials",
            "-skipcertificatecheck",
            "-skiphttperrorcheck",
            "-skipheadervalidation",
            "-allowunencryptedauthentication",
            "-disablekeepalive",
            "-noproxy",
            "-verbose",
            "-passthru",
            "-resume",
            "-followrellink",
            "-preserveauthorizationonredirect",
            "-proxyusedefaultcredentials");
    /** Take {@code NAME value} as well, in fish, csh and on Windows. */
    private static final Set<String> SETTING = Set.of("set", "setx", "setenv");

    private static final Set<String> DECLARING =
            Set.of("export", "declare", "typeset", "local", "readonly", "env", "set", "setx", "setenv");
    private static final Pattern ASSIGNMENT = Pattern.compile("([A-Za-z_]\\w*)(\\+?)=.*", Pattern.DOTALL);

    /** Run a script that one of their words is, here or elsewhere. */
    private static final Set<String> RUNNERS =
            Set.of("sh", "bash", "dash", "zsh", "ksh", "fish", "su", "ssh", "eval", "watch", "xargs", "wsl");

    private static final Pattern SCRIPT =
            Pattern.compile(".*\\b(?:curl|wget|onezone-rest-cli)(?:\\.exe)?\\s.*", Pattern.DOTALL);
    private static final int MAX_DEPTH = 4;

    private final Variables variables;
    private final List<Request> requests = new ArrayList<>();
    private int depth;

    private Requests(Variables variables) {
        this.variables = variables;
    }

    /** The requests of a script; the variables that it sets are added to those given. */
    static List<Request> of(List<List<Word>> commands, Variables variables) {
        Requests reader = new Requests(variables);
        commands.forEach(reader::follow);
        return List.copyOf(reader.requests);
    }

    private void follow(List<Word> command) {
        if (command.size() > 2
                && command.getFirst().soleVariable().isPresent()
                && command.get(1).written().equals("=")) {
            Word value = PowerShellScript.joined(command.subList(2, command.size()));
            variables.set(command.getFirst().soleVariable().orElseThrow(), value);
        }
        int from = declarations(command);
        if (command.getFirst().written().equals("unset")) {
            command.stream().skip(1).map(Word::written).forEach(variables::unset);
        }
        boolean runs = false;
        for (int i = from; i < command.size(); i++) {
            containerVariable(command, i);
            if (runs && script(command.get(i))) {
                continue;
            }
            String program = Request.program(command.get(i).written());
            if (i == from && SPEAKERS.contains(program)) {
                return;
            }
            runs |= RUNNERS.contains(program);
            boolean calls = CURL_LIKE.contains(program)
                    || ONEZONE_CLIENTS.contains(program)
                    || POWER_SHELL.contains(program)
                    || (i == from && HTTPIE.contains(program));
            if (calls) {
                request(program, texts(command.subList(i + 1, command.size())));
                return;
            }
        }
    }

    /** Follows a word that is a script by itself; returns whether it is one. */
    private boolean script(Word word) {
        String text = variables.text(word).value();
        if (depth >= MAX_DEPTH || !SCRIPT.matcher(text).matches()) {
            return false;
        }
        depth++;
        PosixScript.commands(text).forEach(this::follow);
        depth--;
        return true;
    }

    /** Sets a variable as programs that start containers do: {@code -e NAME=value}, {@code --env=NAME=value}. */
    private void containerVariable(List<Word> command, int at) {
        String before = at == 0 ? "" : command.get(at - 1).written();
        Word word = command.get(at);
        if (before.equals("-e") || before.equals("--env")) {
            assigned(word);
        } else if (word.written().startsWith("--env=")) {
            assigned(word.from("--env=".length()));
        }
    }

    /** Sets the variables at the beginning of a command; returns where the rest of it begins. */
    private int declarations(List<Word> command) {
        int at = 0;
        boolean declares = false;
        boolean sets = false;
        while (at < command.size()) {
            Word word = command.get(at);
            String written = word.written();
            if (DECLARING.contains(written.toLowerCase(Locale.ROOT))) {
                declares = true;
                sets = SETTING.contains(written.toLowerCase(Locale.ROOT));
            } else if (assigned(word)) {
                at++;
                continue;
            } else if (!(declares && written.startsWith("-"))) {
                if (sets && at + 1 < command.size() && written.matches("[A-Za-z_]\\w*")) {
                    variables.set(written, command.get(at + 1));
                }
                return at;
            }
            at++;
        }
        return at;
    }

    private boolean assigned(Word word) {
        if (word.parts().isEmpty() || !(word.parts().getFirst() instanceof Part.Literal first)) {
            return false;
        }
        Matcher assignment = ASSIGNMENT.matcher(first.text());
        if (!assignment.matches()) {
            return false;
        }
        String name = assignment.group(1);
        Word value = word.from(assignment.end(2) + 1);
        if (assignment.group(2).isEmpty()) {
            variables.set(name, value);
        } else {
            variables.append(name, value);
        }
        return true;
    }

    private List<Text> texts(List<Word> words) {
        return words.stream().map(variables::text).toList();
    }

    /** A command may make several requests, one after the other. */
    private void request(String program, List<Text> arguments) {
        boolean tables = POWER_SHELL.contains(program)
                || arguments.stream()
                        .anyMatch(word -> word.value().equalsIgnoreCase("-headers")
                                || word.value().equalsIgnoreCase("-uri"));
        if (tables) {
            add(powerShellRequest(arguments));
            return;
        }
        List<Text> one = new ArrayList<>();
        for (Text word : arguments) {
            if (word.value().equals("--next") || word.value().equals("-:")) {
                add(curlRequest(program, one));
                one = new ArrayList<>();
            } else {
                one.add(word);
            }
        }
        add(curlRequest(program, one));
    }

    private void add(Request request) {
        if (!request.saysNothing()) {
            requests.add(request);
        }
    }

    private static Request curlRequest(String program, List<Text> arguments) {
        CurlOptions options = CurlOptions.read(program, arguments);
        List<Text> urls = options.urls().stream().filter(Requests::canBeUrl).toList();
        return Request.of(urls, options.headers(), ONEZONE_CLIENTS.contains(program));
    }

    /** Methods, operations and file names stand between the arguments as well. */
    private static boolean canBeUrl(Text word) {
        String text = word.value();
        return text.contains(".")
                || text.contains(":")
                || text.startsWith("localhost")
                || text.contains("{{")
                || !word.isKnown();
    }

    private static Request powerShellRequest(List<Text> arguments) {
        List<Text> urls = new ArrayList<>();
        List<Text> headers = new ArrayList<>();
        for (int at = 0; at < arguments.size(); at++) {
            String name = arguments.get(at).value().toLowerCase(Locale.ROOT);
            if (!name.startsWith("-")) {
                urls.add(arguments.get(at));
            } else if (!POWER_SHELL_SWITCHES.contains(name) && at + 1 < arguments.size()) {
                Text value = arguments.get(++at);
                if (name.equals("-uri")) {
                    urls.addFirst(value);
                } else if (name.equals("-headers")) {
                    headers.add(value);
                }
            }
        }
        return Request.of(urls, headers, false);
    }
}
