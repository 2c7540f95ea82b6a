package org.artstore.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.GatheringByteChannel;
import java.util.Arrays;

class OutgoingTest {

    private static final byte[] HEAD = {1, 2, 3};

    @Test
    void writesTheHeadAndThenAsManyBytesAsWereSaid() throws IOException {
        var bytes = written(70, 32, Integer.MAX_VALUE);

        assertThat(bytes).hasSize(73).startsWith(HEAD);
    }

    @Test
    void goesOnWhereTheChannelStopped() throws IOException {
        assertThat(written(70, 32, 5)).hasSize(73).startsWith(HEAD);
    }

    @Test
    void beginsEachBlockWithBytesOfItsOwn() throws IOException {
        var bytes = written(64, 32, Integer.MAX_VALUE);

        var first = Arrays.copyOfRange(bytes, 3, 35);
        var second = Arrays.copyOfRange(bytes, 35, 67);
        assertThat(first).isNotEqualTo(second);
        assertThat(Arrays.copyOfRange(first, 16, 32)).isEqualTo(Arrays.copyOfRange(second, 16, 32));
    }

    @Test
    void makesOtherBytesEachTime() throws IOException {
        assertThat(written(20, 32, 9)).isNotEqualTo(written(20, 32, 9));
    }

    private static byte[] written(int length, int block, int atOnce) throws IOException {
        var outgoing = new Outgoing(ByteBuffer.wrap(HEAD), ByteBuffer.allocate(block), length);
        var channel = new Narrow(atOnce);
        while (!outgoing.writeTo(channel)) {
            assertThat(outgoing.isWritten()).isFalse();
        }
        assertThat(outgoing.isWritten()).isTrue();
        return channel.taken.toByteArray();
    }

    /// Takes only so many bytes at a time.
    private static final class Narrow implements GatheringByteChannel {

        private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
        private final int atOnce;

        Narrow(int atOnce) {
            this.atOnce = atOnce;
        }

        @Override
        public long write(ByteBuffer[] sources) {
            return write(sources, 0, sources.length);
        }

        @Override
        public long write(ByteBuffer[] sources, int offset, int length) {
            int left = atOnce;
            for (int i = offset; i < offset + length; i++) {
                while (left > 0 && sources[i].hasRemaining()) {
                    taken.write(sources[i].get());
                    left--;
                }
            }
            return (long) atOnce - left;
        }

        @Override
        public int write(ByteBuffer source) {
            return (int) write(new ByteBuffer[] {source});
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void close() {}
    }
}
