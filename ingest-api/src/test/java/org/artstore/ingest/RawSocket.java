package org.artstore.ingest;

import org.artstore.fixtures.TokenFixture;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/// A client that does what no client library lets it do.
record RawSocket(Socket socket) implements AutoCloseable {

    static RawSocket connect(Service service) throws IOException {
        return connect(service.port());
    }

    static RawSocket connect(int port) throws IOException {
        var socket = new Socket("localhost", port);
        socket.setSoTimeout(20_000);
        return new RawSocket(socket);
    }

    /// One whose system takes no more than so many bytes before they are read.
    static RawSocket connect(Service service, int receiveBuffer) throws IOException {
        var socket = new Socket();
        socket.setReceiveBufferSize(receiveBuffer);
        socket.connect(new InetSocketAddress("localhost", service.port()));
        socket.setSoTimeout(20_000);
        return new RawSocket(socket);
    }

    /// Begins an upload with one more header.
    void head(String header) throws IOException {
        head(header, TokenFixture.shared().token("files:write"));
    }

    /// The same for the account of this token.
    void head(String header, String token) throws IOException {
        send(
                ("POST /api/v1/files?filename=a HTTP/1.1\r\n"
                                + "Host: localhost\r\n"
                                + "Authorization: Bearer "
                                + token
                                + "\r\n"
                                + header
                                + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
    }

    void send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    /// What the service says until its body ends.
    String answer() throws IOException {
        return answer(1);
    }

    /// What the service says in this many answers.
    String answer(int answers) throws IOException {
        var said = new StringBuilder();
        var buffer = new byte[8_192];
        while (said.chars().filter(character -> character == '}').count() < answers) {
            int count = socket.getInputStream().read(buffer);
            if (count < 0) {
                break;
            }
            said.append(new String(buffer, 0, count, StandardCharsets.UTF_8));
        }
        return said.toString();
    }

    /// Waits for the end of the connection; false if something else comes.
    boolean isAtEnd() throws IOException {
        return socket.getInputStream().read() < 0;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
