package org.artstore.worker.s3;

class S3MockStoreIT extends S3StoreContract {

    S3MockStoreIT() {
        super(ObjectStore.s3Mock());
    }
}
