package org.artstore.worker.s3;

/// On a store that says no checksums of its own.
class S3ProxyStoreIT extends S3StoreContract {

    S3ProxyStoreIT() {
        super(ObjectStore.s3Proxy());
    }
}
