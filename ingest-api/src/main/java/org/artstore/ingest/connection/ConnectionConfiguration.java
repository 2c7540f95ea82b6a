package org.artstore.ingest.connection;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.channel.Channel;

import org.artstore.ingest.admission.Admission;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import reactor.netty.NettyPipeline;

import tools.jackson.databind.json.JsonMapper;

/// Wires the care of connections into the server.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ConnectionSettings.class)
class ConnectionConfiguration {

    private final ConnectionSettings settings;

    ConnectionConfiguration(ConnectionSettings settings) {
        this.settings = settings;
    }

    @Bean
    Connections connections(MeterRegistry meters) {
        var connections = new Connections(settings);
        Gauge.builder("artstore.ingest.connections", connections, Connections::open)
                .description("open connections")
                .register(meters);
        return connections;
    }

    @Bean
    Refusals connectionRefusals(Admission admission, MeterRegistry meters, JsonMapper json) {
        var overloaded =
                Counter.builder("artstore.ingest.uploads")
                        .description("uploads by how they ended for their client")
                        .tag("outcome", "overloaded")
                        .register(meters);
        return new Refusals(admission, overloaded, settings, json);
    }

    @Bean
    NettyServerCustomizer watchedConnections(Connections connections, Refusals refusals) {
        return server ->
                server.doOnChannelInit((_, channel, _) -> watch(channel, connections, refusals));
    }

    private void watch(Channel channel, Connections connections, Refusals refusals) {
        var attendance = new Attendance(settings, System.nanoTime());
        var door = new Door(attendance, refusals);
        channel.pipeline()
                .addAfter(NettyPipeline.HttpCodec, "artstore.door", door)
                .addFirst("artstore.bytes", new ByteWatch(attendance))
                .addFirst(
                        "artstore.watchman", new Watchman(attendance, connections, settings, door));
    }
}
