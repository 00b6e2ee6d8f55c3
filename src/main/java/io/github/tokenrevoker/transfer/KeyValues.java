package io.github.tokenrevoker.transfer;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names and values as files of settings have them, one on a line: {@code .env}, INI, YAML, and JSON. */
final class KeyValues {
    private static final Pattern LINE = Pattern.compile(
            "^\\s{0,40}(?:- )?(?:(?:export|const|let|var|set) )?([\"']?)([A-Za-z_][\\w.-]{0,80})\\1\\s{0,40}[:=]\\s{0,40}(.*)$");
    private static final Pattern JSON = Pattern.compile("\"([A-Za-z_][\\w.-]{0,80})\"\\s*+:\\s*+\"([^\"]*+)\"");
    private static final Pattern FOLDED = Pattern.compile("[>|][+-]?");
    private static final Pattern COMMENT = Pattern.compile("\\s[#;].*$");

    private KeyValues() {}

    /**
     * Adds what a text says to the variables, where they are not set yet.
     *
     * @param quotedNames whether names in quotes count, which inside a command belong to what it sends
     */
    static void read(String text, boolean quotedNames, Variables variables) {
        if (quotedNames
                && (text.stripLeading().startsWith("{") || text.stripLeading().startsWith("["))) {
            Matcher pair = JSON.matcher(text);
            while (pair.find()) {
                variables.setIfAbsent(pair.group(1), pair.group(2).replace("\\/", "/"));
            }
        }
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            Matcher line = LINE.matcher(lines.get(i));
            if (line.matches() && (quotedNames || line.group(1).isEmpty())) {
                String value = COMMENT.matcher(line.group(3)).replaceFirst("").strip();
                if (FOLDED.matcher(value).matches()) {
                    value = folded(lines, i + 1);
                }
                variables.setIfAbsent(line.group(2), bare(value));
            }
        }
    }

    /** The lines that are indented below a name of YAML, without the line breaks. */
    private static String folded(List<String> lines, int from) {
        StringBuilder value = new StringBuilder();
        for (int i = from; i < lines.size() && lines.get(i).startsWith(" "); i++) {
            value.append(lines.get(i).strip());
        }
        return value.toString();
    }

    private static String bare(String value) {
        String bare = value.replaceFirst("[,;]$", "");
        boolean quoted = bare.length() > 1
                && "\"'`".indexOf(bare.charAt(0)) >= 0
                && bare.charAt(0) == bare.charAt(bare.length() - 1);
        return quoted ? bare.substring(1, bare.length() - 1) : bare;
    }
}
