package io.github.tokenrevoker.connection.transport;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Flow;
import java.util.concurrent.Semaphore;

/** Passes a body on to its subscriber as it comes in, no faster than it is asked for. */
final class BodyPump implements Flow.Subscription {
    private static final int PART = 16 << 10;

    private final Semaphore demand = new Semaphore(0);
    private volatile boolean cancelled;

    /**
     * Passes a body on. Blocks until its end, or until the subscriber has enough.
     *
     * @return whether the body was read to its end
     * @throws IOException when it cannot be read to its end; the subscriber has been told
     */
    static boolean pump(InputStream body, BodySubscriber<?> subscriber) throws IOException {
        BodyPump pump = new BodyPump();
        subscriber.onSubscribe(pump);
        try {
            return pump.run(body, subscriber);
        } catch (IOException | RuntimeException failure) {
            subscriber.onError(failure);
            throw failure;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            IOException failure = new IOException("stopped", stopped);
            subscriber.onError(failure);
            throw failure;
        }
    }

    private boolean run(InputStream body, BodySubscriber<?> subscriber) throws IOException, InterruptedException {
        byte[] part = new byte[PART];
        int count;
        while ((count = body.read(part, 0, PART)) >= 0) {
            demand.acquire();
            if (cancelled) {
                return false;
            }
            subscriber.onNext(
                    List.of(ByteBuffer.wrap(Arrays.copyOf(part, count)).asReadOnlyBuffer()));
            if (cancelled) {
                return false;
            }
        }
        subscriber.onComplete();
        return true;
    }

    @Override
    public void request(long count) {
        // Parts are few: an answer is bounded.
        demand.release(Math.clamp(count, 1, 1 << 20));
    }

    @Override
    public void cancel() {
        cancelled = true;
        demand.release();
    }
}
