package org.artstore.worker.powercut;

import org.artstore.worker.powercut.Operation.Forced;
import org.artstore.worker.powercut.Operation.Name;
import org.artstore.worker.powercut.Operation.Named;
import org.artstore.worker.powercut.Operation.Node;
import org.artstore.worker.powercut.Operation.Resized;
import org.artstore.worker.powercut.Operation.Said;
import org.artstore.worker.powercut.Operation.Wrote;
import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads what strace has written of one thread. A call about the elements that it does not know is
/// an error: nothing may be left out.
final class Trace {

    /// The calls that strace has to tell of.
    static final String CALLS =
            "open,openat,creat,close,dup,dup2,dup3,write,pwrite64,writev,pwritev,pwritev2,fallocate,"
                + "ftruncate,truncate,copy_file_range,sendfile,splice,fsync,fdatasync,"
                + "sync_file_range,rename,renameat,renameat2,link,linkat,symlink,symlinkat,"
                + "unlink,unlinkat,rmdir,mkdir,mkdirat,mknod,mknodat";

    private static final int OUTPUT = 1;
    private static final String RESULT = " = ";

    private final Path root;
    private final List<Operation> operations = new ArrayList<>();
    private final Map<Path, Node> nodes = new HashMap<>();
    private final Map<Integer, Node> descriptors = new HashMap<>();
    private int created;

    private record Call(String name, List<String> arguments, long result) {

        /// Empty when the line is about something else, or the call failed.
        static Optional<Call> parse(String line) {
            int result = line.lastIndexOf(RESULT);
            int begin = line.indexOf('(');
            int end = line.lastIndexOf(')', Math.max(result, 0));
            if (begin <= 0 || end < begin || line.charAt(result + RESULT.length()) == '-') {
                return Optional.empty();
            }
            var arguments = List.of(line.substring(begin + 1, end).split(", ", -1));
            var number = line.substring(result + RESULT.length());
            return Optional.of(
                    new Call(line.substring(0, begin), arguments, Long.parseLong(number)));
        }

        String argument(int number) {
            return arguments.get(number);
        }

        int descriptor() {
            return Integer.parseInt(argument(0));
        }
    }

    private Trace(Path root) {
        this.root = root;
        nodes.put(root, Node.ROOT);
    }

    /// What the calls did below `root`, where there were only these directories before.
    static List<Operation> read(List<String> lines, Path root, List<String> before) {
        var trace = new Trace(root);
        before.forEach(it -> trace.makeDirectory(root.resolve(it)));
        lines.stream().flatMap(it -> Call.parse(it).stream()).forEach(trace::take);
        return List.copyOf(trace.operations);
    }

    private void take(Call call) {
        switch (call.name()) {
            case "openat" -> open(call);
            case "dup" -> duplicate(call);
            case "close" -> descriptors.remove(call.descriptor());
            case "write" -> say(call);
            case "pwrite64" -> write(call);
            case "ftruncate" -> resize(call);
            case "fsync", "fdatasync" -> force(call);
            case "rename" -> move(path(call.argument(0)), path(call.argument(1)));
            case "unlink", "rmdir" -> remove(path(call.argument(0)));
            case "mkdir" -> {
                if (isHere(path(call.argument(0)))) {
                    makeDirectory(path(call.argument(0)));
                }
            }
            default -> refuse(call);
        }
    }

    private void refuse(Call call) {
        for (var argument : call.arguments()) {
            boolean isOfPath = argument.startsWith("\"") && isHere(path(argument));
            boolean isOfFile = argument.matches("\\d{1,9}") && isOpen(Integer.parseInt(argument));
            if (isOfPath || isOfFile) {
                throw new IllegalStateException("not modelled: " + call.name());
            }
        }
    }

    private void open(Call call) {
        int descriptor = Math.toIntExact(call.result());
        descriptors.remove(descriptor);
        var path = path(call.argument(1));
        if (isHere(path)) {
            var node = nodes.get(path);
            if (node == null) {
                node = create(path, false);
            } else if (call.argument(2).contains("O_TRUNC")) {
                operations.add(new Resized(node, 0));
            }
            descriptors.put(descriptor, node);
        }
    }

    private void duplicate(Call call) {
        var node = descriptors.get(call.descriptor());
        if (node != null) {
            descriptors.put(Math.toIntExact(call.result()), node);
        }
    }

    private Node create(Path path, boolean isDirectory) {
        var node = new Node(++created, isDirectory, root.relativize(path).toString());
        nodes.put(path, node);
        name(path, node);
        return node;
    }

    private void makeDirectory(Path path) {
        var _ = create(path, true);
    }

    private void say(Call call) {
        int descriptor = call.descriptor();
        if (descriptor == OUTPUT) {
            var text = new String(bytes(call.argument(1)), StandardCharsets.US_ASCII);
            if (text.startsWith("@")) {
                var words = text.substring(1).strip().split(" ", -1);
                operations.add(new Said(Worker.Word.valueOf(words[0]), Integer.parseInt(words[1])));
            }
        } else if (isOpen(descriptor)) {
            throw new IllegalStateException("not modelled: a write without a position");
        }
    }

    private void write(Call call) {
        var node = descriptors.get(call.descriptor());
        if (node != null) {
            var bytes = bytes(call.argument(1));
            if (bytes.length < call.result()) {
                throw new IllegalStateException("strace has not told everything");
            }
            long at = Long.parseLong(call.argument(3));
            operations.add(new Wrote(node, at, Arrays.copyOf(bytes, (int) call.result())));
        }
    }

    private void resize(Call call) {
        var node = descriptors.get(call.descriptor());
        if (node != null) {
            operations.add(new Resized(node, Long.parseLong(call.argument(1))));
        }
    }

    private void force(Call call) {
        var node = descriptors.get(call.descriptor());
        if (node != null) {
            operations.add(new Forced(node));
        }
    }

    private void move(Path from, Path to) {
        if (isHere(from) || isHere(to)) {
            var node = nodes.remove(from);
            if (node == null || node.isDirectory()) {
                throw new IllegalStateException("not modelled: a move of " + from);
            }
            nodes.put(to, node);
            operations.add(new Named(List.of(entry(from, null), entry(to, node))));
        }
    }

    private void remove(Path path) {
        if (isHere(path)) {
            nodes.remove(path);
            name(path, null);
        }
    }

    private void name(Path path, @Nullable Node node) {
        operations.add(new Named(List.of(entry(path, node))));
    }

    private Name entry(Path path, @Nullable Node node) {
        var directory = nodes.get(path.getParent());
        if (directory == null) {
            throw new IllegalStateException("nothing above " + path);
        }
        return new Name(directory, path.getFileName().toString(), node);
    }

    private boolean isHere(Path path) {
        return path.startsWith(root);
    }

    private boolean isOpen(int descriptor) {
        return descriptors.containsKey(descriptor);
    }

    private static Path path(String argument) {
        return Path.of(new String(bytes(argument), StandardCharsets.UTF_8));
    }

    /// Of a text in which every byte is `\xhh`.
    private static byte[] bytes(String argument) {
        if (!argument.endsWith("\"")) {
            throw new IllegalStateException("strace has not told everything");
        }
        int length = (argument.length() - 2) / 4;
        var bytes = ByteBuffer.allocate(length);
        for (int i = 0; i < length; i++) {
            bytes.put((byte) HexFormat.fromHexDigits(argument, 3 + 4 * i, 5 + 4 * i));
        }
        return bytes.array();
    }
}
