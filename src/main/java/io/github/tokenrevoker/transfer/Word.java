package io.github.tokenrevoker.transfer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One word of a shell command, with what is known about it without running anything. Immutable.
 *
 * @param parts in their order; none is an empty literal
 */
record Word(List<Part> parts) {
    Word {
        parts = List.copyOf(parts);
    }

    /** A stretch of a word. */
    sealed interface Part {
        record Literal(String text) implements Part {}

        /**
         * A variable.
         *
         * @param fallback what stands for it where it is not set
         */
        record Variable(String name, Optional<String> fallback) implements Part {}

        /** What another command would print. */
        record Output() implements Part {}
    }

    static Word of(String text) {
        return new Word(text.isEmpty() ? List.of() : List.of(new Part.Literal(text)));
    }

    /** The name of the variable that the whole word is; empty where it is anything else. */
    Optional<String> soleVariable() {
        return parts.size() == 1 && parts.getFirst() instanceof Part.Variable variable
                ? Optional.of(variable.name())
                : Optional.empty();
    }

    /** The text, with variables and outputs as a shell writes them. */
    String written() {
        return parts.stream()
                .map(part -> switch (part) {
                    case Part.Literal literal -> literal.text();
                    case Part.Variable variable -> "$" + variable.name();
                    case Part.Output _ -> "$(\u2026)";
                })
                .collect(Collectors.joining());
    }

    /** The word from that character of its first literal on. */
    Word from(int index) {
        List<Part> rest = new ArrayList<>(parts);
        if (!rest.isEmpty() && rest.getFirst() instanceof Part.Literal first) {
            rest.removeFirst();
            if (index < first.text().length()) {
                rest.addFirst(new Part.Literal(first.text().substring(index)));
            }
        }
        return new Word(rest);
    }

    /** Collects the parts of a word. */
    static final class Builder {
        private final List<Part> parts = new ArrayList<>();
        private final StringBuilder literal = new StringBuilder();
        private boolean begun;

        /** Notes that there is a word, though it may be empty, as between two quotes. */
        void begin() {
            begun = true;
        }

        void add(char c) {
            begun = true;
            literal.append(c);
        }

        void add(String text) {
            begun = true;
            literal.append(text);
        }

        void add(Part part) {
            begun = true;
            endLiteral();
            parts.add(part);
        }

        void add(Word word) {
            begun = true;
            for (Part part : word.parts()) {
                if (part instanceof Part.Literal text) {
                    literal.append(text.text());
                } else {
                    add(part);
                }
            }
        }

        boolean isBegun() {
            return begun;
        }

        /** Whether all that has been added is digits, as the number of a stream before its redirection. */
        boolean isNumber() {
            return parts.isEmpty() && !literal.isEmpty() && literal.chars().allMatch(c -> c >= '0' && c <= '9');
        }

        /** Whether all that has been added is one variable. */
        boolean isVariable() {
            return literal.isEmpty() && parts.size() == 1 && parts.getFirst() instanceof Part.Variable;
        }

        /** Gives the word, and begins the next. */
        Word take() {
            endLiteral();
            Word word = new Word(parts);
            parts.clear();
            begun = false;
            return word;
        }

        private void endLiteral() {
            if (!literal.isEmpty()) {
                parts.add(new Part.Literal(literal.toString()));
                literal.setLength(0);
            }
        }
    }
}
