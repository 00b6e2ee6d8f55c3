package io.github.tokenrevoker.quoting;

import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** JSON whose strings show every character: what is invisible is written as an escape, which readers undo. */
public final class JsonText {
    private static final JsonMapper ONE_LINE = JsonMapper.builder().build();
    private static final JsonMapper INDENTED =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private JsonText() {}

    /** Returns a value as one line. */
    public static String line(JsonNode value) {
        return visible(ONE_LINE.writeValueAsString(value));
    }

    /** Returns a value as the content of a file, indented, in UTF-8. */
    public static byte[] file(JsonNode value) {
        return visible(INDENTED.writeValueAsString(value)).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Returns JSON of the same meaning without invisible characters. Takes well-formed JSON only, where these occur only
     * inside strings; line feeds and tabs between values stay.
     */
    public static String visible(String json) {
        StringBuilder visible = new StringBuilder(json.length());
        json.codePoints().forEach(character -> {
            if (character == '\n' || character == '\r' || character == '\t' || VisibleText.isVisible(character)) {
                visible.appendCodePoint(character);
            } else {
                for (char unit : Character.toChars(character)) {
                    visible.append(String.format("\\u%04X", (int) unit));
                }
            }
        });
        return visible.toString();
    }
}
