package io.github.tokenrevoker.onezone;

import java.util.regex.Pattern;

/** Decides by its letters alone whether a text is an IPv6 address: the JDK's parser would look unknown ones up. */
final class Ipv6Literal {
    private static final int GROUPS = 8;
    private static final Pattern GROUP = Pattern.compile("[0-9a-f]{1,4}");
    private static final Pattern TRAILING_IPV4 = Pattern.compile("(.*:)((?:\\d{1,3}\\.){3}\\d{1,3})");

    private Ipv6Literal() {}

    static boolean isValid(String lowerCase) {
        var mixed = TRAILING_IPV4.matcher(lowerCase);
        String text = lowerCase;
        if (mixed.matches()) {
            for (String octet : mixed.group(2).split("\\.", -1)) {
                if (Integer.parseInt(octet) > 255) {
                    return false;
                }
            }
            text = mixed.group(1) + "0:0";
        }
        int gap = text.indexOf("::");
        if (gap < 0) {
            return groupsIn(text) == GROUPS;
        }
        if (text.indexOf("::", gap + 1) >= 0) {
            return false;
        }
        String head = text.substring(0, gap);
        String tail = text.substring(gap + 2);
        int before = head.isEmpty() ? 0 : groupsIn(head);
        int after = tail.isEmpty() ? 0 : groupsIn(tail);
        return before >= 0 && after >= 0 && before + after < GROUPS;
    }

    /** How many groups the text has, or -1 when one of them is none. */
    private static int groupsIn(String text) {
        String[] groups = text.split(":", -1);
        for (String group : groups) {
            if (!GROUP.matcher(group).matches()) {
                return -1;
            }
        }
        return groups.length;
    }
}
