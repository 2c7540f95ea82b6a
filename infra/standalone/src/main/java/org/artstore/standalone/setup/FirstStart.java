package org.artstore.standalone.setup;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.artstore.standalone.data.DataFolder;
import org.artstore.standalone.data.PrivateFile;

import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;

/// Makes a new installation usable. `credentials.json` is written last: while it is missing, each
/// start does all of this again, and every part of it may be done twice.
public final class FirstStart {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final DataFolder folder;
    private final HttpClient client;
    private final Urls urls;
    private final PrivateFile credentials;

    public FirstStart(DataFolder folder, HttpClient client, Urls urls) {
        this.folder = folder;
        this.client = client;
        this.urls = urls;
        this.credentials = new PrivateFile(folder.credentials());
    }

    /// To be called when auth-server is ready.
    public void complete() {
        if (credentials.exists()) {
            followUrls();
        } else {
            var administrator = Administrator.of(folder);
            register(Registry.as(administrator, client, urls));
            write(Credentials.of(administrator, urls));
        }
        forgetAdministrator();
    }

    private void register(Registry registry) {
        for (var element : FirstElement.in(folder)) {
            if (!registry.has(element.elementId())) {
                registry.register(element);
            }
        }
    }

    /// Another start may have another first port.
    private void followUrls() {
        var known = JSON.readValue(credentials.read(), Credentials.class);
        var current = Credentials.of(known.administrator(), urls);
        if (!current.equals(known)) {
            write(current);
        }
    }

    private void write(Credentials content) {
        credentials.write((JSON.writeValueAsString(content) + "\n").getBytes(UTF_8));
    }

    /// The secret need not lie in two files.
    private void forgetAdministrator() {
        try {
            Files.deleteIfExists(folder.administrator());
        } catch (IOException e) {
            throw DataFolder.unusable(folder.administrator(), e);
        }
    }
}
