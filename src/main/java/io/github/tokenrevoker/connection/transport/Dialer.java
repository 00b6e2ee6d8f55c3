package io.github.tokenrevoker.connection.transport;

import io.github.tokenrevoker.connection.Target;
import io.github.tokenrevoker.connection.TechnicalWords;
import io.github.tokenrevoker.connection.TransportException;
import io.github.tokenrevoker.connection.TransportFault;
import io.github.tokenrevoker.connection.TransportFault.Kind;
import io.github.tokenrevoker.connection.tls.GuardedSocket;
import io.github.tokenrevoker.connection.tls.TlsContext;
import io.github.tokenrevoker.connection.tls.TlsHandshake;
import io.github.tokenrevoker.connection.transport.Call.Step;
import io.github.tokenrevoker.connection.tunnel.ProxyTunnel;
import io.github.tokenrevoker.connection.tunnel.SocksTunnel;
import io.github.tokenrevoker.connection.tunnel.Way;
import io.github.tokenrevoker.proxy.ProxyServer;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Makes connections, step by step: look the host up, connect to one of its addresses, ask the proxy for a tunnel where there is
 * one, shake hands. No byte of a request leaves here. Thread-safe; calls block.
 */
final class Dialer {
    /** Bounds the time for a host with many unreachable addresses, so that the operator learns about it early. */
    private static final int MAX_ADDRESSES = 3;

    private final HostAddresses addresses = new HostAddresses();
    private final TlsHandshake handshake = new TlsHandshake();

    /**
     * Makes a connection to a target, on the way of the call's road.
     *
     * @throws TransportException with what went wrong on the way
     */
    Line dial(Call call, Target target) throws TransportException {
        return switch (call.road().way()) {
            case Way.Direct _ ->
                atOneAddress(call, target.host(), target.port(), socket -> finish(call, socket, socket, target));
            case Way.HttpProxy proxy ->
                atOneAddress(call, proxy.server().host(), proxy.server().port(), socket -> {
                    call.enter(Step.TUNNELLING);
                    Socket toProxy = proxy.isSecure() ? secured(call, socket, proxy.server()) : socket;
                    ProxyTunnel.open(toProxy, proxy, target);
                    socket.listenAnew();
                    return finish(call, socket, toProxy, target);
                });
            case Way.SocksProxy proxy -> {
                Optional<InetAddress> looked = proxy.looksNamesUpHere()
                        ? Optional.of(lookUp(call, target.host()).getFirst())
                        : Optional.empty();
                yield atOneAddress(call, proxy.server().host(), proxy.server().port(), socket -> {
                    call.enter(Step.TUNNELLING);
                    SocksTunnel.open(socket, proxy.credentials(), target, looked);
                    socket.listenAnew();
                    return finish(call, socket, socket, target);
                });
            }
        };
    }

    /** For another network. */
    void forgetAddresses() {
        addresses.forget();
    }

    /**
     * Shakes hands with a proxy that speaks TLS itself. Its certificate is not Onezone's: it must not be offered for
     * pinning, and what is wrong with it has separate messages.
     */
    private Socket secured(Call call, GuardedSocket socket, ProxyServer proxy) throws IOException {
        TlsContext tls = call.road().proxyTls().orElseThrow();
        try {
            return handshake.over(socket, socket, tls, new Target(true, proxy.host(), proxy.port()));
        } catch (TransportException failure) {
            TransportFault fault = failure.fault();
            throw new TransportException(
                    new TransportFault(Kind.PROXY_TLS, fault.kind() + ": " + fault.technical()), failure);
        }
    }

    /** What follows when a socket is connected. */
    private interface Continuation {
        Line with(GuardedSocket connected) throws IOException;
    }

    /** Tries each address of a host in turn until one takes a connection and the rest of the way succeeds on it. */
    private Line atOneAddress(Call call, String host, int port, Continuation then) throws TransportException {
        List<InetAddress> known = lookUp(call, host);
        TransportException last = null;
        for (InetAddress address : known.subList(0, Math.min(known.size(), MAX_ADDRESSES))) {
            try {
                return at(call, new InetSocketAddress(address, port), then);
            } catch (TransportException failure) {
                if (!failure.fault().kind().isOfAddress()) {
                    throw failure;
                }
                addresses.noteDead(address);
                last = failure;
            }
        }
        throw last == null ? new TransportException(new TransportFault(Kind.NAME_UNKNOWN, "no address")) : last;
    }

    private List<InetAddress> lookUp(Call call, String host) throws TransportException {
        call.enter(Step.RESOLVING);
        try {
            return addresses.of(host);
        } catch (UnknownHostException unknown) {
            throw failed(Kind.NAME_UNKNOWN, unknown);
        }
    }

    private Line at(Call call, InetSocketAddress address, Continuation then) throws TransportException {
        call.enter(Step.CONNECTING);
        long deadline = call.deadlineWithin(call.road().connect().toNanos());
        GuardedSocket socket = new GuardedSocket(deadline);
        boolean made = false;
        try {
            call.hold(socket);
            connect(socket, address, deadline);
            Line line = then.with(socket);
            made = true;
            return line;
        } catch (TransportException failure) {
            throw failure;
        } catch (SocketTimeoutException late) {
            throw failed(Kind.CONNECT_TIMEOUT, late);
        } catch (IOException failure) {
            throw failed(Kind.UNREACHABLE, failure);
        } finally {
            if (!made) {
                close(socket);
            }
        }
    }

    private static void connect(GuardedSocket socket, InetSocketAddress address, long deadline) throws IOException {
        long millis = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
        try {
            socket.connect(address, Math.clamp(millis, 1, Integer.MAX_VALUE));
            socket.setTcpNoDelay(true);
        } catch (ConnectException refused) {
            throw failed(Kind.CONNECTION_REFUSED, refused);
        }
    }

    /** Speaks TLS where the target does. */
    private Line finish(Call call, GuardedSocket watched, Socket through, Target target) throws IOException {
        if (!target.secure()) {
            return new Line(watched, through, null);
        }
        call.enter(Step.HANDSHAKING);
        var secured = handshake.over(watched, through, call.road().tls(), target);
        return new Line(watched, secured, secured.getSession());
    }

    private static TransportException failed(Kind kind, @Nullable IOException why) {
        String words = why == null ? "" : TechnicalWords.of(why);
        return new TransportException(new TransportFault(kind, words), why);
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException _) {
            // It is of no use any more.
        }
    }
}
