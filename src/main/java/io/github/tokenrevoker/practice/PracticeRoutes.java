package io.github.tokenrevoker.practice;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.github.tokenrevoker.practice.CaveatCheck.Operation;
import io.github.tokenrevoker.practice.Verdict.Known;
import io.github.tokenrevoker.practice.Verdict.Rejected;
import io.github.tokenrevoker.practice.Verdict.ZoneError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Answers the practice zone's calls: authentication first, then the right to the operation, then the operation. */
final class PracticeRoutes implements HttpHandler {
    private static final String BASE = "/api/v3/onezone";
    private static final String TEMPORARY_TOKENS = BASE + "/provider/tokens/temporary";
    private static final int LONGEST_SILENCE_SECONDS = 120;
    private static final int LATE_SECONDS = 20;
    private static final int MAX_BODY = 2 << 20;
    private static final long WEEK_SECONDS = 604_800;
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final Ledger ledger;
    private NextAnswer next = NextAnswer.BEHAVE;
    private final CountDownLatch stopped = new CountDownLatch(1);

    PracticeRoutes(Ledger ledger) {
        this.ledger = ledger;
    }

    synchronized void answerNext(NextAnswer answer) {
        next = answer;
    }

    synchronized NextAnswer nextAnswer() {
        return next;
    }

    private synchronized NextAnswer takeNextAnswer() {
        NextAnswer taken = next;
        next = NextAnswer.BEHAVE;
        return taken;
    }

    void stop() {
        stopped.countDown();
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String operation =
                    exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
            switch (operation) {
                case "DELETE " + TEMPORARY_TOKENS -> revoke(exchange);
                case "GET " + TEMPORARY_TOKENS -> generation(exchange);
                case "POST " + TEMPORARY_TOKENS -> createTemporaryToken(exchange);
                case "GET " + BASE + "/provider" -> provider(exchange);
                case "GET " + BASE + "/provider/tokens/named" -> namedTokens(exchange);
                case "POST " + BASE + "/tokens/verify_access_token" -> verify(exchange, Ledger.Expected.ACCESS);
                case "POST " + BASE + "/tokens/verify_identity_token" -> verify(exchange, Ledger.Expected.IDENTITY);
                case "POST " + BASE + "/tokens/verify_invite_token" -> verify(exchange, Ledger.Expected.INVITE);
                case "GET " + BASE + "/configuration" -> configuration(exchange);
                default -> answer(exchange, new ZoneError(404, "notFound", "The resource could not be found."));
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void revoke(HttpExchange exchange) throws IOException, InterruptedException {
        NextAnswer answer = takeNextAnswer();
        Known caller = tokenManager(exchange, new Operation("delete", "token"));
        if (caller == null) {
            return;
        }
        switch (answer) {
            case BEHAVE -> {
                ledger.revoke(caller.id());
                exchange.sendResponseHeaders(204, -1);
            }
            case WRITE_FAILED_204 -> exchange.sendResponseHeaders(204, -1);
            case PROXY_PAGE_502 ->
                send(
                        exchange,
                        502,
                        "text/html",
                        "<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>");
            case SILENCE -> keepWaiting(LONGEST_SILENCE_SECONDS);
            case CUT_BEFORE -> {}
            case CUT_AFTER -> ledger.revoke(caller.id());
            case LATE -> {
                ledger.revoke(caller.id());
                keepWaiting(LATE_SECONDS);
                exchange.sendResponseHeaders(204, -1);
            }
            case BAD_REQUEST_400, UNAUTHORIZED_401, FORBIDDEN_403, NOT_FOUND_404, INTERNAL_ERROR_500, UNAVAILABLE_503 ->
                answer(exchange, error(answer));
        }
    }

    /** Returns the error document of an answer that is one. */
    private static ZoneError error(NextAnswer answer) {
        return switch (answer) {
            case BAD_REQUEST_400 ->
                new ZoneError(
                        400, "badValueString", "Bad value: provided \"name\" must be a string.", Map.of("key", "name"));
            case UNAUTHORIZED_401 ->
                new ZoneError(400, "tokenInvalid", "Provided token is not valid.").asUnauthorized();
            case FORBIDDEN_403 -> forbidden();
            case NOT_FOUND_404 -> new ZoneError(404, "notFound", "The resource could not be found.");
            case INTERNAL_ERROR_500 ->
                new ZoneError(
                        500,
                        "internalServerError",
                        "Internal server error, reference: \"practice-0001\".",
                        Map.of("reference", "practice-0001"));
            case UNAVAILABLE_503 ->
                new ZoneError(
                        503, "serviceUnavailable", "All services have been temporarily disabled by the administrator.");
            case BEHAVE, WRITE_FAILED_204, PROXY_PAGE_502, SILENCE, CUT_BEFORE, CUT_AFTER, LATE ->
                throw new IllegalArgumentException("no error document: " + answer);
        };
    }

    private void keepWaiting(int seconds) throws InterruptedException {
        boolean zoneStopped = stopped.await(seconds, TimeUnit.SECONDS);
        if (zoneStopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void generation(HttpExchange exchange) throws IOException {
        Known caller = tokenManager(exchange, new Operation("get", "temporary_token_secret"));
        if (caller != null) {
            answer(exchange, 200, Map.of("generation", ledger.generation(caller.id())));
        }
    }

    private void createTemporaryToken(HttpExchange exchange) throws IOException {
        Known caller = tokenManager(exchange, new Operation("create", "token"));
        if (caller == null) {
            return;
        }
        JsonNode validUntil = null;
        for (JsonNode caveat : body(exchange).path("caveats")) {
            if (caveat.path("type").asString("").equals("time")) {
                validUntil = caveat.path("validUntil");
            }
        }
        if (validUntil == null || !validUntil.isIntegralNumber()) {
            answer(
                    exchange,
                    new ZoneError(
                            400,
                            "tokenTimeCaveatRequired",
                            "Temporary tokens must have a time caveat.",
                            Map.of("maxTtl", WEEK_SECONDS)));
            return;
        }
        var token = ledger.mintTemporary(
                caller.isProvider() ? "prv-" : "usr-", caller.id(), List.of("time < " + validUntil.asLong()));
        answer(exchange, 201, Map.of("token", token.reveal()));
    }

    private void provider(HttpExchange exchange) throws IOException {
        Known caller = authenticated(exchange, new Operation("get", "provider"));
        if (caller == null) {
            return;
        }
        if (!caller.isProvider()) {
            answer(exchange, forbidden());
            return;
        }
        answer(
                exchange,
                200,
                Map.of(
                        "providerId",
                        caller.id(),
                        "name",
                        "Practice Provider",
                        "domain",
                        "provider.practice.test",
                        "latitude",
                        50.06,
                        "longitude",
                        19.94));
    }

    private void namedTokens(HttpExchange exchange) throws IOException {
        Known caller = tokenManager(exchange, new Operation("get", "token"));
        if (caller != null) {
            answer(exchange, 200, Map.of("tokens", ledger.namedTokenIds("prv-" + caller.id())));
        }
    }

    private void verify(HttpExchange exchange, Ledger.Expected expected) throws IOException {
        String token = body(exchange).path("token").asString("");
        switch (ledger.examine(token, Optional.empty(), expected)) {
            case Rejected rejected -> answer(exchange, rejected.reason().asBadValue("token"));
            case Known known -> {
                Map<String, Object> answer = new HashMap<>();
                answer.put("subject", Map.of("type", known.kind(), "id", known.id()));
                answer.put(
                        "ttl", ledger.timeLeft(token).map(Duration::toSeconds).orElse(null));
                answer(exchange, 200, answer);
            }
        }
    }

    private void configuration(HttpExchange exchange) throws IOException {
        answer(exchange, 200, Map.of("name", "Practice Zone", "domain", "127.0.0.1", "version", "21.02.8"));
    }

    /** The caller, if it may manage temporary tokens; null when a refusal has been answered. */
    private @Nullable Known tokenManager(HttpExchange exchange, Operation operation) throws IOException {
        Known caller = authenticated(exchange, operation);
        if (caller != null && !caller.isProvider() && !Ledger.mayManageTokens(caller)) {
            answer(exchange, forbidden());
            return null;
        }
        return caller;
    }

    /** The caller by its token; null when a refusal has been answered. */
    private @Nullable Known authenticated(HttpExchange exchange, Operation operation) throws IOException {
        String token = tokenOf(exchange.getRequestHeaders());
        if (token == null) {
            answer(
                    exchange,
                    new ZoneError(401, "unauthorized", "You must authenticate yourself to perform this operation."));
            return null;
        }
        return switch (ledger.examine(token, Optional.of(operation))) {
            case Known known -> known;
            case Rejected rejected -> {
                answer(exchange, rejected.reason().asUnauthorized());
                yield null;
            }
        };
    }

    private static @Nullable String tokenOf(Headers headers) {
        String token = headers.getFirst("X-Auth-Token");
        if (token == null) {
            String bearer = headers.getFirst("Authorization");
            boolean isBearer = bearer != null && bearer.toLowerCase(Locale.ROOT).startsWith("bearer ");
            token = isBearer ? bearer.substring("bearer ".length()) : headers.getFirst("Macaroon");
        }
        return token;
    }

    private static ZoneError forbidden() {
        return new ZoneError(403, "forbidden", "You are not authorized to perform this operation.");
    }

    private static JsonNode body(HttpExchange exchange) throws IOException {
        try {
            return MAPPER.readTree(exchange.getRequestBody().readNBytes(MAX_BODY));
        } catch (JacksonException _) {
            return MAPPER.createObjectNode();
        }
    }

    private static void answer(HttpExchange exchange, ZoneError error) throws IOException {
        answer(exchange, error.status(), Map.of("error", error.json()));
    }

    private static void answer(HttpExchange exchange, int status, Map<String, ?> json) throws IOException {
        send(exchange, status, "application/json", MAPPER.writeValueAsString(json));
    }

    private static void send(HttpExchange exchange, int status, String type, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
