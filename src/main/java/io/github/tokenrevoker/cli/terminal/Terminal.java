package io.github.tokenrevoker.cli.terminal;

import java.io.InputStream;
import java.util.Optional;

/**
 * Where a command reads and writes. Results go to standard output; progress, warnings and questions go to standard error, so
 * that a script gets the results alone. Thread-safe.
 */
public interface Terminal {
    /** Writes a line of a result for a person, wrapped to the width. */
    void say(String line);

    /** Writes a line of a result for a person that begins with a status in bold, where there are colours. */
    void say(Emphasis emphasis, String line);

    /** Writes a line of a result as it is, for a program. */
    void line(String line);

    /** Writes the content of a file. */
    void bytes(byte[] content);

    /** Writes a line for a person to standard error, wrapped to the width. */
    void note(String line);

    /** Whether a person is at a terminal, who can be asked. */
    boolean isInteractive();

    /** Asks for a line. Empty when the input ends, or without a terminal. */
    Optional<String> ask(String prompt);

    /** Asks for a secret, which is not shown while it is typed. Empty as for {@link #ask}. The caller overwrites it. */
    Optional<char[]> askSecret(String prompt);

    /** Standard input, for what a file would hold otherwise. */
    InputStream input();

    /** How a status is shown, never without its words. */
    enum Emphasis {
        GOOD,
        CAUTION,
        BAD
    }
}
