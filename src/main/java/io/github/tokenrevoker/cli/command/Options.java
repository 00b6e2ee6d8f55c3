package io.github.tokenrevoker.cli.command;

import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** Makes the options of commands, and reads their values. */
public final class Options {
    public static final String JSON = "--json";
    public static final String DATA_DIR = "--data-dir";

    private Options() {}

    /**
     * A command with the options that every command has.
     *
     * @param description the first line is shown in the list of all commands
     */
    public static CommandSpec command(Command command, String name, String... description) {
        CommandSpec spec = CommandSpec.wrapWithoutInspection(command).name(name);
        spec.usageMessage().description(description);
        spec.addOption(value(DATA_DIR, "DIR", "Keep everything under DIR and touch nothing else."));
        spec.addOption(help());
        return spec;
    }

    /** A command that only has others below it. */
    public static CommandSpec group(String name, String description, Command... commands) {
        CommandSpec spec = CommandSpec.wrapWithoutInspection(name).name(name);
        spec.usageMessage().description(description);
        spec.addOption(help());
        for (Command command : commands) {
            CommandSpec below = command.spec();
            spec.addSubcommand(below.name(), below);
        }
        return spec;
    }

    public static OptionSpec help() {
        return OptionSpec.builder("--help", "-h")
                .usageHelp(true)
                .description("Print this help and exit.")
                .build();
    }

    public static OptionSpec json(String what) {
        return flag(JSON, "Print " + what + " as JSON.");
    }

    public static OptionSpec flag(String name, String description) {
        return OptionSpec.builder(name).description(description).build();
    }

    public static OptionSpec value(String name, String label, String description) {
        return OptionSpec.builder(name)
                .paramLabel(label)
                .type(String.class)
                .description(description)
                .build();
    }

    /** An option with one of a few words, which shells complete. */
    public static OptionSpec choice(String name, String label, List<String> words, String description) {
        return OptionSpec.builder(name)
                .paramLabel(label)
                .type(String.class)
                .completionCandidates(words)
                .description(description)
                .build();
    }

    public static OptionSpec number(String name, String label, String description) {
        return OptionSpec.builder(name)
                .paramLabel(label)
                .type(Integer.class)
                .description(description)
                .build();
    }

    /** An option that may be given several times. */
    public static OptionSpec values(String name, String label, String description) {
        return OptionSpec.builder(name)
                .paramLabel(label)
                .type(List.class)
                .auxiliaryTypes(String.class)
                .description(description)
                .build();
    }

    /** An option with one of a few words that may be given several times. */
    public static OptionSpec choices(String name, String label, List<String> words, String description) {
        return OptionSpec.builder(name)
                .paramLabel(label)
                .type(List.class)
                .auxiliaryTypes(String.class)
                .completionCandidates(words)
                .description(description)
                .build();
    }

    public static PositionalParamSpec positional(String label, String arity, String description) {
        return PositionalParamSpec.builder()
                .paramLabel(label)
                .index("0..*")
                .arity(arity)
                .type(List.class)
                .auxiliaryTypes(String.class)
                .description(description)
                .build();
    }

    public static PositionalParamSpec one(String label, String description) {
        return PositionalParamSpec.builder()
                .paramLabel(label)
                .index("0")
                .arity("1")
                .type(String.class)
                .description(description)
                .build();
    }

    public static boolean isGiven(ParseResult parsed, String option) {
        return parsed.hasMatchedOption(option);
    }

    public static Optional<String> text(ParseResult parsed, String option) {
        return Optional.ofNullable(parsed.matchedOptionValue(option, (String) null));
    }

    public static Optional<Integer> number(ParseResult parsed, String option) {
        return Optional.ofNullable(parsed.matchedOptionValue(option, (Integer) null));
    }

    public static List<String> texts(ParseResult parsed, String option) {
        return parsed.matchedOptionValue(option, List.of());
    }

    public static List<String> arguments(ParseResult parsed) {
        return parsed.matchedPositionalValue(0, List.of());
    }

    public static String argument(ParseResult parsed) {
        return parsed.matchedPositionalValue(0, "");
    }
}
