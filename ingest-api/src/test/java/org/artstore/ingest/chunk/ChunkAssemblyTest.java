package org.artstore.ingest.chunk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.buffer.DataBufferWrapper;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.core.io.buffer.PooledDataBuffer;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

class ChunkAssemblyTest {

    private final List<Counted> given = new ArrayList<>();

    /// Counts how often it is released.
    private static final class Counted extends DataBufferWrapper implements PooledDataBuffer {
        int releases;

        Counted(byte[] bytes) {
            super(DefaultDataBufferFactory.sharedInstance.wrap(bytes));
        }

        @Override
        public boolean isAllocated() {
            return releases == 0;
        }

        @Override
        public PooledDataBuffer retain() {
            throw new UnsupportedOperationException("nobody needs to");
        }

        @Override
        public PooledDataBuffer touch(Object hint) {
            return this;
        }

        @Override
        public boolean release() {
            releases++;
            return true;
        }
    }

    /// For any sizes of what comes and of chunks: every chunk but the last is full, and together
    /// they are what came.
    @ParameterizedTest
    @CsvSource({
        "0, 10, 3",
        "1, 10, 3",
        "9, 10, 3",
        "10, 10, 3",
        "11, 10, 3",
        "20, 10, 3",
        "25, 10, 40",
        "100, 10, 1",
        "100, 10, 10",
        "100, 7, 13",
        "1000, 64, 333"
    })
    void cutsWhatComesIntoFullChunks(int total, int chunkBytes, int atOnce) {
        var content = new byte[total];
        new Random(total).nextBytes(content);
        var assembly = new ChunkAssembly(chunkBytes);

        var chunks = cut(content, assembly, atOnce);

        assertThat(chunks)
                .hasSize((total + chunkBytes - 1) / chunkBytes)
                .allSatisfy(chunk -> assertThat(chunk).isNotEmpty())
                .satisfies(
                        cut ->
                                assertThat(cut.stream().limit(Math.max(0, cut.size() - 1)))
                                        .allMatch(chunk -> chunk.length == chunkBytes));
        assertThat(joined(chunks)).isEqualTo(content);
        assertThat(given).allMatch(buffer -> buffer.releases == 1);
    }

    /// A client may send each byte as a piece of its own.
    @Test
    void fewBuffersHoldManySmallOnes() {
        var content = new byte[100_000];
        new Random(1).nextBytes(content);
        var assembly = new ChunkAssembly(content.length);

        for (var one : content) {
            assembly.add(buffer(new byte[] {one}));
        }

        assertThat(assembly.buffers()).isLessThan(10);
        assertThat(given).allMatch(buffer -> buffer.releases == 1);
        assertThat(assembly.held()).isEqualTo(content.length);
        assertThat(assembly.take()).isEqualTo(content);
        assertThat(assembly.buffers()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 10_000, 50_000})
    void smallAndLargeBuffersKeepTheirOrder(int chunkBytes) {
        var random = new Random(chunkBytes);
        var assembly = new ChunkAssembly(chunkBytes);
        var content = new ArrayList<byte[]>();
        var chunks = new ArrayList<byte[]>();
        for (int i = 0; i < 1_000; i++) {
            var part = new byte[1 + random.nextInt(random.nextBoolean() ? 20 : 3_000)];
            random.nextBytes(part);
            content.add(part);
            assembly.add(buffer(part));
            while (assembly.overflows()) {
                chunks.add(assembly.take());
            }
        }
        chunks.add(assembly.take());

        assertThat(joined(chunks)).isEqualTo(joined(content));
        assertThat(assembly.held()).isZero();
        assertThat(given).allMatch(buffer -> buffer.releases == 1);
    }

    @Test
    void doesNotOverflowAsLongAsOneChunkTakesAll() {
        var assembly = new ChunkAssembly(10);

        assembly.add(buffer(new byte[10]));
        assertThat(assembly.overflows()).isFalse();

        assembly.add(buffer(new byte[1]));
        assertThat(assembly.overflows()).isTrue();
        assembly.discard();
    }

    @Test
    void discardReleasesEveryBufferAndSaysHowManyBytesWereHeld() {
        var assembly = new ChunkAssembly(10);
        assembly.add(buffer(new byte[7]));
        assembly.add(buffer(new byte[8]));
        assembly.take();

        assertThat(assembly.discard()).isEqualTo(5);
        assertThat(assembly.held()).isZero();
        assertThat(given).allMatch(buffer -> buffer.releases == 1);
    }

    @Test
    void nothingIsHeldThatComesAfterDiscard() {
        var assembly = new ChunkAssembly(10);
        assembly.discard();

        assertThat(assembly.add(buffer(new byte[3]))).isZero();
        assertThat(assembly.take()).isEmpty();
        assertThat(given).allMatch(buffer -> buffer.releases == 1);
    }

    private List<byte[]> cut(byte[] content, ChunkAssembly assembly, int atOnce) {
        var chunks = new ArrayList<byte[]>();
        for (int from = 0; from < content.length; from += atOnce) {
            int length = Math.min(atOnce, content.length - from);
            var part = new byte[length];
            System.arraycopy(content, from, part, 0, length);
            assembly.add(buffer(part));
            while (assembly.overflows()) {
                chunks.add(assembly.take());
            }
        }
        if (assembly.held() > 0) {
            chunks.add(assembly.take());
        }
        return chunks;
    }

    private Counted buffer(byte[] bytes) {
        var buffer = new Counted(bytes);
        given.add(buffer);
        return buffer;
    }

    private static byte[] joined(List<byte[]> chunks) {
        var all = new ByteArrayOutputStream();
        chunks.forEach(all::writeBytes);
        return all.toByteArray();
    }
}
