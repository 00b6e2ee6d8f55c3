package io.github.tokenrevoker;

import java.io.File;
import java.io.PrintWriter;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * What the command line asks for.
 *
 * @param dataDir the one folder that keeps everything; empty for the system's own places
 * @param profile the name of the profile to choose at the start
 */
record Arguments(Optional<Path> dataDir, Optional<String> profile, boolean practice) {
    private static final int WRONG_ARGUMENTS = 2;

    /** Either arguments to start with, or an exit status because there is nothing to start. */
    record Parsed(Optional<Arguments> arguments, int exitStatus) {}

    /** Reads the command line. Help and version go to {@code out}, one line about a mistake to {@code err}. */
    static Parsed parse(String[] args, PrintWriter out, PrintWriter err) {
        if (args.length == 0) {
            return new Parsed(Optional.of(new Arguments(Optional.empty(), Optional.empty(), false)), 0);
        }
        CommandLine commandLine = new CommandLine(specification());
        try {
            ParseResult parsed = commandLine.parseArgs(args);
            if (parsed.isUsageHelpRequested()) {
                commandLine.usage(out);
                out.flush();
                return new Parsed(Optional.empty(), 0);
            }
            if (parsed.isVersionHelpRequested()) {
                commandLine.printVersionHelp(out);
                out.flush();
                return new Parsed(Optional.empty(), 0);
            }
            return new Parsed(Optional.of(from(parsed)), 0);
        } catch (ParameterException wrong) {
            String message =
                    String.valueOf(wrong.getMessage()).lines().findFirst().orElse("wrong arguments");
            err.println("token-revoker: " + message + " (see --help)");
            err.flush();
            return new Parsed(Optional.empty(), WRONG_ARGUMENTS);
        }
    }

    private static Arguments from(ParseResult parsed) {
        @Nullable String dataDir = parsed.matchedOptionValue("--data-dir", null);
        @Nullable String profile = parsed.matchedOptionValue("--profile", null);
        return new Arguments(
                Optional.ofNullable(dataDir)
                        .map(text -> folder(text, parsed.commandSpec().commandLine())),
                Optional.ofNullable(profile),
                parsed.hasMatchedOption("--practice"));
    }

    /** A tilde is expanded as a shell does, which does not do it behind an equals sign. */
    private static Path folder(String text, CommandLine commandLine) {
        if (text.isBlank()) {
            throw new ParameterException(commandLine, "--data-dir needs a folder, and got an empty name");
        }
        try {
            if (!text.startsWith("~")) {
                return Path.of(text);
            }
            if (!text.equals("~") && !text.startsWith("~/") && !text.startsWith("~" + File.separator)) {
                throw new ParameterException(
                        commandLine, "--data-dir " + text + ": only ~ and ~/… are expanded; give the whole path");
            }
            String home = SystemFolders.present()
                    .home()
                    .orElseThrow(() -> new ParameterException(
                            commandLine, "--data-dir " + text + ": there is no home folder to expand ~ to"));
            return Path.of(home, text.substring(1));
        } catch (InvalidPathException _) {
            throw new ParameterException(
                    commandLine,
                    "--data-dir " + text + ": this name can't be used in this locale ("
                            + System.getProperty("sun.jnu.encoding") + ")");
        }
    }

    private static CommandSpec specification() {
        CommandSpec spec = CommandSpec.create().name("token-revoker").version("Token Revoker " + Version.current());
        spec.usageMessage()
                .description("Revokes all temporary tokens of a Onedata provider and verifies it. Opens a window.");
        spec.addOption(OptionSpec.builder("--data-dir")
                .paramLabel("DIR")
                .type(String.class)
                .description("keep everything under DIR and touch nothing else")
                .build());
        spec.addOption(OptionSpec.builder("--profile")
                .paramLabel("NAME")
                .type(String.class)
                .description("choose this profile at the start")
                .build());
        spec.addOption(OptionSpec.builder("--practice")
                .description("start the practice zone, with its profile chosen")
                .build());
        spec.addOption(OptionSpec.builder("--version", "-V")
                .versionHelp(true)
                .description("print the version and exit")
                .build());
        spec.addOption(OptionSpec.builder("--help", "-h")
                .usageHelp(true)
                .description("print this help and exit")
                .build());
        return spec;
    }
}
