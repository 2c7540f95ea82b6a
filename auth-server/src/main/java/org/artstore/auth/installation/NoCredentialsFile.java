package org.artstore.auth.installation;

/// At the first start nobody has said where the administrator's secret shall go.
final class NoCredentialsFile extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NoCredentialsFile() {
        super("The first start makes an administrator, whose secret has to go somewhere.");
    }
}
