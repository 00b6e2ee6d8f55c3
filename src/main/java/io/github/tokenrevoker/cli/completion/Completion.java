package io.github.tokenrevoker.cli.completion;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The completion files of shells, made of the commands and options themselves. */
public final class Completion {
    private static final String TOOL = "token-revoker";

    private Completion() {}

    /** The shells that there is a file for. */
    public enum Shell {
        BASH,
        ZSH,
        FISH
    }

    public static String of(CommandSpec root, Shell shell) {
        return switch (shell) {
            case BASH -> bash(root);
            case ZSH -> zsh(root);
            case FISH -> fish(root);
        };
    }

    /** What follows an option: nothing, words to choose from, a file, a folder, or something that only the user knows. */
    private static String files(OptionSpec option) {
        return switch (option.paramLabel()) {
            case "FILE" -> "file";
            case "DIR" -> "folder";
            default -> "";
        };
    }

    private static boolean takesValue(OptionSpec option) {
        return option.arity().max() > 0;
    }

    private static String words(OptionSpec option) {
        return option.completionCandidates() == null
                ? ""
                : StreamSupport.stream(option.completionCandidates().spliterator(), false)
                        .collect(Collectors.joining(" "));
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }

    /** The command and all below it, each before its own. */
    private static List<CommandSpec> all(CommandSpec root) {
        List<CommandSpec> all = new ArrayList<>(List.of(root));
        below(root).forEach(command -> all.addAll(all(command)));
        return all;
    }

    private static Stream<CommandSpec> below(CommandSpec command) {
        return command.subcommands().values().stream().map(CommandLine::getCommandSpec);
    }

    private static boolean takesFile(CommandSpec command) {
        return command.positionalParameters().stream()
                .anyMatch(parameter -> parameter.paramLabel().startsWith("FILE"));
    }

    private static String bash(CommandSpec root) {
        StringBuilder text = new StringBuilder("# Completion of token-revoker for bash.\n_token_revoker() {\n");
        text.append("  local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]} command=")
                .append(TOOL);
        text.append(" word\n  for word in \"${COMP_WORDS[@]:1:COMP_CWORD-1}\"; do\n    case \"$command $word\" in\n");
        all(root).stream()
                .skip(1)
                .forEach(command -> text.append("      ")
                        .append(quoted(command.qualifiedName()))
                        .append(") command=")
                        .append(quoted(command.qualifiedName()))
                        .append(" ;;\n"));
        text.append("    esac\n  done\n  case \"$command $previous\" in\n");
        for (CommandSpec command : all(root)) {
            command.options().stream()
                    .filter(Completion::takesValue)
                    .forEach(option -> text.append("    ")
                            .append(Stream.of(option.names())
                                    .map(name -> quoted(command.qualifiedName() + " " + name))
                                    .collect(Collectors.joining("|")))
                            .append(") ")
                            .append(bashValue(option))
                            .append(" ;;\n"));
        }
        text.append("  esac\n  case \"$command\" in\n");
        for (CommandSpec command : all(root)) {
            String words = Stream.concat(
                            command.subcommands().keySet().stream(),
                            command.options().stream().flatMap(option -> Stream.of(option.names())))
                    .collect(Collectors.joining(" "));
            text.append("    ")
                    .append(quoted(command.qualifiedName()))
                    .append(") COMPREPLY=($(compgen -W ")
                    .append(quoted(words))
                    .append(takesFile(command) ? " -f" : "")
                    .append(" -- \"$current\")) ;;\n");
        }
        return text.append("  esac\n}\ncomplete -F _token_revoker token-revoker\n")
                .toString();
    }

    private static String bashValue(OptionSpec option) {
        String how = switch (files(option)) {
            case "file" -> "-f";
            case "folder" -> "-d";
            default -> words(option).isEmpty() ? "" : "-W " + quoted(words(option));
        };
        return how.isEmpty() ? "return" : "COMPREPLY=($(compgen " + how + " -- \"$current\")); return";
    }

    private static String zsh(CommandSpec root) {
        StringBuilder text = new StringBuilder("#compdef token-revoker\n# Completion of token-revoker for zsh.\n");
        all(root).forEach(command -> zsh(command, text));
        return text.append(zshName(root)).append(" \"$@\"\n").toString();
    }

    private static String zshName(CommandSpec command) {
        return "_" + command.qualifiedName().replace(' ', '-');
    }

    private static void zsh(CommandSpec command, StringBuilder text) {
        text.append(zshName(command)).append("() {\n  local state\n  local -a commands\n  _arguments -C");
        command.options().forEach(option -> text.append(" \\\n    ").append(zshOption(option)));
        if (command.subcommands().isEmpty()) {
            text.append(takesFile(command) ? " \\\n    '*:file:_files'" : " \\\n    '*:argument: '")
                    .append("\n}\n");
            return;
        }
        text.append(
                " \\\n    '1:command:->command' \\\n    '*::argument:->argument'\n  case $state in\n    command)\n      commands=(");
        below(command)
                .forEach(each -> text.append("\n        ")
                        .append(quoted(each.name() + ":"
                                + each.usageMessage().description()[0].replace(":", "\\:"))));
        text.append("\n      )\n      _describe command commands\n      ;;\n    argument)\n      case $words[1] in\n");
        below(command)
                .forEach(each -> text.append("        ")
                        .append(each.name())
                        .append(") ")
                        .append(zshName(each))
                        .append(" ;;\n"));
        text.append("      esac\n      ;;\n  esac\n}\n");
    }

    private static String zshOption(OptionSpec option) {
        String description = "[" + option.description()[0].replaceAll("[\\[\\]:]", " ") + "]";
        String value = !takesValue(option)
                ? ""
                : ":" + option.paramLabel() + ":"
                        + switch (files(option)) {
                            case "file" -> "_files";
                            case "folder" -> "_files -/";
                            default -> words(option).isEmpty() ? " " : "(" + words(option) + ")";
                        };
        return Stream.of(option.names())
                .map(name -> quoted("*" + name + description + value))
                .collect(Collectors.joining(" "));
    }

    private static String fish(CommandSpec root) {
        StringBuilder text =
                new StringBuilder("# Completion of token-revoker for fish.\ncomplete -c token-revoker -f\n");
        all(root).forEach(command -> fish(command, text));
        return text.toString();
    }

    private static void fish(CommandSpec command, StringBuilder text) {
        String condition = " -n " + quoted(fishCondition(command));
        below(command)
                .forEach(each -> text.append("complete -c token-revoker")
                        .append(condition)
                        .append(" -a ")
                        .append(each.name())
                        .append(" -d ")
                        .append(quoted(each.usageMessage().description()[0]))
                        .append('\n'));
        for (OptionSpec option : command.options()) {
            text.append("complete -c token-revoker").append(condition);
            for (String name : option.names()) {
                text.append(name.startsWith("--") ? " -l " + name.substring(2) : " -s " + name.substring(1));
            }
            if (takesValue(option)) {
                text.append(
                        switch (files(option)) {
                            case "file", "folder" -> " -r -F";
                            default -> words(option).isEmpty() ? " -x" : " -x -a " + quoted(words(option));
                        });
            }
            text.append(" -d ").append(quoted(option.description()[0])).append('\n');
        }
        if (takesFile(command)) {
            text.append("complete -c token-revoker").append(condition).append(" -F\n");
        }
    }

    /** All words of the command are there, and none that leads further down. */
    private static String fishCondition(CommandSpec command) {
        List<String> conditions = new ArrayList<>();
        for (CommandSpec at = command; at.parent() != null; at = at.parent()) {
            conditions.addFirst("__fish_seen_subcommand_from " + at.name());
        }
        if (!command.subcommands().isEmpty()) {
            conditions.add("not __fish_seen_subcommand_from "
                    + String.join(" ", command.subcommands().keySet()));
        }
        return String.join("; and ", conditions);
    }
}
