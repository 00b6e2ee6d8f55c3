package io.github.tokenrevoker.transfer;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names and values as files of settings have them, one on a line: {@code .env}, INI, YAML, and JSON. */
final class KeyValues {
    private static final Pattern LINE = Pattern.compile(
            "^\\s{0,40}(?:- )?(?:(?:export|const|let|var|set) )?([\"']?)([A-Za-z_][\\w.-]{0,80})\\1\\s{0,40}[:=]\\s{0,40}(.*)$");
    private static final Pattern JSON = Pattern.compile("\"([A-Za-z_][\\w.-]{0,80})\"\\s*+:\\s*+\"([^\"]*+)\"");
    /** An entry of a list of YAML that is one string. */
    private static final Pattern QUOTED_ENTRY = Pattern.compile("^(\\s{0,40}- )([\"'])(\\w{1,80}=.*)\\2\\s*$");

    private static final Pattern SERVICE = Pattern.compile("^\\s{0,40}Environment\\s{0,40}=(.*)$");
    private static final Pattern NAME_AND_VALUE = Pattern.compile(
            "(?m)^[ \\t]{0,40}(?:- )?name:[ \\t]{1,40}[\"']?([A-Za-z_]\\w{0,80})[\"']?[ \\t\\r]*+\\n[ \\t]{1,40}value:[ \\t]{1,40}(.+)$");

    /** A secret of Kubernetes, whose values are in Base64 where they stand below {@code data}. */
    private static final Pattern SECRET =
            Pattern.compile("(?m)^[ \\t]{0,40}[\"']?kind[\"']?:[ \\t]{0,40}[\"']?Secret\\b");

    private static final Pattern PLAIN_SECRET = Pattern.compile("(?m)^[ \\t]{0,40}[\"']?stringData[\"']?:");
    private static final Pattern FOLDED = Pattern.compile("[>|][+-]?");
    private static final Pattern COMMENT = Pattern.compile("\\s[#;].*$");

    private KeyValues() {}

    /**
     * Adds what a text says to the variables, where they are not set yet.
     *
     * @param quotedNames whether names in quotes count, which inside a command belong to what it sends
     */
    static void read(String text, boolean quotedNames, Variables variables) {
        UnaryOperator<String> decoded =
                SECRET.matcher(text).find() && !PLAIN_SECRET.matcher(text).find()
                        ? KeyValues::decoded
                        : UnaryOperator.identity();
        if (quotedNames
                && (text.stripLeading().startsWith("{") || text.stripLeading().startsWith("["))) {
            Matcher pair = JSON.matcher(text);
            while (pair.find()) {
                variables.setIfAbsent(pair.group(1), decoded.apply(pair.group(2).replace("\\/", "/")));
            }
        }
        if (quotedNames) {
            Matcher pair = NAME_AND_VALUE.matcher(text);
            while (pair.find()) {
                variables.setIfAbsent(pair.group(1), bare(pair.group(2).strip()));
            }
        }
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            Matcher service = SERVICE.matcher(lines.get(i));
            if (service.matches()) {
                Requests.of(PosixScript.commands("env " + service.group(1)), variables);
                continue;
            }
            Matcher line = LINE.matcher(QUOTED_ENTRY.matcher(lines.get(i)).replaceFirst("$1$3"));
            if (line.matches() && (quotedNames || line.group(1).isEmpty())) {
                String value = COMMENT.matcher(line.group(3)).replaceFirst("").strip();
                if (FOLDED.matcher(value).matches()) {
                    value = folded(lines, i + 1);
                }
                variables.setIfAbsent(line.group(2), decoded.apply(bare(value)));
            }
        }
    }

    private static String decoded(String base64) {
        try {
            return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8).strip();
        } catch (IllegalArgumentException _) {
            return base64;
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
