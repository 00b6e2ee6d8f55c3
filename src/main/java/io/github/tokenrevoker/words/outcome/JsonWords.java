package io.github.tokenrevoker.words.outcome;

import io.github.tokenrevoker.words.Harmless;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** JSON from a server as indented text. */
public final class JsonWords {
    private static final int MAX_LENGTH = 20_000;

    private static final ObjectWriter WRITER = JsonMapper.builder()
            .build()
            .writer()
            .with(new DefaultPrettyPrinter()
                    .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                    .withArrayIndenter(new DefaultIndenter("  ", "\n")));

    private JsonWords() {}

    public static String indented(JsonNode json) {
        String text = WRITER.writeValueAsString(json);
        return Harmless.block(text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH) + "\n\u2026" : text);
    }
}
