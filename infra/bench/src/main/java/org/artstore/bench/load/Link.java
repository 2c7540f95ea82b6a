package org.artstore.bench.load;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/// One connection that is kept alive and carries one request after the other.
final class Link {

    private final Selector selector;
    private final InetSocketAddress address;
    private AnswerReader answers = new AnswerReader();
    private @Nullable SocketChannel channel;
    private @Nullable SelectionKey key;
    private @Nullable Outgoing unsent;
    private long due;
    private int status;
    private String problem = "";

    Link(Selector selector, InetSocketAddress address) {
        this.selector = selector;
        this.address = address;
    }

    /// When the request that is under way was due.
    long due() {
        return due;
    }

    boolean isBusy() {
        return due != 0;
    }

    int status() {
        return status;
    }

    /// The code of the problem that was answered, if it was one.
    String problem() {
        return problem;
    }

    void send(PreparedRequest request, long dueAt) throws IOException {
        due = dueAt;
        unsent = request.outgoing();
        if (channel == null) {
            connect();
        } else {
            write();
        }
    }

    /// Goes on as far as the socket allows; true when the answer is there.
    boolean advance(ByteBuffer buffer) throws IOException {
        var open = channel;
        var selected = key;
        if (open == null || selected == null) {
            return false;
        }
        if (selected.isConnectable() && open.finishConnect()) {
            write();
        } else if (selected.isWritable()) {
            write();
        }
        return selected.isReadable() && read(open, buffer);
    }

    /// The request has ended, whether well or not.
    void release() {
        due = 0;
    }

    void close() throws IOException {
        if (channel != null) {
            channel.close();
        }
        channel = null;
        answers = new AnswerReader();
        unsent = null;
    }

    private void connect() throws IOException {
        var opened = SocketChannel.open();
        opened.configureBlocking(false);
        opened.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel = opened;
        opened.connect(address);
        key = opened.register(selector, SelectionKey.OP_CONNECT, this);
    }

    private void write() throws IOException {
        var left = unsent;
        if (channel == null || key == null || left == null) {
            return;
        }
        key.interestOps(
                left.writeTo(channel)
                        ? SelectionKey.OP_READ
                        : SelectionKey.OP_READ | SelectionKey.OP_WRITE);
    }

    private boolean read(SocketChannel open, ByteBuffer buffer) throws IOException {
        buffer.clear();
        int count = open.read(buffer);
        if (count < 0) {
            throw new IOException("the connection was closed");
        }
        boolean ended = answers.feed(buffer.flip());
        if (ended) {
            status = answers.status();
            problem = answers.problem();
        }
        if (ended && (answers.closes() || (unsent != null && !unsent.isWritten()))) {
            close();
        }
        return ended;
    }
}
