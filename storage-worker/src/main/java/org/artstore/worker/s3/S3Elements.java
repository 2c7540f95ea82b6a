package org.artstore.worker.s3;

import org.artstore.schemas.element.S3Location;
import org.artstore.schemas.element.StorageElement;
import org.artstore.worker.commit.CommitObserver;
import org.artstore.worker.disk.DiskThreads;
import org.artstore.worker.disk.ElementDirectory;
import org.artstore.worker.s3.S3Settings.Credentials;
import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.S3Configuration;

import java.time.Duration;
import java.util.Objects;

/// Opens elements in buckets. All share one pool of connections.
public final class S3Elements implements AutoCloseable {

    private static final int CONNECTIONS = 64;
    private static final Duration CONNECT = Duration.ofSeconds(5);

    private final S3Settings settings;
    private final DiskThreads threads;
    private final int catalogNames;
    private @Nullable SdkAsyncHttpClient connections;

    /// @param catalogNames how many names of files are remembered for each element
    public S3Elements(S3Settings settings, DiskThreads threads, int catalogNames) {
        this.settings = settings;
        this.threads = threads;
        this.catalogNames = catalogNames;
    }

    /// Where the uploads to an element lie until they are committed.
    public ElementDirectory scratch(StorageElement element) {
        return new ElementDirectory(
                settings.scratch().toAbsolutePath().resolve(element.elementId().value()));
    }

    /// Returns when the object store has proved that it honours conditions.
    ///
    /// @throws BucketUnusable when it does not, or there are no credentials
    /// @throws org.artstore.worker.store.StoreUnavailable when the bucket cannot be reached
    public S3Store open(StorageElement element, CommitObserver observer) {
        return open(element, scratch(element), observer);
    }

    S3Store open(StorageElement element, ElementDirectory scratch, CommitObserver observer) {
        var id = element.elementId();
        var credentials = settings.of(id.value());
        if (credentials == null) {
            throw new BucketUnusable("there are no credentials for " + id);
        }
        var location = Objects.requireNonNull(element.s3(), "an S3 element has its place");
        var bucket = bucket(location, credentials);
        boolean opened = false;
        try {
            new ConditionalWrites(bucket).require();
            opened = true;
            return new S3Store(id, bucket, settings, scratch, catalogNames, threads, observer);
        } finally {
            if (!opened) {
                bucket.close();
            }
        }
    }

    private S3Bucket bucket(S3Location location, Credentials credentials) {
        var prefix = location.prefix().isEmpty() ? "" : location.prefix() + "/";
        return new S3Bucket(client(location, credentials), location.bucket(), prefix);
    }

    /// A worker without such elements needs none.
    private synchronized SdkAsyncHttpClient connections() {
        if (connections == null) {
            connections =
                    NettyNioAsyncHttpClient.builder()
                            .maxConcurrency(CONNECTIONS)
                            .connectionTimeout(CONNECT)
                            .build();
        }
        return connections;
    }

    @Override
    public synchronized void close() {
        if (connections != null) {
            connections.close();
        }
    }

    /// A whole call may take as long as all its attempts.
    private S3AsyncClient client(S3Location location, Credentials credentials) {
        var keys = AwsBasicCredentials.create(credentials.accessKey(), credentials.secretKey());
        return S3AsyncClient.builder()
                .endpointOverride(location.endpoint())
                .region(Region.of(location.region()))
                .forcePathStyle(location.pathStyle())
                .credentialsProvider(StaticCredentialsProvider.create(keys))
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .serviceConfiguration(
                        S3Configuration.builder().chunkedEncodingEnabled(false).build())
                .httpClient(connections())
                .overrideConfiguration(
                        it ->
                                it.retryStrategy(retry -> retry.maxAttempts(settings.attempts()))
                                        .apiCallAttemptTimeout(settings.attemptTimeout()))
                .build();
    }
}
