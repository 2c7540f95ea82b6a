package org.artstore.standalone.setup;

import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

import java.net.URI;

/// `credentials.json`: who the administrator is and where the services are.
@JsonNaming(SnakeCaseStrategy.class)
record Credentials(
        String clientId,
        String clientSecret,
        URI tokenUrl,
        URI authUrl,
        URI workerUrl,
        URI ingestUrl,
        URI queryUrl,
        URI indexUrl) {

    static Credentials of(Administrator administrator, Urls urls) {
        return new Credentials(
                administrator.clientId(),
                administrator.clientSecret(),
                urls.token(),
                urls.auth(),
                urls.worker(),
                urls.ingest(),
                urls.query(),
                urls.index());
    }

    Administrator administrator() {
        return new Administrator(clientId, clientSecret);
    }

    @Override
    public String toString() {
        return "Credentials[" + clientId + "]";
    }
}
