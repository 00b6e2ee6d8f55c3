package io.github.tokenrevoker.token.find;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A token that was cut into pieces of the same length with the same thing between them, whatever that is: line numbers, the
 * offsets of a dump, the prefix of a log, quotes and commas. Where numbers stand between pieces, any other numbers are the
 * same thing.
 */
final class Pieces {
    /** The longest that stands between two pieces. */
    private static final int MAX_GAP = 256;

    /** How many beginnings of the second piece are tried. */
    private static final int MAX_TRIES = 32;

    private static final int MIN_PIECE = 8;

    /** So much of the text is looked at. */
    private static final int REACH = 1 << 16;

    private static final int LETTERS_OF_LENGTH = 4;

    /** With so many, the first packet's key is read, and it is known whether this is a token. */
    private static final int LETTERS_OF_KEY = 18;

    private final byte[] window;
    private final int start;
    private final int end;

    private Pieces(byte[] window, int start, int end) {
        this.window = window;
        this.start = start;
        this.end = end;
    }

    /** A piece, or what stands before one. */
    private record Span(int from, int to) {
        int length() {
            return to - from;
        }
    }

    /**
     * Reads the token that may begin at a place, in one piece or in several.
     *
     * @param last whether the text ends with the window
     */
    static Recognition at(byte[] window, int start, int end, boolean last) {
        Recognition inOne = Recognizer.at(window, start, end, last);
        if (!mayGoOn(inOne, window, start, end)) {
            return inOne;
        }
        return !last && end - start < REACH
                ? Recognition.MORE
                : joined(window, start, end).orElse(inOne);
    }

    /** What began as a token, or as the first few letters of one do. */
    private static boolean mayGoOn(Recognition inOne, byte[] window, int start, int end) {
        return switch (inOne) {
            case Recognition.Broken broken -> broken.reason() != DamagedToken.Reason.TOO_LARGE;
            case Recognition.Nothing _ -> isFirst(window, start, end);
            case Recognition.More _, Recognition.Whole _ -> false;
        };
    }

    /** The length of the first packet in hexadecimal digits, before something that is no letter. */
    private static boolean isFirst(byte[] window, int start, int end) {
        int at = start;
        while (at < end && at - start < LETTERS_OF_KEY && isLetter(window[at])) {
            at++;
        }
        int length = at - start;
        return length >= LETTERS_OF_LENGTH
                && length < LETTERS_OF_KEY
                && window[start + 1] == 'D'
                && (window[start + 2] == 'A' || window[start + 2] == 'B');
    }

    /** Puts the pieces of a token together that begins at a place, if that makes a whole one. */
    private static Optional<Recognition> joined(byte[] window, int start, int end) {
        return new Pieces(window, start, Math.min(end, start + REACH)).joined();
    }

    private Optional<Recognition> joined() {
        Span first = run(start);
        int at = first.to();
        for (int tries = 0; tries < MAX_TRIES; tries++) {
            Optional<Span> second = runFrom(at, first.to() + MAX_GAP);
            if (second.isEmpty()) {
                return Optional.empty();
            }
            at = second.get().to();
            if (second.get().length() >= MIN_PIECE) {
                Optional<Recognition> whole = joined(first, second.get());
                if (whole.isPresent()) {
                    return whole;
                }
            }
        }
        return Optional.empty();
    }

    /** With the second piece known, what stands between all of them is, and how long they are. */
    private Optional<Recognition> joined(Span first, Span second) {
        String between = shape(first.to(), second.from());
        List<Span> pieces = new ArrayList<>(List.of(first, second));
        int nextRead = pieces.size();
        boolean complete = false;
        while (!complete) {
            if (pieces.size() == nextRead) {
                Recognition soFar = read(pieces);
                if (!goesOn(soFar)) {
                    return wholeOf(soFar, pieces, between);
                }
                nextRead *= 2;
            }
            Optional<Span> next = next(pieces.getLast(), between);
            complete = next.isEmpty() || next.get().length() != second.length();
            next.map(piece -> shortened(piece, second.length())).ifPresent(pieces::add);
        }
        return wholeOf(read(pieces), pieces, between);
    }

    private static Span shortened(Span piece, int most) {
        return new Span(piece.from(), piece.from() + Math.min(piece.length(), most));
    }

    /** Whether the pieces are the beginning of a token, as far as they go. */
    private static boolean goesOn(Recognition soFar) {
        return soFar instanceof Recognition.Broken broken && broken.reason() == DamagedToken.Reason.CUT_OFF;
    }

    /** Of two pieces alone nothing is known to repeat itself, so that words may not stand between them. */
    private static Optional<Recognition> wholeOf(Recognition read, List<Span> pieces, String between) {
        boolean plain = pieces.size() > 2 || between.chars().noneMatch(Character::isLetter);
        return read instanceof Recognition.Whole && plain ? Optional.of(read) : Optional.empty();
    }

    private Optional<Span> next(Span piece, String between) {
        int at = piece.to();
        for (int tries = 0; tries < MAX_TRIES; tries++) {
            Optional<Span> candidate = runFrom(at, piece.to() + MAX_GAP);
            if (candidate.isEmpty()) {
                return Optional.empty();
            }
            if (shape(piece.to(), candidate.get().from()).equals(between)) {
                return candidate;
            }
            at = candidate.get().to();
        }
        return Optional.empty();
    }

    private Recognition read(List<Span> pieces) {
        byte[] letters = new byte[pieces.stream().mapToInt(Span::length).sum()];
        int size = 0;
        for (Span piece : pieces) {
            System.arraycopy(window, piece.from(), letters, size, piece.length());
            size += piece.length();
        }
        try {
            return Recognizer.inOnePiece(letters);
        } finally {
            Arrays.fill(letters, (byte) 0);
        }
    }

    /** The letters from here on. */
    private Span run(int from) {
        int to = from;
        while (to < end && isLetter(window[to])) {
            to++;
        }
        return new Span(from, to);
    }

    /** The next letters that begin before a place. */
    private Optional<Span> runFrom(int from, int before) {
        int at = from;
        while (at < end && !isLetter(window[at])) {
            at++;
        }
        return at < end && at <= before ? Optional.of(run(at)) : Optional.empty();
    }

    /** What stands somewhere, with the same sign for any number and the blanks before it, from which a longer one takes. */
    private String shape(int from, int to) {
        StringBuilder shape = new StringBuilder(to - from);
        boolean number = false;
        for (int i = from; i < to; i++) {
            boolean digit = Character.digit(window[i], 16) >= 0;
            if (digit && !number) {
                boolean blank = dropBlanks(shape);
                shape.append(blank ? " #" : "#");
            } else if (!digit) {
                shape.append((char) (window[i] & 0xff));
            }
            number = digit;
        }
        return shape.toString();
    }

    private static boolean dropBlanks(StringBuilder shape) {
        int length = shape.length();
        while (length > 0 && shape.charAt(length - 1) == ' ') {
            length--;
        }
        boolean any = length < shape.length();
        shape.setLength(length);
        return any;
    }

    private static boolean isLetter(byte c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }
}
