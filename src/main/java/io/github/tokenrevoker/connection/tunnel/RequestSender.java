package io.github.tokenrevoker.connection.tunnel;

import java.io.IOException;
import java.io.OutputStream;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.impl.io.DefaultHttpRequestWriter;
import org.apache.hc.core5.http.impl.io.SessionOutputBufferImpl;
import org.jspecify.annotations.Nullable;

/**
 * Writes requests to a connection through a buffer that holds nothing of them afterwards: their headers carry tokens and
 * passwords, and the buffer lives as long as the connection. For one thread at a time.
 */
public final class RequestSender {
    private static final int SIZE = 8192;

    private final SessionOutputBufferImpl buffer = new SessionOutputBufferImpl(SIZE);

    /**
     * Writes a whole request. Blocks.
     *
     * @param body null without one
     * @throws IOException when not all of it could be written; some of it may have left
     */
    public void send(ClassicHttpRequest request, byte @Nullable [] body, OutputStream out)
            throws IOException, HttpException {
        try {
            new DefaultHttpRequestWriter().write(request, buffer, out);
            if (body != null) {
                buffer.write(body, out);
            }
            buffer.flush(out);
        } finally {
            overwriteBuffer();
        }
    }

    /** The library only moves its position back to the beginning. Exactly one buffer of zeros goes through the array. */
    private void overwriteBuffer() throws IOException {
        OutputStream nowhere = OutputStream.nullOutputStream();
        buffer.flush(nowhere);
        buffer.write(new byte[SIZE], nowhere);
        buffer.flush(nowhere);
    }
}
