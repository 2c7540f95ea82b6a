package org.artstore.auth;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/// Starts the service.
@SpringBootApplication(proxyBeanMethods = false)
public class AuthServer {

    public static void main(String[] arguments) {
        SpringApplication.run(AuthServer.class, arguments);
    }
}
