package io.github.tokenrevoker.token;

import com.github.nitram509.jmacaroons.Macaroon;
import io.github.tokenrevoker.onezone.AccessToken;
import io.github.tokenrevoker.onezone.OnezoneAddress;
import io.github.tokenrevoker.onezone.UnusableTokenException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** How long it takes to read a pasted text and to judge it; a frame has 16.7 ms. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class TokenReadingBenchmark {
    private static final OnezoneAddress HOST = new OnezoneAddress("https", "onezone.example.org", 443);

    /** What is pasted. */
    public enum Pasted {
        USUAL,
        MANY_CAVEATS_OF_A_MEBIBYTE,
        FEW_LONG_CAVEATS_OF_A_MEBIBYTE,
        NONSENSE_OF_A_MEBIBYTE
    }

    @Param
    public Pasted pasted = Pasted.USUAL;

    private String text = "";

    @Setup
    public void write() {
        text = switch (pasted) {
            case USUAL -> token("interface = rest", 3);
            case MANY_CAVEATS_OF_A_MEBIBYTE -> token("ip = 10.0.0.0/8", 24_000);
            case FEW_LONG_CAVEATS_OF_A_MEBIBYTE -> token("ip = " + "10.0.0.0/8|".repeat(5_000) + "::1", 11);
            case NONSENSE_OF_A_MEBIBYTE -> "MD" + "A".repeat(AccessToken.MAX_LENGTH - 2);
        };
    }

    private static String token(String caveat, int count) {
        var builder = Macaroon.builder(
                "onezone.example.org", "key".getBytes(StandardCharsets.US_ASCII), "2/nmd/prv-abc/act/id");
        for (int i = 0; i < count; i++) {
            builder.addCaveat(caveat);
        }
        return Base62.encode(builder.build().serialize());
    }

    @Benchmark
    public List<Finding> read() throws UnusableTokenException {
        TokenReading reading = TokenReader.read(AccessToken.pasted(text));
        return Findings.of(reading, Circumstances.at(HOST), Instant.EPOCH);
    }
}
