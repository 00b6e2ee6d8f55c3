package io.github.tokenrevoker.certificate;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Optional;

/** One value of the binary form (DER) of certificates and keys: just enough of it to look into what the JDK does not read. */
final class Der {
    static final int INTEGER = 0x02;
    static final int OCTET_STRING = 0x04;
    static final int NULL = 0x05;
    static final int OBJECT_ID = 0x06;
    static final int SEQUENCE = 0x30;

    private static final int LONG_FORM = 0x80;
    private static final int MAX_LENGTH_BYTES = 3;

    private final int tag;
    private final byte[] content;
    private final int length;

    private Der(int tag, byte[] content, int length) {
        this.tag = tag;
        this.content = content;
        this.length = length;
    }

    int tag() {
        return tag;
    }

    /** The value itself; not to be changed. */
    byte[] content() {
        return content;
    }

    /** How many bytes the value takes with its tag and length. */
    int length() {
        return length;
    }

    /** Reads the value that begins at a place; empty where there is none. */
    static Optional<Der> at(byte[] bytes, int start) {
        if (start < 0 || start + 2 > bytes.length) {
            return Optional.empty();
        }
        int size = bytes[start + 1] & 0xff;
        int header = 2;
        if (size >= LONG_FORM) {
            int count = size - LONG_FORM;
            if (count < 1 || count > MAX_LENGTH_BYTES || start + 2 + count > bytes.length) {
                return Optional.empty();
            }
            size = 0;
            for (int i = 0; i < count; i++) {
                size = (size << 8) | (bytes[start + 2 + i] & 0xff);
            }
            header += count;
        }
        int end = start + header + size;
        return end > bytes.length
                ? Optional.empty()
                : Optional.of(
                        new Der(bytes[start] & 0xff, Arrays.copyOfRange(bytes, start + header, end), header + size));
    }

    /** Makes a value of a sequence of others. */
    static byte[] of(int tag, byte[]... parts) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            content.writeBytes(part);
        }
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.write(tag);
        int size = content.size();
        if (size < LONG_FORM) {
            whole.write(size);
        } else {
            int count = size < 1 << 8 ? 1 : size < 1 << 16 ? 2 : MAX_LENGTH_BYTES;
            whole.write(LONG_FORM + count);
            for (int shift = 8 * (count - 1); shift >= 0; shift -= 8) {
                whole.write(size >> shift);
            }
        }
        whole.writeBytes(content.toByteArray());
        return whole.toByteArray();
    }
}
