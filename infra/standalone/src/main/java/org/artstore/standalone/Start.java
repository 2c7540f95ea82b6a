package org.artstore.standalone;

import org.artstore.embedded.port.FreePort;
import org.artstore.embedded.process.StartFailed;
import org.artstore.standalone.child.Child;
import org.artstore.standalone.data.DataFolder;
import org.artstore.standalone.data.Orphans;
import org.artstore.standalone.server.KafkaChild;
import org.artstore.standalone.server.PostgresChild;
import org.artstore.standalone.server.RedisChild;
import org.artstore.standalone.server.ServerPorts;
import org.artstore.standalone.services.Installation;
import org.artstore.standalone.services.Service;
import org.artstore.standalone.services.ServiceChild;
import org.artstore.standalone.services.ServiceHealth;
import org.artstore.standalone.services.ServiceSettings;
import org.artstore.standalone.setup.FirstStart;
import org.artstore.standalone.setup.Secrets;
import org.artstore.standalone.setup.Urls;

import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/// One start of an installation, from whatever lies in its folder to all services being ready.
record Start(
        DataFolder folder,
        Installation installation,
        int portBase,
        Map<String, String> settings,
        Console console) {
    /// From the start of a service on; recovery after a crash is in it.
    private static final Duration READY_WITHIN = Duration.ofMinutes(3);

    /// Whether all is ready; what is not runs, but has no index of its file log.
    ///
    /// @throws StartFailed with a sentence for a human; the supervisor is then to be closed
    boolean run(Supervisor supervisor) {
        new Orphans(folder, console).end();
        folder.emptyScratch();
        requireFreePorts();
        var secrets = Secrets.of(folder);
        var ports = ServerPorts.choose();
        console.accept("Starting Kafka, PostgreSQL and Redis on " + folder.root() + ".");
        var kafka = supervisor.launch(List.of(kafka(ports)));
        supervisor.launch(stores(ports, secrets)).awaitStarted();
        var told = new ServiceSettings(folder, portBase, ports, secrets, settings);
        console.accept("Starting the services.");
        var auth = supervisor.launch(List.of(child(Service.AUTH, told)));
        var others = supervisor.launch(others().map(service -> child(service, told)).toList());
        kafka.awaitStarted();
        return awaitReady(auth, others);
    }

    Urls urls() {
        return new Urls(
                Service.AUTH.url(portBase),
                Service.WORKER.url(portBase),
                Service.INGEST.url(portBase),
                Service.QUERY.url(portBase),
                Service.INDEX.url(portBase));
    }

    private void requireFreePorts() {
        for (var service : Service.values()) {
            int port = service.port(portBase);
            if (!FreePort.isFree(port)) {
                throw new StartFailed(
                        "Port %d of %s is in use: choose other ports with --port-base."
                                .formatted(port, service.module()));
            }
        }
    }

    /// Every service waits for it by itself.
    private Child kafka(ServerPorts ports) {
        return new KafkaChild(folder, installation.brokerCache(), ports.kafka());
    }

    private List<Child> stores(ServerPorts ports, Secrets secrets) {
        return List.of(
                new PostgresChild(
                        folder,
                        ports.postgres(),
                        secrets.databaseSuperuser(),
                        secrets.databaseOwner()),
                new RedisChild(folder, ports.redis()));
    }

    private static Stream<Service> others() {
        return Stream.of(Service.values()).filter(service -> service != Service.AUTH);
    }

    private Child child(Service service, ServiceSettings told) {
        return new ServiceChild(service, installation, told);
    }

    private boolean awaitReady(Stage auth, Stage others) {
        var deadline = Instant.now().plus(READY_WITHIN);
        var ready = new AtomicBoolean(true);
        try (var client = HttpClient.newHttpClient()) {
            var _ = health(auth, Stream.of(Service.AUTH)).getFirst().await(client, deadline);
            new FirstStart(folder, client, urls()).complete();
            Stage.inParallel(
                    health(others, others()),
                    health -> {
                        if (!health.await(client, deadline)) {
                            ready.set(false);
                        }
                    });
        }
        return ready.get();
    }

    /// The children of a stage are in the order of its services.
    private List<ServiceHealth> health(Stage stage, Stream<Service> services) {
        var children = stage.children().iterator();
        return services.map(
                        service ->
                                ServiceHealth.of(
                                        children.next(),
                                        service.url(portBase),
                                        folder.log(service.module())))
                .toList();
    }
}
