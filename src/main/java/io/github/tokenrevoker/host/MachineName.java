package io.github.tokenrevoker.host;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** This machine's own name, looked up once and in the background: a resolver may take its time, a revocation may not. */
public final class MachineName {
    /** From the beginning of the lookup, so that all who ask together wait no longer. */
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private static final Path KERNEL = Path.of("/proc/sys/kernel/hostname");

    private final CompletableFuture<String> name = new CompletableFuture<>();
    private final long begun = System.nanoTime();

    /** Starts to look up the name, on a separate thread. */
    public MachineName(Supplier<String> lookup) {
        Thread.ofVirtual().name("machine-name").start(() -> {
            try {
                name.complete(lookup.get());
            } catch (RuntimeException failure) {
                name.completeExceptionally(failure);
            }
        });
    }

    /** The name; empty where it can't be found out within half a second from the beginning of the lookup. */
    public String orEmpty() {
        long left = PATIENCE.toNanos() - (System.nanoTime() - begun);
        try {
            return left > 0 ? name.get(left, TimeUnit.NANOSECONDS) : name.getNow("");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return name.isCompletedExceptionally() ? "" : name.getNow("");
        } catch (ExecutionException | TimeoutException | RuntimeException _) {
            return "";
        }
    }

    /** The name as the environment, the kernel or, last, the resolver knows it. */
    public static String resolved() {
        for (String variable : new String[] {"HOSTNAME", "COMPUTERNAME"}) {
            String named = System.getenv(variable);
            if (named != null && !named.isBlank()) {
                return named;
            }
        }
        try {
            String named = Files.isReadable(KERNEL) ? Files.readString(KERNEL).strip() : "";
            return named.isEmpty() ? InetAddress.getLocalHost().getHostName() : named;
        } catch (IOException _) {
            return "";
        }
    }
}
