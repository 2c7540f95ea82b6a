package org.artstore.bench.installation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BrokerTest {

    @Test
    void listensOnTheLastWordOfItsCommandLine() {
        var arguments = new String[] {"-cp", "x.jar", "KafkaProcess", "/data/kafka", "31234"};

        assertThat(Broker.address(arguments)).hasValue("127.0.0.1:31234");
    }

    @Test
    void isUnknownIfThatIsNoPort() {
        assertThat(Broker.address(new String[] {"-cp", "x.jar"})).isEmpty();
        assertThat(Broker.address(new String[0])).isEmpty();
    }
}
