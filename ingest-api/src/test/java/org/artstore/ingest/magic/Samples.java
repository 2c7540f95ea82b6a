package org.artstore.ingest.magic;

import org.artstore.ingest.magic.Clause.AtLeast;
import org.artstore.ingest.magic.Clause.Both;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Makes documents that match a clause, each in another way, and some that nearly do.
final class Samples {

    private static final int REACH = 9 << 10;

    private final Random random = new Random(26);

    @SuppressWarnings("ArrayRecordComponent") // not compared
    record Piece(int offset, byte[] bytes) {

        int end() {
            return offset + bytes.length;
        }
    }

    /// Zeros, noise and letters between and behind what matches, and a byte changed here and there.
    Stream<byte[]> documents(Clause clause) {
        return ways(clause).stream()
                .filter(way -> way.stream().allMatch(piece -> piece.end() <= REACH))
                .flatMap(this::documents);
    }

    private Stream<byte[]> documents(List<Piece> way) {
        var exact = document(way, new byte[way.stream().mapToInt(Piece::end).max().orElse(0)]);
        var noise = new byte[exact.length + random.nextInt(600)];
        random.nextBytes(noise);
        var letters = new byte[exact.length + random.nextInt(600)];
        Arrays.fill(letters, (byte) 'e');
        return Stream.of(
                exact,
                random.nextBoolean() ? document(way, noise) : document(way, letters),
                changed(exact, way.getFirst().offset()),
                changed(exact, exact.length - 1),
                Arrays.copyOf(exact, exact.length - 1));
    }

    private List<List<Piece>> ways(Clause clause) {
        return switch (clause) {
            case Literal literal -> placed(literal.offsets(), literal.wanted());
            case Expression expression ->
                    placed(expression.offsets(), new Grower(expression.pattern(), random).grown());
            case Both(var one, var other) -> combined(ways(one), ways(other));
            case AtLeast(var count, var clauses) when count == 1 ->
                    clauses.stream().flatMap(any -> ways(any).stream()).toList();
            case AtLeast(var count, var clauses) ->
                    IntStream.range(0, clauses.size() - count + 1)
                            .boxed()
                            .flatMap(i -> all(clauses.subList(i, i + count)).stream())
                            .toList();
        };
    }

    private List<List<Piece>> all(List<Clause> clauses) {
        return clauses.stream().map(this::ways).reduce(this::combined).orElseThrow();
    }

    private List<List<Piece>> placed(Offsets offsets, byte[] bytes) {
        return IntStream.of(offsets.first(), offsets.last())
                .distinct()
                .mapToObj(offset -> List.of(new Piece(offset, bytes)))
                .toList();
    }

    /// Each of the longer list, with one of the other.
    private List<List<Piece>> combined(List<List<Piece>> some, List<List<Piece>> others) {
        return IntStream.range(0, Math.max(some.size(), others.size()))
                .mapToObj(i -> joined(some.get(i % some.size()), others.get(i % others.size())))
                .toList();
    }

    private static List<Piece> joined(List<Piece> some, List<Piece> others) {
        var joined = new ArrayList<>(some);
        joined.addAll(others);
        return joined;
    }

    private static byte[] document(List<Piece> way, byte[] ground) {
        for (var piece : way) {
            System.arraycopy(piece.bytes(), 0, ground, piece.offset(), piece.bytes().length);
        }
        return ground;
    }

    private static byte[] changed(byte[] bytes, int at) {
        var changed = bytes.clone();
        changed[at] = (byte) (changed[at] ^ 0x11);
        return changed;
    }
}
