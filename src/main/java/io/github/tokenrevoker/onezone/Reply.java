package io.github.tokenrevoker.onezone;

import io.github.tokenrevoker.connection.ServerCertificate;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A received answer before it is interpreted. */
record Reply(
        Exchange exchange,
        BoundedBody body,
        String mediaType,
        @Nullable JsonNode json) {
    /**
     * Exact numbers, since details are shown as the server wrote them; depth and sizes are bounded by the parser. A document
     * that says two things under one name says nothing: it may be what a revocation is verified by.
     */
    private static final JsonMapper MAPPER = JsonMapper.builder(SecretJson.FACTORY)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private static final int MAX_LOCATION_LENGTH = 2000;

    static Reply of(HttpResponse<BoundedBody> response, Instant sentAt, Duration duration) {
        var headers = response.headers();
        Exchange exchange = new Exchange(
                response.uri(),
                response.statusCode(),
                sentAt,
                duration,
                headers.firstValue("date").flatMap(Reply::httpDate).orElse(null),
                response.sslSession().flatMap(ServerCertificate::of).orElse(null),
                headers.firstValue("location").map(Reply::bounded).orElse(null),
                headers.firstValue("retry-after").map(Reply::bounded).orElse(null));
        BoundedBody body = response.body();
        String mediaType =
                headers.firstValue("content-type").map(Reply::bounded).orElse("");
        return new Reply(exchange, body, mediaType, parsed(body));
    }

    int status() {
        return exchange.status();
    }

    /** The document of a 200. */
    Optional<JsonNode> ok() {
        return status() == 200 ? Optional.ofNullable(json) : Optional.empty();
    }

    /** The document of a 201. */
    Optional<JsonNode> created() {
        return status() == 201 ? Optional.ofNullable(json) : Optional.empty();
    }

    Optional<OnezoneError> error() {
        return status() >= 400 && json != null ? OnezoneError.read(json.get("error")) : Optional.empty();
    }

    RawBody raw() {
        String text = new String(body.bytes(), StandardCharsets.UTF_8);
        boolean tooLong = text.length() > RawBody.EXCERPT_LENGTH;
        String excerpt = tooLong ? text.substring(0, RawBody.EXCERPT_LENGTH) : text;
        return new RawBody(excerpt, mediaType, body.bytes().length, body.cut() || tooLong);
    }

    private static @Nullable JsonNode parsed(BoundedBody body) {
        if (body.cut() || body.bytes().length == 0) {
            return null;
        }
        try {
            JsonNode json = MAPPER.readTree(body.bytes());
            return json.isMissingNode() ? null : json;
        } catch (JacksonException _) {
            return null;
        }
    }

    private static Optional<Instant> httpDate(String text) {
        try {
            return Optional.of(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, Instant::from));
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }

    private static String bounded(String header) {
        return header.length() > MAX_LOCATION_LENGTH ? header.substring(0, MAX_LOCATION_LENGTH) : header;
    }
}
