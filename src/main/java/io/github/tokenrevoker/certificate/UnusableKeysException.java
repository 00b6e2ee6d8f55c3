package io.github.tokenrevoker.certificate;

import java.io.IOException;

/** A file of keys cannot be used; the message says why and what to do, and goes on a sentence that names the file. */
public final class UnusableKeysException extends IOException {
    private static final long serialVersionUID = 1L;

    UnusableKeysException(String words) {
        super(words);
    }
}
