package io.github.tokenrevoker.connection;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.MessageConstraintException;

/** What a server sends: so much for one answer and no more, and a head that is whole. */
final class AnswerStream extends FilterInputStream {
    /** More than the largest head and body that are read; a body is cut off before. */
    private static final int MAX_ANSWER = 3 << 20;

    private int left = MAX_ANSWER;
    private boolean inHead;

    AnswerStream(InputStream in) {
        super(in);
    }

    void beginAnswer() {
        left = MAX_ANSWER;
        inHead = true;
    }

    /** From here on, an end of the stream may be the end of the body. */
    void endHead() {
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
