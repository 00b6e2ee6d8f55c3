package io.github.tokenrevoker.certificate;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One entry of a PEM file.
 *
 * @param label what the entry says it is, such as {@code CERTIFICATE}
 * @param line the line of its beginning, from 1
 * @param encrypted whether its headers say that the content is encrypted, in the way of old OpenSSL
 * @param content empty when the entry is damaged
 */
record PemEntry(String label, int line, boolean encrypted, Optional<byte[]> content) {
    private static final Pattern BEGIN = Pattern.compile("-----BEGIN ([A-Z0-9 #]+)-----");
    private static final Pattern END = Pattern.compile("-----END [A-Z0-9 #]+-----");

    /** Returns whether there is an entry in a file, in whatever way its text is encoded. */
    static boolean isIn(byte[] file) {
        return BEGIN.matcher(text(file)).find();
    }

    /** Reads all entries. Text between them is no concern of ours; CR, LF and both end a line. */
    static List<PemEntry> in(byte[] file) {
        List<PemEntry> entries = new ArrayList<>();
        String[] lines = text(file).split("\\R", -1);
        int at = 0;
        while (at < lines.length) {
            Matcher begin = BEGIN.matcher(lines[at]);
            if (!begin.find()) {
                at++;
                continue;
            }
            int first = at++;
            StringBuilder base64 = new StringBuilder();
            boolean encrypted = false;
            while (at < lines.length && !lines[at].startsWith("-----")) {
                String line = lines[at++].strip();
                boolean header = line.contains(":");
                encrypted |= header && line.contains("ENCRYPTED");
                base64.append(header ? "" : line);
            }
            boolean ended = at < lines.length && END.matcher(lines[at]).find();
            Optional<byte[]> content = ended ? decoded(base64.toString()) : Optional.empty();
            entries.add(new PemEntry(begin.group(1), first + 1, encrypted, content));
        }
        return entries;
    }

    private static Optional<byte[]> decoded(String base64) {
        try {
            return Optional.of(Base64.getDecoder().decode(base64.replaceAll("[ \t]", "")));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** Some editors save text in two bytes per letter, and mark it. */
    private static String text(byte[] file) {
        boolean little = file.length > 1 && file[0] == (byte) 0xff && file[1] == (byte) 0xfe;
        boolean big = file.length > 1 && file[0] == (byte) 0xfe && file[1] == (byte) 0xff;
        Charset charset = little || big ? StandardCharsets.UTF_16 : StandardCharsets.ISO_8859_1;
        return new String(file, charset);
    }
}
