package io.github.tokenrevoker.secret;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** A keyring that does what a test tells it to. */
public final class FakeKeyring implements KeyringDoor {
    private final Map<String, String> secrets = new ConcurrentHashMap<>();
    private volatile boolean present = true;
    private volatile Optional<Exception> failure = Optional.empty();
    private volatile Optional<CountDownLatch> silence = Optional.empty();
    private final AtomicInteger asked = new AtomicInteger();

    public static FakeKeyring absent() {
        FakeKeyring keyring = new FakeKeyring();
        keyring.present = false;
        keyring.failure = Optional.of(new UnsupportedOperationException("no keyring here"));
        return keyring;
    }

    public void failWith(Exception what) {
        failure = Optional.of(what);
    }

    public void work() {
        failure = Optional.empty();
    }

    /** Answers nothing until the latch is opened. */
    public void beSilent(CountDownLatch until) {
        silence = Optional.of(until);
    }

    public Map<String, String> secrets() {
        return secrets;
    }

    /** How often something was wanted of it, the probe aside. */
    public int asked() {
        return asked.get();
    }

    @Override
    public boolean answers() {
        return present;
    }

    private void enter() throws Exception {
        asked.incrementAndGet();
        if (silence.isPresent()) {
            silence.get().await();
        }
        if (failure.isPresent()) {
            throw failure.get();
        }
    }

    @Override
    public Optional<String> read(String name) throws Exception {
        enter();
        return Optional.ofNullable(secrets.get(name));
    }

    @Override
    public void write(String name, String secret) throws Exception {
        enter();
        secrets.put(name, secret);
    }

    @Override
    public void delete(String name) throws Exception {
        enter();
        secrets.remove(name);
    }
}
