package io.github.tokenrevoker.connection.tunnel;

import io.github.tokenrevoker.connection.Target;
import io.github.tokenrevoker.connection.TechnicalWords;
import io.github.tokenrevoker.connection.TransportException;
import io.github.tokenrevoker.connection.TransportFault;
import io.github.tokenrevoker.connection.TransportFault.Kind;
import io.github.tokenrevoker.host.IpLiteral;
import io.github.tokenrevoker.proxy.ProxyCredentials;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Asks a SOCKS 5 proxy for a connection to a target: RFC 1928, with user and password by RFC 1929. Reads exactly the
 * bytes of the proxy's answers, at most a few hundred. What a proxy says here says nothing about the Onezone: no request
 * has left.
 */
public final class SocksTunnel {
    private static final int VERSION = 5;
    private static final int LOGIN_VERSION = 1;
    private static final int NO_LOGIN = 0;
    private static final int USER_AND_PASSWORD = 2;
    private static final int NO_METHOD = 0xff;
    private static final int CONNECT = 1;
    private static final int IPV4 = 1;
    private static final int NAME = 3;
    private static final int IPV6 = 4;
    private static final int MAX_FIELD = 255;

    private SocksTunnel() {}

    /**
     * Opens a tunnel on a connection to the proxy. Blocks.
     *
     * @param looked the target's address where this machine has looked it up; without it, the proxy is given the name
     * @throws TransportException when the proxy does not make it
     * @throws SocketTimeoutException when it does not answer in time
     */
    public static void open(
            Socket socket, Optional<ProxyCredentials> credentials, Target target, Optional<InetAddress> looked)
            throws IOException {
        try {
            agree(socket, credentials);
            ask(socket, target, looked);
        } catch (SocketTimeoutException | TransportException told) {
            throw told;
        } catch (IOException broken) {
            throw refused(Kind.PROXY_REFUSED, TechnicalWords.of(broken));
        }
    }

    /** Lets the proxy choose the authentication method. */
    private static void agree(Socket socket, Optional<ProxyCredentials> credentials) throws IOException {
        send(
                socket,
                credentials.isPresent()
                        ? new byte[] {VERSION, 2, NO_LOGIN, USER_AND_PASSWORD}
                        : new byte[] {VERSION, 1, NO_LOGIN});
        InputStream in = socket.getInputStream();
        expect(in, VERSION, "it does not speak SOCKS 5");
        int method = read(in);
        if (method == USER_AND_PASSWORD && credentials.isPresent()) {
            logIn(socket, credentials.get());
        } else if (method == NO_METHOD) {
            throw refused(Kind.PROXY_PASSWORD, "the SOCKS proxy takes none of the logins that it was offered");
        } else if (method != NO_LOGIN) {
            throw refused(Kind.PROXY_REFUSED, "the SOCKS proxy chose a login that it was not offered: " + method);
        }
    }

    private static void logIn(Socket socket, ProxyCredentials credentials) throws IOException {
        byte[] user = credentials.user().getBytes(StandardCharsets.UTF_8);
        byte[] password = credentials.password().getBytes(StandardCharsets.UTF_8);
        if (user.length == 0 || user.length > MAX_FIELD || password.length > MAX_FIELD) {
            throw refused(Kind.PROXY_PASSWORD, "user and password of a SOCKS proxy have at most 255 bytes each");
        }
        byte[] login = ByteBuffer.allocate(3 + user.length + password.length)
                .put((byte) LOGIN_VERSION)
                .put((byte) user.length)
                .put(user)
                .put((byte) password.length)
                .put(password)
                .array();
        try {
            send(socket, login);
        } finally {
            Arrays.fill(password, (byte) 0);
            Arrays.fill(login, (byte) 0);
        }
        InputStream in = socket.getInputStream();
        expect(in, LOGIN_VERSION, "it does not speak RFC 1929");
        int status = read(in);
        if (status != 0) {
            throw refused(Kind.PROXY_PASSWORD, "SOCKS login status " + status);
        }
    }

    private static void ask(Socket socket, Target target, Optional<InetAddress> looked) throws IOException {
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.write(VERSION);
        request.write(CONNECT);
        request.write(0);
        request.writeBytes(destination(target.host(), looked));
        request.write(target.port() >> Byte.SIZE);
        request.write(target.port());
        send(socket, request.toByteArray());

        InputStream in = socket.getInputStream();
        expect(in, VERSION, "it does not speak SOCKS 5");
        int reply = read(in);
        if (reply != 0) {
            throw refused(Kind.PROXY_REFUSED, "SOCKS reply " + reply + ": " + words(reply));
        }
        expect(in, 0, "a reserved byte is in use");
        skipAddress(in);
    }

    private static byte[] destination(String host, Optional<InetAddress> looked) {
        boolean literal = IpLiteral.isIpv4(host) || IpLiteral.isIpv6(host);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        if (looked.isPresent() || literal) {
            byte[] address = looked.orElseGet(() -> InetAddress.ofLiteral(host)).getAddress();
            bytes.write(address.length == Integer.BYTES ? IPV4 : IPV6);
            bytes.writeBytes(address);
        } else {
            byte[] name = host.getBytes(StandardCharsets.US_ASCII);
            bytes.write(NAME);
            bytes.write(name.length);
            bytes.writeBytes(name);
        }
        return bytes.toByteArray();
    }

    /** From where the proxy has connected is of no use to us. */
    private static void skipAddress(InputStream in) throws IOException {
        int type = read(in);
        int length = switch (type) {
            case IPV4 -> 4;
            case IPV6 -> 16;
            case NAME -> read(in);
            default -> throw refused(Kind.PROXY_REFUSED, "the SOCKS proxy answered with an address of type " + type);
        };
        for (int i = 0; i < length + 2; i++) {
            read(in);
        }
    }

    private static String words(int reply) {
        return switch (reply) {
            case 1 -> "general failure";
            case 2 -> "not allowed by its rules";
            case 3 -> "network unreachable";
            case 4 -> "host unreachable";
            case 5 -> "connection refused";
            case 6 -> "time to live expired";
            case 7 -> "command not supported";
            case 8 -> "kind of address not supported";
            default -> "unknown";
        };
    }

    private static void send(Socket socket, byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    private static void expect(InputStream in, int value, String otherwise) throws IOException {
        int found = read(in);
        if (found != value) {
            throw refused(Kind.PROXY_REFUSED, "the answer of the SOCKS proxy is not understood: " + otherwise);
        }
    }

    private static int read(InputStream in) throws IOException {
        int next = in.read();
        if (next < 0) {
            throw new EOFException("the SOCKS proxy closed the connection");
        }
        return next;
    }

    private static TransportException refused(Kind kind, String words) {
        return new TransportException(new TransportFault(kind, words));
    }
}
