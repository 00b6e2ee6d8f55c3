package io.github.tokenrevoker.cli.terminal;

import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The standard streams of this process, with the terminal behind them where there is one. */
public final class SystemTerminal implements Terminal {
    private static final int DEFAULT_WIDTH = 80;
    /** Longer lines are hard to read. */
    private static final int MAX_WIDTH = 100;

    private static final int INDENT = 2;

    private final PrintStream out;
    private final PrintStream err;
    private final Optional<Console> console;
    private final boolean coloured;
    private final Map<String, String> environment;
    private int width;

    /**
     * Looks at the terminal of this process.
     *
     * @param environment {@code NO_COLOR}, {@code TERM} and {@code COLUMNS} are read of it
     */
    public SystemTerminal(Map<String, String> environment) {
        out = System.out;
        err = System.err;
        this.environment = environment;
        // Since Java 22 there is a console for redirected streams as well.
        console = Optional.ofNullable(System.console()).filter(Console::isTerminal);
        coloured = console.isPresent()
                && environment.getOrDefault("NO_COLOR", "").isEmpty()
                && !environment.getOrDefault("TERM", "dumb").equals("dumb");
    }

    @Override
    public void say(String line) {
        write(out, line, Optional.empty());
    }

    @Override
    public void say(Emphasis emphasis, String line) {
        write(out, line, coloured ? Optional.of(emphasis) : Optional.empty());
    }

    @Override
    public void line(String line) {
        out.println(PlainLetters.of(line, encoder(out)));
    }

    @Override
    public void bytes(byte[] content) {
        out.writeBytes(content);
        out.flush();
    }

    @Override
    public void note(String line) {
        write(err, line, Optional.empty());
    }

    private synchronized void write(PrintStream stream, String text, Optional<Emphasis> emphasis) {
        List<String> lines = Wrapping.lines(PlainLetters.of(text, encoder(stream)), width(), INDENT);
        String start = emphasis.map(SystemTerminal::code).orElse("");
        String end = emphasis.isPresent() ? "\u001b[0m" : "";
        lines.forEach(line -> stream.println(start + line + end));
    }

    private static String code(Emphasis emphasis) {
        return switch (emphasis) {
            case GOOD -> "\u001b[1;32m";
            case CAUTION -> "\u001b[1;33m";
            case BAD -> "\u001b[1;31m";
        };
    }

    private static CharsetEncoder encoder(PrintStream stream) {
        return stream.charset().newEncoder();
    }

    /** In characters; asked for once. A file has lines of the usual width. */
    private int width() {
        if (width == 0) {
            width = Math.min(MAX_WIDTH, columns().orElse(DEFAULT_WIDTH));
        }
        return width;
    }

    private Optional<Integer> columns() {
        Optional<Integer> named = number(environment.get("COLUMNS"));
        return named.isPresent() || console.isEmpty() ? named : askStty();
    }

    /** The terminal itself knows its width, and {@code stty} asks it. */
    private static Optional<Integer> askStty() {
        try {
            Process stty = new ProcessBuilder("stty", "size")
                    .redirectInput(ProcessBuilder.Redirect.INHERIT)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String size = new String(stty.getInputStream().readNBytes(100), StandardCharsets.US_ASCII).strip();
            boolean ended = stty.waitFor(1, TimeUnit.SECONDS);
            stty.destroy();
            return ended && size.contains(" ") ? number(size.substring(size.indexOf(' ') + 1)) : Optional.empty();
        } catch (IOException _) {
            return Optional.empty();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static Optional<Integer> number(@Nullable String text) {
        try {
            return Optional.ofNullable(text).map(Integer::parseInt).filter(columns -> columns > 0);
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    @Override
    public boolean isInteractive() {
        return console.isPresent();
    }

    @Override
    public Optional<String> ask(String prompt) {
        return console.map(asked -> {
            prompt(prompt);
            return asked.readLine();
        });
    }

    @Override
    public Optional<char[]> askSecret(String prompt) {
        return console.map(asked -> {
            prompt(prompt);
            return asked.readPassword();
        });
    }

    /** Stays on its line, which the answer follows. */
    private void prompt(String prompt) {
        List<String> lines = Wrapping.lines(PlainLetters.of(prompt, encoder(err)), width(), INDENT);
        lines.subList(0, lines.size() - 1).forEach(err::println);
        err.print(lines.getLast() + " ");
        err.flush();
    }

    @Override
    public InputStream input() {
        return System.in;
    }
}
