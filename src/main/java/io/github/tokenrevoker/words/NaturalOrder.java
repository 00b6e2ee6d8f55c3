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
                order = compareNumbers(one.substring(i, numberEnd), other.substring(j, otherEnd));
                i = numberEnd;
                j = otherEnd;
            } else {
                order = Character.compare(folded(one.charAt(i)), folded(other.charAt(j)));
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
    private static int compareNumbers(String one, String other) {
        String digits = withoutZeros(one);
        String otherDigits = withoutZeros(other);
        return digits.length() == otherDigits.length()
                ? digits.compareTo(otherDigits)
                : Integer.compare(digits.length(), otherDigits.length());
    }

    private static String withoutZeros(String number) {
        int start = 0;
        while (start < number.length() && number.charAt(start) == '0') {
            start++;
        }
        return number.substring(start);
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
