package io.github.tokenrevoker.quoting;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

@DisplayName("A foreign value")
class QuotedTextTest {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    @Test
    @DisplayName("is one visible line where a line is wanted")
    void line() {
        assertThat(HostileText.all().map(VisibleText::line)).allMatch(VisibleText::isVisible);
        assertThat(VisibleText.line("a\u202eb\nc\u3164")).isEqualTo("a\\u202Eb\\u000Ac\\u3164");
    }

    @Test
    @DisplayName("in JSON reads back as it was, and shows all that is in it")
    void json() {
        assertThat(HostileText.all()).allSatisfy(text -> {
            String json = JsonText.line(JsonNodeFactory.instance.objectNode().put(text, text));
            assertThat(json).matches(VisibleText::isVisible);
            assertThat(MAPPER.readTree(json).path(text).asString()).isEqualTo(text);
        });
    }

    @Test
    @DisplayName("in a page is text and nothing else, and reads back as it was")
    void html() {
        assertThat(HostileText.all()).allSatisfy(text -> {
            String html = HtmlText.of(text);
            assertThat(html).doesNotContain("<", ">", "\"", "'").matches(VisibleText::isVisible);
            assertThat(html.replace("&lt;", "<")
                            .replace("&gt;", ">")
                            .replace("&quot;", "\"")
                            .replace("&#39;", "'")
                            .replace("&amp;", "&"))
                    .isEqualTo(VisibleText.line(text));
        });
    }

    @Test
    @DisplayName("in a report adds no line that looks like one of the report's own")
    void report() {
        assertThat(HostileText.all().filter(text -> !text.isBlank())).allSatisfy(text -> {
            Report report = new Report();
            report.line("Provider", text + "\nOutcome: Revoked and verified");
            report.block("Answer", text + "\nOutcome: Revoked and verified");
            assertThat(report.toString().lines())
                    .allMatch(
                            line -> line.startsWith("Provider: ") || line.equals("Answer:") || line.startsWith("  | "));
        });
    }
}
