package io.github.tokenrevoker.ui.revoke;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tokenrevoker.WindowTest;
import io.github.tokenrevoker.onezone.RawServer;
import io.github.tokenrevoker.practice.PracticeToken;
import io.github.tokenrevoker.profile.Environment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import javafx.scene.control.TextArea;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The panel of a refusal")
class RefusalPanelTest extends WindowTest {
    /** Revokes against a server that answers every question well and the DELETE with this. */
    private void revokeAgainst(String answer) throws IOException {
        var token = startPractice().token(PracticeToken.PROVIDER_NAMED);
        String provider = "{\"providerId\":\"9a1c6e2f4b7d4c0e8f35practice0001\",\"name\":\"P\"}";
        RawServer server = new RawServer((line, out) -> {
            String said = answer;
            if (line.startsWith("GET")) {
                String body = line.contains("/temporary") ? "{\"generation\":3}" : provider;
                said = RawServer.http("200 OK", "application/json", body);
            }
            out.write(said.getBytes(StandardCharsets.ISO_8859_1));
        });
        addProfile("Scripted", server.address(), Environment.TEST, token);
        press("revoke");
        press("confirm-revoke");
        awaitShown("outcome-panel");
        server.close();
    }

    static Stream<Arguments> errors() {
        return Stream.of(
                Arguments.of(
                        "400 Bad Request",
                        "400 invalid request",
                        "badValueString",
                        "Bad value",
                        "{\"key\":\"name\"}",
                        "{\n  \"key\" : \"name\"\n}"),
                Arguments.of(
                        "401 Unauthorized",
                        "401 authentication error",
                        "unauthorized",
                        "Authenticate",
                        "{\"authError\":{\"id\":\"tokenInvalid\",\"description\":\"Not valid\"}}",
                        "{\n  \"authError\" : {\n    \"id\" : \"tokenInvalid\",\n    \"description\" : \"Not valid\"\n  }\n}"),
                Arguments.of("403 Forbidden", "403 authorization error", "forbidden", "Not authorized", "null", ""),
                Arguments.of("404 Not Found", "404 resource not found", "notFound", "Not found", "", ""),
                Arguments.of(
                        "500 Oops",
                        "500 internal server error",
                        "internalServerError",
                        "Failed",
                        "[1.10, 99999999999999999999]",
                        "[\n  1.10,\n  99999999999999999999\n]"),
                Arguments.of(
                        "418 Teapot", "418 unexpected status", "teapot", "Short and stout", "\"bare\"", "\"bare\""));
    }

    @ParameterizedTest(name = "{0}, details {4}")
    @MethodSource("errors")
    @DisplayName("shows the error field by field:")
    void fieldByField(
            String statusLine, String status, String id, String description, String details, String shownDetails)
            throws IOException {
        String body = "{\"error\":{\"id\":\"" + id + "\",\"description\":\"" + description + "\""
                + (details.isEmpty() ? "" : ",\"details\":" + details) + "}}";
        revokeAgainst(RawServer.http(statusLine, "application/json", body));
        assertThat(text("outcome-title")).isEqualTo("Rejected");
        assertThat(text("outcome-status")).isEqualTo(status);
        assertThat(text("error-id")).isEqualTo(id);
        assertThat(text("error-description")).isEqualTo(description);
        assertThat(isShown("error-details")).isEqualTo(!shownDetails.isEmpty());
        if (!shownDetails.isEmpty()) {
            TextArea area = (TextArea) node("error-details");
            assertThat(area.getText()).isEqualTo(shownDetails);
            assertThat(area.isEditable()).isFalse();
        }
    }

    @Test
    @DisplayName("shows hostile characters as escapes")
    void hostile() throws IOException {
        revokeAgainst(
                RawServer.http(
                        "400 Bad Request",
                        "application/json",
                        "{\"error\":{\"id\":\"a\\u0000b\\u202ec\",\"description\":\"x\\ny\\u200b\",\"details\":{\"k\\u202e\":\"\\u0007\"}}}"));
        assertThat(text("error-id")).isEqualTo("a\\u0000b\\u202Ec");
        assertThat(text("error-description")).isEqualTo("x\\u000Ay\\u200B");
        assertThat(text("error-details")).doesNotContain("\u202e");
    }

    @Test
    @DisplayName("shows where a redirect points to, and that it was not followed")
    void redirect() throws IOException {
        revokeAgainst(
                "HTTP/1.1 302 Found\r\nLocation: https://elsewhere.example/x\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        assertThat(text("outcome-happened"))
                .contains("https://elsewhere.example/x")
                .contains("not followed");
        assertThat(text("outcome-advice")).contains("Once it has settled: If that address is your Onezone");
    }

    @Test
    @DisplayName("shows how long the server asks to wait")
    void retryAfter() throws IOException {
        revokeAgainst("HTTP/1.1 429 Slow\r\nRetry-After: 120\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        assertThat(text("outcome-status")).isEqualTo("429 too many requests");
        assertThat(text("outcome-advice")).contains("Retry-After: 120");
    }

    @ParameterizedTest
    @ValueSource(strings = {"401 Unauthorized", "403 Forbidden"})
    @DisplayName(
            "blames no token for a page that Onezone did not write, and says first that nothing is to be sent again")
    void somethingInBetween(String status) throws IOException {
        revokeAgainst(RawServer.http(status, "text/html", "<p>Sign in</p>"));
        assertThat(text("outcome-advice"))
                .contains(". Once it has settled: ")
                .contains("not Onezone’s own")
                .doesNotContain("does not accept")
                .doesNotContain("not allowed to revoke");
    }
}
