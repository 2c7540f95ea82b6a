package org.artstore.standalone.setup;

import org.artstore.standalone.data.DataFolder;
import org.artstore.standalone.data.PrivateFile;

import tools.jackson.databind.json.JsonMapper;

import java.security.SecureRandom;
import java.util.Base64;

/// The installation's own secrets: made once, kept in a file that only its owner may read.
///
/// @param databaseSuperuser password of PostgreSQL's superuser
/// @param databaseOwner password of the account that owns the databases
/// @param internalClient secret of the services' own account
public record Secrets(String databaseSuperuser, String databaseOwner, String internalClient) {
    private static final int BYTES = 32;
    private static final JsonMapper JSON = new JsonMapper();

    public static Secrets of(DataFolder folder) {
        var file = new PrivateFile(folder.secrets());
        if (!file.exists()) {
            var random = new SecureRandom();
            var secrets = new Secrets(secret(random), secret(random), secret(random));
            file.write(JSON.writeValueAsBytes(secrets));
        }
        return JSON.readValue(file.read(), Secrets.class);
    }

    @Override
    public String toString() {
        return "Secrets[...]";
    }

    private static String secret(SecureRandom random) {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
