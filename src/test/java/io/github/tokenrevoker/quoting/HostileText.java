package io.github.tokenrevoker.quoting;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Texts as a malicious server, token or file might hold them. */
public final class HostileText {
    private static final List<String> PIECES = List.of(
            "'",
            "\"",
            "\\",
            "`",
            "$",
            "$(touch x)",
            "'; touch x; echo '",
            "&&",
            "|",
            ";",
            ",",
            "\n",
            "\r",
            "\t",
            "\0",
            "\u001b[201~",
            "\u0003",
            "\u0085",
            "\u2028",
            "\u202e",
            "\u2066",
            "\u200f",
            "\u200b",
            "\ufeff",
            "\u3164",
            "=",
            "=1+1",
            "+",
            "-",
            "@SUM(A1)",
            "\uff1d1",
            "<b>",
            "</td>",
            "&amp;",
            "%s",
            "{0}",
            "# ",
            "!!",
            "~",
            "*",
            "a",
            "Krak\u00f3w",
            "\u05d0\u05d1",
            "\u0627",
            "\ud83d\ude00",
            "\udb40\udc41",
            " ",
            "7",
            "-75");

    private HostileText() {}

    /** Returns the same texts in every run: each piece alone, then random sequences of them. */
    public static Stream<String> all() {
        Random random = new Random(20261125);
        return Stream.concat(
                PIECES.stream(),
                IntStream.range(0, 3_000)
                        .mapToObj(_ -> IntStream.range(0, 1 + random.nextInt(8))
                                .mapToObj(_ -> PIECES.get(random.nextInt(PIECES.size())))
                                .reduce("", String::concat)));
    }
}
