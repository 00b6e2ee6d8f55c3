package io.github.tokenrevoker.connection.tunnel;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.config.Http1Config;

/** What a server sends: so much for one answer and no more, and a head that is whole. */
public final class AnswerStream extends FilterInputStream {
    /** The bounds of an answer's head: above the largest that servers send, and far below what would do harm. */
    public static final Http1Config HTTP = Http1Config.custom()
            .setMaxLineLength(256 << 10)
            .setMaxHeaderCount(4096)
            .build();

    /** More than the largest head and body that are read; a body is cut off before. */
    private static final int MAX_ANSWER = 3 << 20;

    private int left = MAX_ANSWER;
    private boolean inHead;

    public AnswerStream(InputStream in) {
        super(in);
    }

    public void beginAnswer() {
        left = MAX_ANSWER;
        inHead = true;
    }

    /** From here on, an end of the stream may be the end of the body. */
    public void endHead() {
        inHead = false;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (left <= 0) {
            throw new MessageConstraintException("the answer is too long");
        }
        int count = in.read(into, offset, Math.min(left, length));
        if (count < 0 && inHead) {
            throw new ConnectionClosedException("the connection ended before the answer's headers did");
        }
        left -= Math.max(0, count);
        return count;
    }
}
