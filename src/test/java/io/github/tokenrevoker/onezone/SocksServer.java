package io.github.tokenrevoker.onezone;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * A SOCKS 5 proxy on loopback that connects to one server, whatever host is asked for, and says exactly the bytes that it is told
 * to.
 */
final class SocksServer implements AutoCloseable {
    static final String NO_LOGIN = "0500";
    static final String LOGIN = "0502";
    static final String LOGGED_IN = "0100";
    static final String CONNECTED = "05000001" + "7f000001" + "0050";

    private final ServerSocket listening = new ServerSocket(0, 50, RawServer.LOOPBACK);
    private final CountDownLatch over = new CountDownLatch(1);
    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private final List<String> logins = Collections.synchronizedList(new ArrayList<>());
    private final List<Socket> open = Collections.synchronizedList(new ArrayList<>());
    private final int target;
    private final Answers answers;

    /**
     * What is answered to the greeting, to a login and to the request, in hexadecimal digits.
     *
     * @param last the number of bytes after which nothing more is said
     * @param silent whether the connection stays open then, and is not closed
     */
    record Answers(String method, String login, String reply, int last, boolean silent) {
        Answers(String method, String login, String reply) {
            this(method, login, reply, Integer.MAX_VALUE, false);
        }

        int length() {
            return (method + (method.equals(LOGIN) ? login : "") + reply).length() / 2;
        }
    }

    SocksServer(int target, Answers answers) throws IOException {
        this.target = target;
        this.answers = answers;
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return listening.getLocalPort();
    }

    /** What it was asked to connect to, with the kind of its address: {@code name onezone.example.org:443}. */
    List<String> asked() {
        return List.copyOf(asked);
    }

    /** User and password of each login. */
    List<String> logins() {
        return List.copyOf(logins);
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket socket = listening.accept();
                open.add(socket);
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException _) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            DataInputStream in = new DataInputStream(client.getInputStream());
            in.skipNBytes(1);
            in.skipNBytes(in.readUnsignedByte());
            int said = say(client, answers.method(), 0);
            if (answers.method().equals(LOGIN)) {
                in.skipNBytes(1);
                logins.add(field(in) + ":" + field(in));
                said = say(client, answers.login(), said);
            }
            asked.add(request(in));
            say(client, answers.reply(), said);
            carryBothWays(client);
        } catch (IOException | InterruptedException _) {
            // One of both has gone, or the test is over.
        }
    }

    private int say(Socket client, String hex, int saidBefore) throws IOException, InterruptedException {
        byte[] all = HexFormat.of().parseHex(hex);
        int left = Math.max(0, answers.last() - saidBefore);
        OutputStream out = client.getOutputStream();
        out.write(Arrays.copyOf(all, Math.min(all.length, left)));
        out.flush();
        if (left < all.length) {
            if (answers.silent()) {
                over.await();
            }
            throw new IOException("enough said");
        }
        return saidBefore + all.length;
    }

    private static String field(DataInputStream in) throws IOException {
        return new String(in.readNBytes(in.readUnsignedByte()), StandardCharsets.UTF_8);
    }

    private static String request(DataInputStream in) throws IOException {
        in.skipNBytes(3);
        int type = in.readUnsignedByte();
        String host = switch (type) {
            case 1 -> "address " + InetAddress.getByAddress(in.readNBytes(4)).getHostAddress();
            case 4 -> "address " + InetAddress.getByAddress(in.readNBytes(16)).getHostAddress();
            default -> "name " + field(in);
        };
        return host + ":" + in.readUnsignedShort();
    }

    private void carryBothWays(Socket client) throws IOException, InterruptedException {
        try (Socket server = new Socket(RawServer.LOOPBACK, target)) {
            open.add(server);
            Thread there = Thread.ofVirtual().start(() -> carry(client, server));
            carry(server, client);
            there.join();
        }
    }

    private static void carry(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException _) {
            // One of both has gone.
        }
    }

    @Override
    public void close() throws IOException {
        over.countDown();
        listening.close();
        for (Socket each : List.copyOf(open)) {
            each.close();
        }
    }
}
