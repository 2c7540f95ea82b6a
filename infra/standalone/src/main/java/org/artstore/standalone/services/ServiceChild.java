package org.artstore.standalone.services;

import org.artstore.embedded.process.RunningServer;
import org.artstore.standalone.child.Child;
import org.artstore.standalone.child.JavaProgram;
import org.artstore.standalone.child.RotatingLog;

/// A service in a JVM of its own.
public final class ServiceChild implements Child {
    private final Service service;
    private final Installation installation;
    private final ServiceSettings settings;
    private final RotatingLog log;

    public ServiceChild(Service service, Installation installation, ServiceSettings settings) {
        this.service = service;
        this.installation = installation;
        this.settings = settings;
        this.log = new RotatingLog(settings.folder().log(service.module()));
    }

    @Override
    public String name() {
        return service.module();
    }

    @Override
    public RunningServer start() {
        var program =
                new JavaProgram(
                        settings.folder(),
                        service.rank(),
                        installation.cache(service),
                        service.options(),
                        installation.program(service),
                        settings.environment(service, System.getenv()));
        return program.start(log);
    }
}
