package io.github.tokenrevoker.cli;

import io.github.tokenrevoker.cli.terminal.Terminal;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * The help of a command: each option on its own line, its description below it. Fits every width and reads well
 * aloud.
 */
public final class HelpText {
    private HelpText() {}

    /** Prints the help of a command to standard output. */
    public static void print(CommandSpec spec, Terminal terminal) {
        lines(spec).forEach(terminal::say);
    }

    static List<String> lines(CommandSpec spec) {
        List<String> lines = new ArrayList<>();
        lines.add("Usage: " + synopsis(spec));
        lines.add("");
        lines.addAll(List.of(spec.usageMessage().description()));
        if (!spec.positionalParameters().isEmpty()) {
            lines.add("");
            lines.add("Arguments:");
            spec.positionalParameters()
                    .forEach(parameter -> entry(lines, parameter.paramLabel(), parameter.description()));
        }
        lines.add("");
        lines.add("Options:");
        spec.options().forEach(option -> entry(lines, names(option), option.description()));
        if (!spec.subcommands().isEmpty()) {
            lines.add("");
            lines.add("Commands:");
            spec.subcommands().forEach((name, command) -> entry(lines, name, firstLine(command)));
            lines.add("");
            lines.add("For a command's own options: " + spec.qualifiedName() + " COMMAND --help");
        }
        lines.addAll(List.of(spec.usageMessage().footer()));
        return lines;
    }

    private static String[] firstLine(CommandLine command) {
        return new String[] {command.getCommandSpec().usageMessage().description()[0]};
    }

    private static void entry(List<String> lines, String title, String[] words) {
        lines.add("  " + title);
        for (String line : words) {
            lines.add("      " + line);
        }
    }

    static String synopsis(CommandSpec spec) {
        StringBuilder synopsis = new StringBuilder(spec.qualifiedName()).append(" [OPTIONS]");
        for (PositionalParamSpec parameter : spec.positionalParameters()) {
            boolean optional = parameter.arity().min() == 0;
            boolean many = parameter.index().max() > 0;
            synopsis.append(optional ? " [" : " ")
                    .append(parameter.paramLabel())
                    .append(many ? "..." : "")
                    .append(optional ? "]" : "");
        }
        if (!spec.subcommands().isEmpty()) {
            boolean optional = spec.parent() == null;
            synopsis.append(optional ? " [COMMAND ...]" : " COMMAND");
        }
        return synopsis.toString();
    }

    static String names(OptionSpec option) {
        String names = String.join(", ", option.names());
        return option.arity().max() == 0 ? names : names + " " + option.paramLabel();
    }
}
