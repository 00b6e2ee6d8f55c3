package io.github.tokenrevoker.words;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tokenrevoker.connection.TransportFault;
import io.github.tokenrevoker.onezone.Answer;
import io.github.tokenrevoker.onezone.Exchange;
import io.github.tokenrevoker.onezone.OnezoneError;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("The advice about an error")
class AdviceWordsTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    /** A status that has no words of its own, so that only the id can bring any. */
    private static final int NEUTRAL = 499;

    private static String advice(int status, String id, String details) {
        Exchange exchange = new Exchange(
                URI.create("https://onezone.example.org/"),
                status,
                Instant.EPOCH,
                Duration.ZERO,
                null,
                null,
                null,
                null);
        return AdviceWords.of(Optional.of(new OnezoneError(id, "", JSON.readTree(details), null)), exchange);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "unauthorized",
                "forbidden",
                "forbiddenWithHint",
                "badToken",
                "tokenInvalid",
                "tokenRevoked",
                "tokenSessionInvalid",
                "tokenSubjectInvalid",
                "userBlocked",
                "badBasicCredentials",
                "tokenTooLarge",
                "tokenCaveatUnverified",
                "tokenCaveatUnknown",
                "tokenServiceForbidden",
                "tokenTimeCaveatRequired",
                "notAnAccessToken",
                "notAnIdentityToken",
                "notAnInviteToken",
                "badIdpAccessToken",
                "badServiceToken",
                "badConsumerToken",
                "inviteTokenConsumerInvalid",
                "inviteTokenSubjectNotAuthorized",
                "inviteTokenTargetIdInvalid",
                "inviteTokenUsageLimitReached",
                "badData",
                "malformedData",
                "missingRequiredValue",
                "missingAtLeastOneValue",
                "badMessage",
                "badValueString",
                "badValueTooLow",
                "badValueToken",
                "limitReached",
                "notFound",
                "alreadyExists",
                "notSupported",
                "notImplemented",
                "internalServerError",
                "serviceUnavailable",
                "temporaryFailure",
                "timeout",
                "unregisteredOneprovider",
                "externalServiceOperationFailed",
                "noConnectionToOnezone",
                "noConnectionToClusterNode",
                "noConnectionToPeerOneprovider",
                "posix",
            })
    @DisplayName("has words of its own for every id that Onezone documents:")
    void known(String id) {
        assertThat(advice(NEUTRAL, id, "{}")).isNotEqualTo(advice(NEUTRAL, "somethingElse", "{}"));
    }

    @Test
    @DisplayName("is about the innermost cause")
    void innermost() {
        String nested = """
                {"authError":{"id":"badServiceToken","description":"",
                  "details":{"tokenError":{"id":"tokenRevoked","description":""}}}}""";
        assertThat(advice(401, "unauthorized", nested)).isEqualTo(advice(401, "tokenRevoked", "{}"));
    }

    @Test
    @DisplayName("is about the error itself where the cause is not known")
    void unknownCause() {
        String nested = "{\"authError\":{\"id\":\"moonTooFull\",\"description\":\"\"}}";
        assertThat(advice(401, "unauthorized", nested)).isEqualTo(advice(401, "unauthorized", "{\"authError\":null}"));
    }

    @Test
    @DisplayName("is by the status where the id is not known")
    void byStatus() {
        assertThat(advice(503, "somethingElse", "{}")).startsWith("The Onezone is not ready");
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("never says of a check without an answer that its token was not sent")
    void lostCheck(TransportFault.Kind kind) {
        assertThat(AdviceWords.of(new Answer.Lost<>(new TransportFault(kind, ""))))
                .hasValueSatisfying(words -> assertThat(words).containsIgnoringCase("check again"))
                .hasValueSatisfying(words -> assertThat(words)
                        .doesNotContain(
                                "not sent", "Nothing was sent", "not shown", "never connected", "not accepted"));
    }
}
