package io.github.tokenrevoker.onezone;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * The first bytes of an answer, whatever its length: reading stops at the bound, and the rest is never fetched.
 */
final class BoundedBody {
    static final int LIMIT = 1 << 20;

    private final byte[] bytes;
    private final boolean cut;

    private BoundedBody(byte[] bytes, boolean cut) {
        this.bytes = bytes;
        this.cut = cut;
    }

    /** At most {@value #LIMIT} of them; not to be changed. */
    byte[] bytes() {
        return bytes;
    }

    /** Whether more would have followed. */
    boolean cut() {
        return cut;
    }

    /** Collects one answer. Bytes that already came are kept when the connection breaks: they are worth showing. */
    static final class Collector implements BodySubscriber<BoundedBody> {
        private final CompletableFuture<BoundedBody> result = new CompletableFuture<>();
        private final ByteArrayOutputStream collected = new ByteArrayOutputStream();
        private volatile @Nullable Subscription subscription;

        @Override
        public CompletionStage<BoundedBody> getBody() {
            return result;
        }

        @Override
        public void onSubscribe(Subscription upstream) {
            subscription = upstream;
            upstream.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(List<ByteBuffer> buffers) {
            if (result.isDone()) {
                return;
            }
            for (ByteBuffer buffer : buffers) {
                int room = LIMIT - collected.size();
                byte[] part = new byte[Math.min(room, buffer.remaining())];
                buffer.get(part);
                collected.writeBytes(part);
                if (buffer.hasRemaining()) {
                    abort();
                    result.complete(new BoundedBody(collected.toByteArray(), true));
                    return;
                }
            }
        }

        @Override
        public void onError(Throwable fault) {
            result.completeExceptionally(fault);
        }

        @Override
        public void onComplete() {
            result.complete(new BoundedBody(collected.toByteArray(), false));
        }

        /** Gives up the connection of a body that takes too long. */
        void abort() {
            Subscription upstream = subscription;
            if (upstream != null) {
                upstream.cancel();
            }
        }
    }
}
