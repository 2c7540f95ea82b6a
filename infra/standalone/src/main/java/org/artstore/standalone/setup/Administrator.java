package org.artstore.standalone.setup;

import org.artstore.standalone.data.DataFolder;
import org.artstore.standalone.data.PrivateFile;

import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;
import tools.jackson.databind.json.JsonMapper;

/// The first account, as auth-server writes it down when it creates it.
@JsonNaming(SnakeCaseStrategy.class)
record Administrator(String clientId, String clientSecret) {
    private static final JsonMapper JSON = new JsonMapper();

    static Administrator of(DataFolder folder) {
        return JSON.readValue(new PrivateFile(folder.administrator()).read(), Administrator.class);
    }

    @Override
    public String toString() {
        return "Administrator[" + clientId + "]";
    }
}
