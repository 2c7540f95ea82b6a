package org.artstore.standalone.server;

import org.artstore.embedded.port.FreePort;

/// Where the embedded servers listen during one run.
public record ServerPorts(int kafka, int postgres, int redis) {
    public static ServerPorts choose() {
        int kafka = FreePort.any();
        int postgres = another(kafka, kafka);
        return new ServerPorts(kafka, postgres, another(kafka, postgres));
    }

    private static int another(int first, int second) {
        int port = FreePort.any();
        return port == first || port == second ? another(first, second) : port;
    }
}
