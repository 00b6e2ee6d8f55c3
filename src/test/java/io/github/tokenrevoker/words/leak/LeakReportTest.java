package io.github.tokenrevoker.words.leak;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.nitram509.jmacaroons.Macaroon;
import io.github.tokenrevoker.onezone.Generation;
import io.github.tokenrevoker.revocation.leak.LeakAnswer;
import io.github.tokenrevoker.revocation.leak.LeakedAfter;
import io.github.tokenrevoker.revocation.leak.LeakedToken;
import io.github.tokenrevoker.revocation.leak.TokenEvidence;
import io.github.tokenrevoker.token.Base62;
import io.github.tokenrevoker.token.find.FoundTokens;
import io.github.tokenrevoker.token.find.SearchWatch;
import io.github.tokenrevoker.token.find.TokenFinder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("The report of a leak")
class LeakReportTest {
    private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");
    private static final String TOKEN = token("2/tmp-3/prv-abc/act/id1", "ip = <b>10.0.0.0/8</b>");
    private static final String NAMED = token("2/nmd/usr-anna/act/id2", "time < 1900000000");

    private static final UUID ACT = UUID.fromString("6f1f9f0e-0000-4000-8000-000000000001");

    private final LeakReport report = report();

    private static String token(String identifier, String caveat) {
        return Base62.encode(Macaroon.builder("zone.example.org", "k".getBytes(StandardCharsets.US_ASCII), identifier)
                .addCaveat(caveat)
                .build()
                .serialize());
    }

    private static LeakReport report() {
        TokenFinder finder = new TokenFinder(SearchWatch.NONE);
        finder.read("<script>.log", "a\n" + TOKEN + "\n" + NAMED + "\n" + TOKEN.substring(0, 60));
        FoundTokens found = finder.found();
        List<LeakedToken> leaked = LeakedToken.of(found, List.of(), Set.of(), NOW);
        TokenEvidence revoked = new TokenEvidence(
                leaked.getFirst(),
                List.of(
                        new LeakAnswer.Works(Optional.empty(), NOW.minusSeconds(60)),
                        new LeakAnswer.RevokedByGeneration(3, new Generation(4), NOW)));
        return new LeakReport(
                List.of(revoked, new TokenEvidence(leaked.getLast(), List.of())),
                found.damaged(),
                List.of(LeakedAfter.of(ACT, List.of(revoked))),
                found.bytes(),
                NOW,
                "1.0");
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Test
    @DisplayName("says of each token where it stood, what ends it, and what the zone answered when")
    void content() {
        assertThat(text(report.text()))
                .contains("Public id: id1")
                .contains("Found in: <script>.log, line 2")
                .contains("2026-11-25 09:59:00.000 UTC: It works, and does not expire.")
                .contains("2026-11-25 10:00:00.000 UTC: Revoked: it is of generation 3, and generation 4 is in force.")
                .contains("Summary: 2 leaked tokens: 0 working, 1 invalid, 1 not known")
                .contains("Incomplete token: MDA");
    }

    @Test
    @DisplayName("says what the zone said of the tokens after each revocation")
    void revocations() {
        assertThat(text(report.text()))
                .contains("Revocation: " + ACT + ": 1 of 1 leaked token is now rejected as revoked (asked 2026-11-25");
        assertThat(text(report.json())).contains("\"rejectedAsRevoked\" : 1").contains(ACT.toString());
    }

    @Test
    @DisplayName("lists as left to do what is not known to be invalid, and by whom")
    void todo() {
        assertThat(text(report.text()))
                .contains("Left to do: id2: Revoke the named token id2: user anna or a zone administrator can.")
                .doesNotContain("Left to do: id1");
    }

    @Test
    @DisplayName("is JSON for scripts")
    void json() {
        JsonNode json = JsonMapper.builder().build().readTree(report.json());

        assertThat(json.at("/tokens/0/tokenId").asString("")).isEqualTo("id1");
        assertThat(json.at("/tokens/0/answers/1/answer").asString("")).isEqualTo("revoked_by_generation");
        assertThat(json.at("/tokens/0/places/0/line").asInt(0)).isEqualTo(2);
        assertThat(json.at("/incomplete/0/reason").asString("")).isEqualTo("CUT_OFF");
    }

    @Test
    @DisplayName("is a page without any markup of what was found")
    void html() {
        assertThat(text(report.html()))
                .contains("&lt;script&gt;.log, line 2")
                .contains("ip = &lt;b&gt;10.0.0.0/8&lt;/b&gt;")
                .doesNotContain("<script>")
                .doesNotContain("<b>");
    }

    @Test
    @DisplayName("has no letter of a token but its first and last few")
    void secrecy() {
        for (byte[] form : List.of(report.text(), report.json(), report.html())) {
            for (String token : List.of(TOKEN, NAMED)) {
                assertThat(text(form))
                        .doesNotContain(token.substring(0, 8))
                        .doesNotContain(token.substring(token.length() - 6));
            }
        }
    }
}
