package io.github.tokenrevoker.host;

import io.github.tokenrevoker.host.IdnaTable.Joining;
import io.github.tokenrevoker.host.UnusableNameException.Reason;
import java.text.Normalizer;
import java.util.Optional;

/** The validity criteria of Unicode Technical Standard 46 for labels with other letters than ASCII. */
final class LabelRules {
    private static final int NON_JOINER = 0x200C;
    private static final int JOINER = 0x200D;

    private LabelRules() {}

    /**
     * Checks a mapped and normalised label by itself.
     *
     * @throws UnusableNameException with the rule that it breaks
     */
    static void check(String label) throws UnusableNameException {
        checkHyphens(label);
        if (isMark(label.codePointAt(0))) {
            throw new UnusableNameException(Reason.LEADING_MARK);
        }
        IdnaTable table = IdnaTable.get();
        int[] letters = label.codePoints().toArray();
        for (int i = 0; i < letters.length; i++) {
            if (!isAllowed(letters[i], table)) {
                throw new UnusableNameException(Reason.FORBIDDEN_CHARACTER);
            }
            boolean joins = letters[i] == JOINER || letters[i] == NON_JOINER;
            if (joins && !mayJoin(letters, i, table)) {
                throw new UnusableNameException(Reason.JOINER);
            }
        }
        if (!Normalizer.isNormalized(label, Normalizer.Form.NFC)) {
            throw new UnusableNameException(Reason.FORBIDDEN_CHARACTER);
        }
    }

    /** Checks that a label has hyphens only in its inside, and not third and fourth where an encoded label has them. */
    private static void checkHyphens(String label) throws UnusableNameException {
        boolean encodedLooking = label.startsWith("--", Math.min(2, label.length()));
        if (label.startsWith("-") || label.endsWith("-") || encodedLooking) {
            throw new UnusableNameException(Reason.HYPHEN);
        }
    }

    private static boolean isAllowed(int letter, IdnaTable table) {
        return letter < 0x80 ? isOfHostNames(letter) : table.isValid(letter);
    }

    /** Returns whether an ASCII character may stand in a host name. */
    static boolean isOfHostNames(int letter) {
        return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') || letter == '-';
    }

    private static boolean isMark(int letter) {
        int type = Character.getType(letter);
        return type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.ENCLOSING_MARK;
    }

    /** Applies the rules of RFC 5892, appendix A.1 and A.2. */
    private static boolean mayJoin(int[] letters, int at, IdnaTable table) {
        if (at > 0 && table.isVirama(letters[at - 1])) {
            return true;
        }
        return letters[at] == NON_JOINER
                && connects(letters, at, -1, Joining.LEFT, table)
                && connects(letters, at, 1, Joining.RIGHT, table);
    }

    private static boolean connects(int[] letters, int at, int step, Joining side, IdnaTable table) {
        for (int i = at + step; i >= 0 && i < letters.length; i += step) {
            Optional<Joining> joining = table.joining(letters[i]);
            if (!joining.equals(Optional.of(Joining.TRANSPARENT))) {
                return joining.equals(Optional.of(side)) || joining.equals(Optional.of(Joining.DUAL));
            }
        }
        return false;
    }

    /** Returns whether a label has letters that are written from right to left. */
    static boolean isRightToLeft(String label) {
        return label.codePoints().map(Character::getDirectionality).anyMatch(LabelRules::isRightToLeftClass);
    }

    private static boolean isRightToLeftClass(int direction) {
        return direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC
                || direction == Character.DIRECTIONALITY_ARABIC_NUMBER;
    }

    /**
     * Checks a label of a name in which some label is written from right to left: RFC 5893, section 2.
     *
     * @throws UnusableNameException when the label would be displayed wrongly
     */
    static void checkDirection(String label) throws UnusableNameException {
        int[] classes = label.codePoints().map(Character::getDirectionality).toArray();
        int last = classes.length - 1;
        while (last > 0 && classes[last] == Character.DIRECTIONALITY_NONSPACING_MARK) {
            last--;
        }
        boolean toLeft = classes[0] == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                || classes[0] == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
        boolean european = false;
        boolean arabic = false;
        boolean fits = toLeft || classes[0] == Character.DIRECTIONALITY_LEFT_TO_RIGHT;
        for (int direction : classes) {
            european |= direction == Character.DIRECTIONALITY_EUROPEAN_NUMBER;
            arabic |= direction == Character.DIRECTIONALITY_ARABIC_NUMBER;
            fits &= isNeutral(direction) || isOfRun(direction, toLeft);
        }
        boolean endsWell = classes[last] == Character.DIRECTIONALITY_EUROPEAN_NUMBER
                || (toLeft ? isRightToLeftClass(classes[last]) : isLeftToRight(classes[last]));
        if (!fits || !endsWell || (toLeft && european && arabic)) {
            throw new UnusableNameException(Reason.DIRECTION);
        }
    }

    private static boolean isLeftToRight(int direction) {
        return direction == Character.DIRECTIONALITY_LEFT_TO_RIGHT;
    }

    private static boolean isOfRun(int direction, boolean toLeft) {
        return toLeft ? isRightToLeftClass(direction) : isLeftToRight(direction);
    }

    private static boolean isNeutral(int direction) {
        return switch (direction) {
            case Character.DIRECTIONALITY_EUROPEAN_NUMBER,
                    Character.DIRECTIONALITY_EUROPEAN_NUMBER_SEPARATOR,
                    Character.DIRECTIONALITY_COMMON_NUMBER_SEPARATOR,
                    Character.DIRECTIONALITY_EUROPEAN_NUMBER_TERMINATOR,
                    Character.DIRECTIONALITY_OTHER_NEUTRALS,
                    Character.DIRECTIONALITY_BOUNDARY_NEUTRAL,
                    Character.DIRECTIONALITY_NONSPACING_MARK -> true;
            default -> false;
        };
    }
}
