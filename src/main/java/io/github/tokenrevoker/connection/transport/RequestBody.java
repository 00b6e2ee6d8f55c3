package io.github.tokenrevoker.connection.transport;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** Collects the body of a request, which is small here. */
final class RequestBody implements Flow.Subscriber<ByteBuffer> {
    private final CompletableFuture<byte[]> whole = new CompletableFuture<>();
    private final ByteArrayOutputStream collected = new ByteArrayOutputStream();

    private RequestBody() {}

    /** The body; null where there is none. Blocks while the publisher thinks. */
    static byte @Nullable [] of(HttpRequest request) throws IOException, InterruptedException {
        Optional<BodyPublisher> publisher = request.bodyPublisher().filter(body -> body.contentLength() != 0);
        if (publisher.isEmpty()) {
            return null;
        }
        RequestBody body = new RequestBody();
        publisher.get().subscribe(body);
        try {
            return body.whole.get();
        } catch (ExecutionException failure) {
            throw new IOException("the request's body could not be read", failure.getCause());
        }
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(ByteBuffer part) {
        byte[] bytes = new byte[part.remaining()];
        part.get(bytes);
        collected.writeBytes(bytes);
    }

    @Override
    public void onError(Throwable failure) {
        whole.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        whole.complete(collected.toByteArray());
    }
}
