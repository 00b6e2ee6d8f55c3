package io.github.tokenrevoker.connection.transport;

import com.github.mizosoft.methanol.Methanol;
import com.github.mizosoft.methanol.MutableRequest;
import io.github.tokenrevoker.connection.ClientCertificate;
import io.github.tokenrevoker.connection.Delivery;
import io.github.tokenrevoker.connection.Route;
import io.github.tokenrevoker.connection.RoutePasswords;
import io.github.tokenrevoker.connection.Target;
import io.github.tokenrevoker.connection.TechnicalWords;
import io.github.tokenrevoker.connection.TransportException;
import io.github.tokenrevoker.connection.TransportFault;
import io.github.tokenrevoker.connection.TransportFault.Kind;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Carries requests to hosts and their answers back. A request is handed over once and never again, unless the caller says that
 * it may be repeated. Whether it may have left follows from what was done here, never from what a server said. Thread-safe;
 * connections are kept and shared.
 */
public final class Transport implements AutoCloseable {
    private final Roads roads;
    private final NetworkChanges changes;
    private final Dialer dialer = new Dialer();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final LinePool lines =
            new LinePool(CompletableFuture.delayedExecutor(Line.MAX_IDLE.toMillis(), TimeUnit.MILLISECONDS, threads));
    private final Set<Call> underWay = ConcurrentHashMap.newKeySet();
    private final Methanol client;

    /**
     * Makes one without connections.
     *
     * @param uptimeNanos stands still while the machine sleeps, as {@link System#nanoTime} does on most systems
     * @param firstPause before something is sent again that may be; doubled with each further one
     */
    public Transport(Clock clock, String userAgent, LongSupplier uptimeNanos, Duration firstPause) {
        this.roads = new Roads(clock);
        this.changes = new NetworkChanges(clock, uptimeNanos);
        this.client = Methanol.newBuilder(new OneShotClient(dialer, lines, threads))
                .userAgent(userAgent)
                // Answers are small; what cannot be inflated can be no bomb.
                .autoAcceptEncoding(false)
                .interceptor(PassingFailures.interceptor(firstPause))
                .build();
    }

    /**
     * Sends a request and waits for its answer, within the route's times. Does not throw for what a host or a network can
     * do. An interrupted thread stops waiting at once; its flag is down afterwards.
     *
     * @param repeats who may send the request again when it fails for a reason that may pass; only what changes nothing on
     *     the server may be
     */
    public <T> Delivery<T> send(
            HttpRequest request, Route route, RoutePasswords passwords, Repeats repeats, BodyHandler<T> handler) {
        if (changes.happened()) {
            forgetAll();
        }
        Road road;
        try {
            road = roads.of(route, passwords, request.uri(), route.timeouts().connect());
        } catch (ClientCertificate.UnusableException unusable) {
            return notSent(Kind.CLIENT_CERTIFICATE, unusable);
        } catch (TransportException unusable) {
            return new Delivery.Failed<>(unusable.fault(), false);
        } catch (IOException unusable) {
            return notSent(Kind.TRUST_FILE, unusable);
        }
        // From here on: opening a client certificate's file is slow by design, and concerns no host.
        long deadline = System.nanoTime() + route.timeouts().answer().toNanos();
        Call call = new Call(road, deadline, repeats);
        underWay.add(call);
        try {
            HttpRequest tagged =
                    MutableRequest.copyOf(request).tag(Call.class, call).toImmutableRequest();
            Delivery<T> delivery = await(call, threads.submit(() -> client.send(tagged, handler)));
            if (delivery instanceof Delivery.Failed<T> failed && failed.mayHaveLeft()) {
                lines.retire(Target.of(request.uri()));
            }
            return delivery;
        } catch (RejectedExecutionException _) {
            return new Delivery.Failed<>(new TransportFault(Kind.STOPPED, "closed"), false);
        } finally {
            underWay.remove(call);
        }
    }

    private <T> Delivery<T> await(Call call, Future<HttpResponse<T>> answer) {
        try {
            return new Delivery.Answered<>(answer.get(call.nanosLeft(), TimeUnit.NANOSECONDS));
        } catch (ExecutionException failure) {
            return failed(call, fault(call, failure.getCause()));
        } catch (TimeoutException _) {
            giveUp(call, answer);
            Kind kind = call.mayHaveLeft() ? Kind.ANSWER_TIMEOUT : Kind.CONNECT_TIMEOUT;
            return failed(
                    call,
                    new TransportFault(kind, "gave up while " + call.step().words()));
        } catch (InterruptedException _) {
            giveUp(call, answer);
            return failed(
                    call,
                    new TransportFault(Kind.STOPPED, "while " + call.step().words()));
        }
    }

    private static void giveUp(Call call, Future<?> answer) {
        call.abandon();
        answer.cancel(true);
    }

    private static <T> Delivery<T> failed(Call call, TransportFault fault) {
        return new Delivery.Failed<>(fault, call.mayHaveLeft());
    }

    private static TransportFault fault(Call call, @Nullable Throwable failure) {
        if (call.isAbandoned()) {
            return new TransportFault(Kind.STOPPED, "while " + call.step().words());
        }
        // The words of any other failure may hold the very header that it is about.
        return failure instanceof TransportException told
                ? told.fault()
                : new TransportFault(
                        call.mayHaveLeft() ? Kind.CONNECTION_CUT : Kind.LOCAL,
                        "while " + call.step().words());
    }

    private static <T> Delivery<T> notSent(Kind kind, IOException why) {
        return new Delivery.Failed<>(new TransportFault(kind, TechnicalWords.of(why)), false);
    }

    /** Forgets all connections and what they were made with. What is under way goes on; everything after it gets its own. */
    public void forgetAll() {
        lines.retireAll();
        roads.forgetAll();
        dialer.forgetAddresses();
    }

    /** Ends every exchange under way. */
    @Override
    public void close() {
        threads.shutdown();
        underWay.forEach(Call::abandon);
        threads.shutdownNow();
        lines.retireAll();
    }
}
