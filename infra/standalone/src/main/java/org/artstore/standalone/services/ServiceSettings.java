package org.artstore.standalone.services;

import org.artstore.standalone.data.DataFolder;
import org.artstore.standalone.server.PostgresChild;
import org.artstore.standalone.server.ServerPorts;
import org.artstore.standalone.setup.Secrets;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// What the services are told through their environment. A setting of the command line wins over a
/// variable of the caller's environment, which wins over what is built in.
///
/// @param chosen settings of the command line; `artstore.` in front of a name may be missing
public record ServiceSettings(
        DataFolder folder,
        int portBase,
        ServerPorts servers,
        Secrets secrets,
        Map<String, String> chosen) {
    private static final String PREFIX = "artstore.";
    private static final String HOST = "127.0.0.1";

    Map<String, String> environment(Service service, Map<String, String> inherited) {
        Map<String, String> settings = new TreeMap<>();
        kafka(settings);
        access(settings);
        stores(settings, service);
        var environment = new HashMap<String, String>();
        settings.forEach((name, value) -> environment.put(variable(name), value));
        inherited.forEach((name, value) -> environment.replace(name, value));
        chosen.forEach((name, value) -> environment.put(variable(name), value));
        environment.put(variable("port"), Integer.toString(service.port(portBase)));
        return environment;
    }

    /// One broker that is asked to put every record on the disk before it acknowledges it.
    private void kafka(Map<String, String> settings) {
        settings.put("kafka.bootstrap-servers", HOST + ":" + servers.kafka());
        settings.put("kafka.replication-factor", "1");
        settings.put("kafka.min-insync-replicas", "1");
        settings.put("kafka.flush-messages", "1");
    }

    private void access(Map<String, String> settings) {
        settings.put("auth.issuer", Service.AUTH.url(portBase).toString());
        settings.put("internal.client-id", "services");
        settings.put("internal.client-secret", secrets.internalClient());
        settings.put("links.secret", secrets.internalClient());
        settings.put("credentials-file", folder.administrator().toString());
    }

    private void stores(Map<String, String> settings, Service service) {
        settings.put("postgres.host", HOST);
        settings.put("postgres.port", Integer.toString(servers.postgres()));
        settings.put(
                "postgres.database",
                service == Service.AUTH
                        ? PostgresChild.AUTH_DATABASE
                        : PostgresChild.INDEX_DATABASE);
        settings.put("postgres.username", PostgresChild.OWNER);
        settings.put("postgres.password", secrets.databaseOwner());
        settings.put("redis.host", HOST);
        settings.put("redis.port", Integer.toString(servers.redis()));
        settings.put("worker.id", "local");
        settings.put("worker.url", Service.WORKER.url(portBase).toString());
        settings.put("worker.check.index-url", Service.INDEX.url(portBase).toString());
        settings.put("query.public-url", Service.QUERY.url(portBase).toString());
    }

    /// `artstore.kafka.flush-messages` is `ARTSTORE_KAFKA_FLUSH_MESSAGES`.
    static String variable(String setting) {
        var name = setting.startsWith(PREFIX) ? setting : PREFIX + setting;
        return name.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }
}
