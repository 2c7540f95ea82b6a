package org.artstore.query.world;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The only way to a server: while it is shut, the server is away.
public final class Gate {

    private final InetSocketAddress server;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final int port;
    private ServerSocket entrance;

    private Gate(InetSocketAddress server) throws IOException {
        this.server = server;
        this.entrance = listen(0);
        this.port = entrance.getLocalPort();
        admit(entrance);
    }

    static Gate to(String host, int port) {
        try {
            return new Gate(new InetSocketAddress(host, port));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return port;
    }

    /// Shut until the result is closed.
    public synchronized Shut shut() throws IOException {
        entrance.close();
        for (var socket : sockets) {
            socket.close();
        }
        sockets.clear();
        return this::open;
    }

    /// The time in which the server is away.
    public interface Shut extends AutoCloseable {

        @Override
        void close() throws IOException;
    }

    private synchronized void open() throws IOException {
        entrance = listen(port);
        admit(entrance);
    }

    private static ServerSocket listen(int port) throws IOException {
        var socket = new ServerSocket();
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        return socket;
    }

    private void admit(ServerSocket open) {
        Thread.ofVirtual()
                .start(
                        () -> {
                            try {
                                while (true) {
                                    connect(open, open.accept());
                                }
                            } catch (IOException _) {
                                // Shut.
                            }
                        });
    }

    /// Not beside [#shut()]: whoever came through just before it is turned away.
    private synchronized void connect(ServerSocket through, Socket client) throws IOException {
        if (through.isClosed()) {
            client.close();
            return;
        }
        var behind = new Socket(server.getHostString(), server.getPort());
        behind.setTcpNoDelay(true);
        client.setTcpNoDelay(true);
        sockets.add(client);
        sockets.add(behind);
        pass(client, behind);
        pass(behind, client);
    }

    private static void pass(Socket from, Socket to) {
        Thread.ofVirtual()
                .start(
                        () -> {
                            try (from;
                                    to) {
                                from.getInputStream().transferTo(to.getOutputStream());
                            } catch (IOException _) {
                                // One of them is closed, so the other is.
                            }
                        });
    }
}
