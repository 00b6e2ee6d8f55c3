package io.github.tokenrevoker.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A program whose output is the access token of a profile, such as that of a password manager. It is started with exactly
 * these arguments and without a shell.
 *
 * @param arguments the program's name or path, then what it is given; at least the program, none with a line break
 */
public record TokenCommand(List<String> arguments) {
    public static final int MAX_ARGUMENTS = 64;
    /** In characters, as {@link #line()} writes it. */
    public static final int MAX_LENGTH = 4096;

    private static final Pattern PLAIN = Pattern.compile("[^\\s\"']+");
    /** Windows hands these to a shell. */
    private static final List<String> SHELL_FILES = List.of(".bat", ".cmd");

    /** Why a text is no token command. */
    public enum Problem {
        EMPTY,
        /** A quote is not closed. */
        OPEN_QUOTE,
        TOO_LONG,
        /** It has characters that can't be seen, such as a line break. */
        INVISIBLE,
        /** A batch file, which Windows runs in a shell. */
        SHELL_FILE
    }

    public TokenCommand {
        arguments = List.copyOf(arguments);
        Optional<Problem> problem = problem(arguments);
        if (problem.isPresent()) {
            throw new IllegalArgumentException(problem.get().name());
        }
    }

    /** What keeps these arguments from being a token command. */
    public static Optional<Problem> problem(List<String> arguments) {
        if (arguments.isEmpty() || arguments.getFirst().isBlank()) {
            return Optional.of(Problem.EMPTY);
        }
        if (arguments.stream().anyMatch(TokenCommand::hasControl)) {
            return Optional.of(Problem.INVISIBLE);
        }
        if (arguments.size() > MAX_ARGUMENTS || line(arguments).length() > MAX_LENGTH) {
            return Optional.of(Problem.TOO_LONG);
        }
        String program = arguments.getFirst().strip().toLowerCase(Locale.ROOT);
        return SHELL_FILES.stream().anyMatch(program::endsWith) ? Optional.of(Problem.SHELL_FILE) : Optional.empty();
    }

    private static boolean hasControl(String argument) {
        return argument.chars().anyMatch(Character::isISOControl);
    }

    /** What keeps a line from being a token command; empty when nothing does. */
    public static Optional<Problem> problem(String line) {
        return split(line).map(TokenCommand::problem).orElse(Optional.of(Problem.OPEN_QUOTE));
    }

    /**
     * Reads a line as people type it. Spaces separate arguments, except between two quotes of the same kind, single or double.
     * Nothing else has a meaning: no backslash, variable, pipe or tilde.
     *
     * @return empty when {@link #problem(String)} has something to say
     */
    public static Optional<TokenCommand> parse(String line) {
        return split(line).filter(arguments -> problem(arguments).isEmpty()).map(TokenCommand::new);
    }

    /** Empty when a quote is not closed. */
    private static Optional<List<String>> split(String line) {
        List<String> arguments = new ArrayList<>();
        StringBuilder argument = new StringBuilder();
        boolean begun = false;
        char quote = 0;
        for (char letter : line.strip().toCharArray()) {
            if (quote != 0 && letter == quote) {
                quote = 0;
            } else if (quote == 0 && (letter == '"' || letter == '\'')) {
                quote = letter;
                begun = true;
            } else if (quote == 0 && Character.isWhitespace(letter)) {
                if (begun) {
                    arguments.add(argument.toString());
                }
                argument.setLength(0);
                begun = false;
            } else {
                argument.append(letter);
                begun = true;
            }
        }
        if (begun) {
            arguments.add(argument.toString());
        }
        return quote == 0 ? Optional.of(arguments) : Optional.empty();
    }

    /** Returns the line that {@link #parse} reads as this command. */
    public String line() {
        return line(arguments);
    }

    private static String line(List<String> arguments) {
        return String.join(" ", arguments.stream().map(TokenCommand::quoted).toList());
    }

    private static String quoted(String argument) {
        if (PLAIN.matcher(argument).matches()) {
            return argument;
        }
        // A double quote is the only character that double quotes can't hold.
        return "\"" + argument.replace("\"", "\"'\"'\"") + "\"";
    }

    /** The program alone: its arguments may tell where a secret is. */
    @Override
    public String toString() {
        return "TokenCommand[" + arguments.getFirst() + "]";
    }
}
