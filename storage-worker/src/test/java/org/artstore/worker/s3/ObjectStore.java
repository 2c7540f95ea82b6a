package org.artstore.worker.s3;

import static org.awaitility.Awaitility.await;

import org.artstore.embedded.port.FreePort;
import org.artstore.schemas.element.ElementEvent;
import org.artstore.schemas.element.ElementEvent.ElementRegistered;
import org.artstore.schemas.element.ElementMode;
import org.artstore.schemas.element.S3Location;
import org.artstore.schemas.element.StorageElement;
import org.artstore.schemas.id.ElementId;
import org.artstore.schemas.topic.Topics;
import org.artstore.worker.RunningWorker;
import org.artstore.worker.TestKafka;
import org.springframework.util.FileSystemUtils;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.core.async.AsyncResponseTransformer;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.S3AsyncClientBuilder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/// An object store in a process of its own, which ends with this one, and a bucket in it.
public final class ObjectStore {

    public static final String ACCESS_KEY = "access";
    public static final String SECRET_KEY = "secret";

    private static final String BUCKET = "files";
    private static final Path PROGRAMS = Path.of("target", "object-stores").toAbsolutePath();

    private final URI endpoint;
    private final S3AsyncClient client;

    private ObjectStore(URI endpoint) {
        this.endpoint = endpoint;
        this.client = client(endpoint).build();
    }

    private static S3AsyncClientBuilder client(URI endpoint) {
        var keys = AwsBasicCredentials.create(ACCESS_KEY, SECRET_KEY);
        return S3AsyncClient.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .forcePathStyle(true)
                .credentialsProvider(StaticCredentialsProvider.create(keys));
    }

    private static final class Death extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private record Dying(AtomicInteger requests) implements ExecutionInterceptor {

        @Override
        public void beforeExecution(
                Context.BeforeExecution context, ExecutionAttributes attributes) {
            if (requests.getAndDecrement() <= 0) {
                throw new Death();
            }
        }
    }

    /// The bucket as a process has it that dies after so many requests.
    S3Bucket dyingAfter(int requests, String prefix) {
        var dying = new Dying(new AtomicInteger(requests));
        var mortal =
                client(endpoint).overrideConfiguration(it -> it.addExecutionInterceptor(dying));
        return new S3Bucket(mortal.build(), BUCKET, prefix + "/");
    }

    private static final class S3Mock {
        private static final ObjectStore SHARED = startS3Mock();
    }

    private static final class S3Proxy {
        private static final ObjectStore SHARED = startS3Proxy();
    }

    public static ObjectStore s3Mock() {
        return S3Mock.SHARED;
    }

    static ObjectStore s3Proxy() {
        return S3Proxy.SHARED;
    }

    private static ObjectStore startS3Mock() {
        int port = FreePort.any();
        var folder = newFolder();
        start(
                folder,
                "s3mock.jar",
                "--server.port=0",
                "--http.port=" + port,
                "--com.adobe.testing.s3mock.store.root=" + folder);
        return ready(port);
    }

    private static ObjectStore startS3Proxy() {
        int port = FreePort.any();
        var folder = newFolder();
        var settings = folder.resolve("settings");
        var lines =
                List.of(
                        "s3proxy.authorization=aws-v2-or-v4",
                        "s3proxy.identity=" + ACCESS_KEY,
                        "s3proxy.credential=" + SECRET_KEY,
                        "s3proxy.endpoint=http://127.0.0.1:" + port,
                        "jclouds.provider=filesystem-nio2",
                        "jclouds.identity=none",
                        "jclouds.credential=none",
                        "jclouds.filesystem.basedir=" + folder.resolve("data"));
        try {
            Files.createDirectory(folder.resolve("data"));
            Files.write(settings, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start(folder, "s3proxy.jar", "--properties", settings.toString());
        return ready(port);
    }

    private static ObjectStore ready(int port) {
        await().atMost(Duration.ofSeconds(60)).until(() -> answers(port));
        var store = new ObjectStore(URI.create("http://127.0.0.1:" + port));
        store.client.createBucket(it -> it.bucket(BUCKET)).join();
        return store;
    }

    private static boolean answers(int port) {
        try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    private static void start(Path folder, String program, String... arguments) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Xmx384m", "-jar"));
        command.add(PROGRAMS.resolve(program).toString());
        command.addAll(List.of(arguments));
        try {
            var process =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(folder.resolve("log").toFile())
                            .start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(process, folder)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void end(Process process, Path folder) {
        process.destroyForcibly();
        try {
            process.waitFor();
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path newFolder() {
        try {
            return Files.createTempDirectory("object-store");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI endpoint() {
        return endpoint;
    }

    /// How a worker reaches the store, and more.
    static String[] settings(Path scratch, String... more) {
        return Stream.concat(
                        Stream.of(
                                "--artstore.worker.s3.scratch=" + scratch,
                                "--artstore.worker.s3.credentials.access-key=" + ACCESS_KEY,
                                "--artstore.worker.s3.credentials.secret-key=" + SECRET_KEY),
                        Stream.of(more))
                .toArray(String[]::new);
    }

    /// Makes it known that the worker has an element under this prefix.
    void register(ElementId id, RunningWorker worker, String prefix) {
        TestKafka.create(Topics.ELEMENTS);
        TestKafka.send(
                ElementEvent.CODEC.encode(
                        Topics.ELEMENTS.name(),
                        new ElementRegistered(element(id, worker.id(), prefix)),
                        null));
    }

    /// An element under this prefix.
    public StorageElement element(ElementId id, String worker, String prefix) {
        return element(id, worker, prefix, endpoint, BUCKET);
    }

    /// The same in another bucket or by another way to the store.
    static StorageElement element(
            ElementId id, String worker, String prefix, URI endpoint, String bucket) {
        var now = Instant.now();
        return new StorageElement(
                id,
                id.value(),
                StorageElement.Kind.S3,
                ElementMode.EDIT,
                1,
                1L << 40,
                worker,
                null,
                new S3Location(endpoint, "us-east-1", bucket, prefix, true),
                null,
                1,
                now,
                now);
    }

    static String bucket() {
        return BUCKET;
    }

    /// The objects below this prefix, reached by another way.
    static S3Bucket bucket(URI endpoint, String prefix) {
        return new S3Bucket(client(endpoint).build(), BUCKET, prefix + "/");
    }

    void put(String key, byte[] bytes) {
        var _ =
                client.putObject(
                                it -> it.bucket(BUCKET).key(key), AsyncRequestBody.fromBytes(bytes))
                        .join();
    }

    /// Changes one bit of an object.
    void flip(String key, int at) {
        var bytes = get(key);
        bytes[at] ^= 4;
        put(key, bytes);
    }

    /// Begins an upload in parts.
    void begin(String key) {
        var _ = client.createMultipartUpload(it -> it.bucket(BUCKET).key(key)).join();
    }

    byte[] get(String key) {
        return client.getObject(
                        it -> it.bucket(BUCKET).key(key), AsyncResponseTransformer.toBytes())
                .join()
                .asByteArray();
    }

    void delete(String key) {
        var _ = client.deleteObject(it -> it.bucket(BUCKET).key(key)).join();
    }

    public List<String> keys(String prefix) {
        var keys = new ArrayList<String>();
        client.listObjectsV2Paginator(it -> it.bucket(BUCKET).prefix(prefix + "/"))
                .contents()
                .subscribe(object -> keys.add(object.key()))
                .join();
        keys.sort(null);
        return keys;
    }

    /// How many uploads in parts have begun there and not ended.
    int begunInParts(String prefix) {
        return (int)
                client.listMultipartUploads(it -> it.bucket(BUCKET)).join().uploads().stream()
                        .filter(it -> it.key().startsWith(prefix))
                        .count();
    }

    S3AsyncClient client() {
        return client;
    }
}
