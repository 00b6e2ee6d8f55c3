package io.github.tokenrevoker.token;

import io.github.tokenrevoker.token.find.FoundTokens;
import io.github.tokenrevoker.token.find.SearchWatch;
import io.github.tokenrevoker.token.find.TokenFinder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** How many mebibytes of a text without tokens are searched in a second, on one core; 200 are wanted. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class TokenSearchBenchmark {
    private static final int MEBIBYTES = 16;
    private static final int BYTES = MEBIBYTES << 20;

    /** What is searched. */
    public enum Kind {
        LOG,
        JSON,
        BASE64,
        BINARY
    }

    @Param
    public Kind text = Kind.LOG;

    private byte[] bytes = {};

    @Setup
    public void write() {
        Random random = new Random(1);
        bytes = new byte[BYTES];
        random.nextBytes(bytes);
        switch (text) {
            case BINARY -> {}
            case BASE64 -> bytes = Base64.getMimeEncoder().encode(bytes);
            case LOG ->
                lines(
                        random,
                        "2026-11-25 10:%02d:33 PM INFO [worker-%d] GET /api/v3/onezone/spaces/%016x 200 MD5 %s\n");
            case JSON ->
                lines(
                        random,
                        "{\"at\":\"2026-11-25T10:%02d:33Z\",\"n\":%d,\"id\":\"%016x\",\"text\":\"\\u017c\\n%s\"},\n");
        }
    }

    private void lines(Random random, String format) {
        StringBuilder text = new StringBuilder(BYTES + 200);
        while (text.length() < BYTES) {
            text.append(format.formatted(
                    random.nextInt(60),
                    random.nextInt(999),
                    random.nextLong(),
                    "MISSING TUNING 1E5 NRO " + random.nextInt()));
        }
        bytes = text.toString().getBytes(StandardCharsets.US_ASCII);
    }

    @Benchmark
    @OperationsPerInvocation(MEBIBYTES)
    public FoundTokens search() throws IOException {
        TokenFinder finder = new TokenFinder(SearchWatch.NONE);
        finder.read("text", new ByteArrayInputStream(bytes));
        return finder.found();
    }
}
