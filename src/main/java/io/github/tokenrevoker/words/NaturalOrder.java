package io.github.tokenrevoker.words;

import java.util.Comparator;

/**
 * The order in which people look for names: letters' case aside, and numbers by their value, so that 10 comes after 2. Texts
 * that differ in case or in leading zeros alone are still told apart.
 */
public final class NaturalOrder implements Comparator<String> {
    public static final Comparator<String> OF_NAMES = new NaturalOrder().thenComparing(Comparator.naturalOrder());

    private NaturalOrder() {}

    @Override
    public int compare(String one, String other) {
        int i = 0;
        int j = 0;
        while (i < one.length() && j < other.length()) {
            int order;
            if (isDigit(one.charAt(i)) && isDigit(other.charAt(j))) {
                int numberEnd = endOfNumber(one, i);
                int otherEnd = endOfNumber(other, j);
                order = compareNumbers(one, i, numberEnd, other, j, otherEnd);
                i = numberEnd;
                j = otherEnd;
            } else {
                order = compareLetters(one.charAt(i), other.charAt(j));
                i++;
                j++;
            }
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(one.length() - i, other.length() - j);
    }

    /** Of any length: the longer one is greater once the zeros in front are gone. */
    private static int compareNumbers(String one, int start, int end, String other, int otherStart, int otherEnd) {
        int i = withoutZeros(one, start, end);
        int j = withoutZeros(other, otherStart, otherEnd);
        int order = Integer.compare(end - i, otherEnd - j);
        for (; order == 0 && i < end; i++, j++) {
            order = Character.compare(one.charAt(i), other.charAt(j));
        }
        return order;
    }

    private static int withoutZeros(String text, int start, int end) {
        int first = start;
        while (first < end && text.charAt(first) == '0') {
            first++;
        }
        return first;
    }

    private static int compareLetters(char one, char other) {
        return one == other ? 0 : Character.compare(folded(one), folded(other));
    }

    private static int endOfNumber(String text, int start) {
        int end = start;
        while (end < text.length() && isDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static char folded(char c) {
        return Character.toLowerCase(Character.toUpperCase(c));
    }
}
