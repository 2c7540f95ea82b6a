package org.artstore.starter;

import org.springframework.boot.WebApplicationType;

final class ServletServiceIT extends ServiceContract {

    ServletServiceIT() {
        super(WebApplicationType.SERVLET);
    }
}
