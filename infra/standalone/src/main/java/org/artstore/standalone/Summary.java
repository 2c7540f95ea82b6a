package org.artstore.standalone;

import org.artstore.standalone.data.DataFolder;
import org.artstore.standalone.setup.Urls;

import java.time.Duration;

/// What a human reads when everything is ready.
record Summary(DataFolder folder, Urls urls, Duration took) {
    @Override
    public String toString() {
        return """

        ArtStore is ready (%.1f s). Administrator: %s

          auth-server     %s
          storage-worker  %s
          ingest-api      %s
          query-api       %s
          index-stream    %s

        Token, upload, search, download:

          TOKEN=$(curl -s -u "$(sed -nE 's/.*"client_(id|secret)" *: *"(.*)".*/\\2/p' '%s' | paste -sd: -)" -d grant_type=client_credentials %s | sed -E 's/.*"access_token" *: *"([^"]*)".*/\\1/')
          curl -s -H "Authorization: Bearer $TOKEN" -H 'Content-Type: text/markdown' --data-binary @README.md '%s/api/v1/files?filename=README.md'
          curl -s -H "Authorization: Bearer $TOKEN" '%s/api/v1/search?q=readme'
          curl -s -H "Authorization: Bearer $TOKEN" -OJ '%s/api/v1/files/FILE_ID/download'

        Stop with Ctrl-C or: infra/down --data '%s'
        """
                .formatted(
                        took.toMillis() / 1000.0,
                        folder.credentials(),
                        urls.auth(),
                        urls.worker(),
                        urls.ingest(),
                        urls.query(),
                        urls.index(),
                        folder.credentials(),
                        urls.token(),
                        urls.ingest(),
                        urls.query(),
                        urls.query(),
                        folder.root());
    }
}
