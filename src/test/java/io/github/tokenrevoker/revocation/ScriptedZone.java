package io.github.tokenrevoker.revocation;

import io.github.tokenrevoker.onezone.OnezoneAddress;
import io.github.tokenrevoker.onezone.RawServer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/** A Onezone whose every answer a test decides. Begins as a well-behaved one of provider {@code abc} at generation 3. */
public final class ScriptedZone implements AutoCloseable {
    public static final String NO_CONTENT = "HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n";
    static final String CUT = "";
    /** Half of an answer; an empty script stands for the well-behaved answer. */
    static final String CUT_ANSWER = "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{";

    static final String CANARY = "MDAxNWxvY2F00aW9uIGNhbmFyeQo";

    private final RawServer server;
    volatile long generation = 3;
    volatile String provider = ok("{\"providerId\":\"abc\",\"name\":\"Provider\",\"domain\":\"p.example\"}");
    volatile String delete = NO_CONTENT;
    volatile boolean deleteTakesEffect = true;
    volatile String generationAnswer = "";
    volatile String generationAnswerAfterDelete = "";
    volatile boolean deleted;
    volatile boolean silentAfterDelete;
    /** How many answers to each question are lost on the way before the first one gets through. */
    volatile int stumbles;
    /** Called when a canary token is asked for, before the answer. */
    volatile Runnable onCanary = () -> {};

    /** Called when the generation is asked for after the DELETE, before the answer. */
    volatile Runnable onGenerationAfterDelete = () -> {};

    /** Called when the DELETE has arrived, before the answer. */
    volatile Runnable onDelete = () -> {};

    /** Called when a question has arrived after the DELETE, before it is answered, with its request line; may wait. */
    volatile Consumer<String> onQuestionAfterDelete = _ -> {};

    private final Map<String, Integer> asked = new HashMap<>();
    private final CountDownLatch over = new CountDownLatch(1);
    volatile String canaryMade = http("201 Created", "{\"token\":\"" + CANARY + "\"}");
    volatile String canaryVerified = http(
            "400 Bad Request",
            "{\"error\":{\"id\":\"tokenRevoked\",\"description\":\"Provided token has been revoked.\"}}");

    ScriptedZone() throws IOException {
        server = new RawServer(this::answer);
    }

    static String ok(String json) {
        return RawServer.http("200 OK", "application/json", json);
    }

    private static String http(String status, String json) {
        return RawServer.http(status, "application/json", json);
    }

    static String error(String status, String json) {
        return RawServer.http(status, "application/json", "{\"error\":" + json + "}");
    }

    private void answer(String requestLine, OutputStream out) throws IOException, InterruptedException {
        if (requestLine.startsWith("DELETE") && silentAfterDelete) {
            answerTo(requestLine);
            over.await();
        }
        if (requestLine.startsWith("GET") && stumblesOver(requestLine)) {
            return;
        }
        if (requestLine.startsWith("GET") && deleted) {
            onQuestionAfterDelete.accept(requestLine);
        }
        out.write(answerTo(requestLine).getBytes(StandardCharsets.ISO_8859_1));
    }

    private synchronized boolean stumblesOver(String requestLine) {
        return asked.merge(requestLine, 1, Integer::sum) <= stumbles;
    }

    /** Makes it a well-behaved Onezone at generation 3 again, as it was when it was made. */
    synchronized void reset() {
        generation = 3;
        deleted = false;
        delete = NO_CONTENT;
        deleteTakesEffect = true;
        generationAnswer = "";
        generationAnswerAfterDelete = "";
    }

    private synchronized String answerTo(String requestLine) {
        if (requestLine.startsWith("DELETE")) {
            deleted = true;
            onDelete.run();
            if (deleteTakesEffect) {
                generation++;
            }
            return delete;
        }
        if (requestLine.startsWith("POST") && requestLine.contains("/provider/tokens/temporary")) {
            onCanary.run();
            return canaryMade;
        }
        if (requestLine.contains("/tokens/verify_access_token")) {
            return canaryVerified;
        }
        if (requestLine.contains("/provider/tokens/temporary")) {
            if (deleted) {
                onGenerationAfterDelete.run();
            }
            String scripted = deleted ? generationAnswerAfterDelete : generationAnswer;
            return scripted.isEmpty() ? ok("{\"generation\":" + generation + "}") : scripted;
        }
        if (requestLine.contains("/provider/tokens/named")) {
            return ok("{\"tokens\":[\"a\",\"b\"]}");
        }
        return provider;
    }

    OnezoneAddress address() {
        return server.address();
    }

    /** How often the generation was asked for. */
    long generationReads() {
        return server.count("GET /api/v3/onezone/provider/tokens/temporary");
    }

    /** How often the zone was asked who the caller is. */
    long providerReads() {
        return server.count("GET /api/v3/onezone/provider");
    }

    long posts() {
        return server.count("POST");
    }

    long deletes() {
        return server.count("DELETE");
    }

    int requests() {
        return server.requests().size();
    }

    @Override
    public void close() throws IOException {
        over.countDown();
        server.close();
    }
}
