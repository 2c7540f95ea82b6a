package org.artstore.bench.download;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// Answers whatever it is asked with one file, which the operating system sends from its page
/// cache: the limit of a download on this machine.
final class FileServer implements AutoCloseable {

    private final ServerSocketChannel server;
    private final Path file;

    private FileServer(ServerSocketChannel server, Path file) {
        this.server = server;
        this.file = file;
    }

    static FileServer of(Path file) throws IOException {
        var server = ServerSocketChannel.open();
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        var started = new FileServer(server, file);
        Thread.ofPlatform().daemon().name("file-server").start(started::serve);
        return started;
    }

    URI uri() throws IOException {
        var address = (InetSocketAddress) server.getLocalAddress();
        return URI.create("http://localhost:" + address.getPort() + "/file");
    }

    private void serve() {
        while (server.isOpen()) {
            try (var client = server.accept()) {
                answer(client);
            } catch (IOException _) {
                // It is closed, or the client is gone.
            }
        }
    }

    private void answer(SocketChannel client) throws IOException {
        client.read(ByteBuffer.allocate(16_384));
        try (var channel = FileChannel.open(file)) {
            var head =
                    "HTTP/1.1 200 OK\r\nContent-Length: %d\r\nConnection: close\r\n\r\n"
                            .formatted(channel.size());
            client.write(ByteBuffer.wrap(head.getBytes(StandardCharsets.US_ASCII)));
            for (long at = 0; at < channel.size(); ) {
                at += channel.transferTo(at, channel.size() - at, client);
            }
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
