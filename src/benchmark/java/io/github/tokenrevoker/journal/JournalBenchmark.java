package io.github.tokenrevoker.journal;

import io.github.tokenrevoker.journal.JournalLine.Kind;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Appending a line until it is on the disk, alone and among others, and verifying a journal of a million lines. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 5, time = 2)
public class JournalBenchmark {
    private static final int MILLION = 1_000_000;

    private static ObjectNode facts() {
        return JsonMapper.builder()
                .build()
                .createObjectNode()
                .put("operator", "ops")
                .put("machine", "console-1.example.org")
                .put("profile", "CYFRONET Kraków")
                .put("onezone", "https://onezone.example.org")
                .put("environment", "production")
                .put("providerId", "9a1c6e2f4b7d4c0e8f35a1b2c3d4e5f6")
                .put("reason", "INC-2026-1124")
                .put("generationBefore", 3);
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** A journal to append to. */
    @State(Scope.Benchmark)
    public static class Growing {
        private Path folder = Path.of("");
        private Journal journal = new Journal(folder, Clock.systemUTC());

        @Setup
        public void open() throws IOException {
            folder = Files.createTempDirectory(Path.of("target"), "journal-benchmark");
            journal = new Journal(folder, Clock.systemUTC());
        }

        @TearDown
        public void close() throws IOException {
            journal.close();
            delete(folder);
        }
    }

    /** A journal of a million lines. */
    @State(Scope.Benchmark)
    public static class Large {
        private Path folder = Path.of("");

        @Setup
        public void write() throws IOException {
            folder = Files.createTempDirectory(Path.of("target"), "journal-benchmark");
            MessageDigest digest = LineFormat.digest();
            String head = LineFormat.NO_PREVIOUS;
            ObjectNode facts = facts();
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(folder.resolve("journal.jsonl")))) {
                for (int line = 1; line <= MILLION; line++) {
                    byte[] bytes = LineFormat.write(line, head, Instant.EPOCH, Kind.INTENT, new UUID(0, line), facts);
                    out.write(bytes);
                    out.write('\n');
                    head = LineFormat.hash(digest, bytes, 0, bytes.length);
                }
            }
            new JournalFiles(folder, Optional.empty()).note(new ChainEnd(MILLION, head));
        }

        @TearDown
        public void remove() throws IOException {
            delete(folder);
        }
    }

    @Benchmark
    public JournalLine append(Growing growing) throws IOException {
        return growing.journal.append(Kind.INTENT, new UUID(0, 1), facts());
    }

    @Benchmark
    @Threads(16)
    public JournalLine appendAmongSixteen(Growing growing) throws IOException {
        return growing.journal.append(Kind.INTENT, new UUID(0, 1), facts());
    }

    @Benchmark
    @BenchmarkMode(Mode.SingleShotTime)
    @Warmup(iterations = 1)
    @Measurement(iterations = 5)
    public ChainState verifyAMillionLines(Large large) throws IOException {
        try (Journal journal = new Journal(large.folder, Clock.systemUTC())) {
            return journal.verify(_ -> {});
        }
    }
}
