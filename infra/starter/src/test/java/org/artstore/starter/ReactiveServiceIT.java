package org.artstore.starter;

import org.springframework.boot.WebApplicationType;

final class ReactiveServiceIT extends ServiceContract {

    ReactiveServiceIT() {
        super(WebApplicationType.REACTIVE);
    }
}
