package org.artstore.starter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.artstore.fixtures.TokenFixture;
import org.artstore.starter.sample.ForgetfulEndpoint;
import org.artstore.starter.sample.SampleService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import java.net.http.HttpRequest;
import java.util.UUID;

/// What holds for a service of either kind.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ServiceContract {

    static final TokenFixture ISSUER = TokenFixture.shared();
    private static final String THING = "/api/v1/things/" + UUID.randomUUID();

    private final WebApplicationType type;
    private @Nullable ConfigurableApplicationContext context;
    private int port;

    ServiceContract(WebApplicationType type) {
        this.type = type;
    }

    @BeforeAll
    void start() {
        context = start(SampleService.class);
        port = context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    private ConfigurableApplicationContext start(Class<?>... sources) {
        return new SpringApplicationBuilder(sources)
                .web(type)
                .run("--server.port=0", "--artstore.auth.issuer=" + ISSUER.issuer());
    }

    @AfterAll
    void stop() {
        if (context != null) {
            context.close();
        }
    }

    @BeforeEach
    void mendParts() {
        part("optionalPart").mend();
        part("criticalPart").mend();
    }

    @Test
    void knowsTheCallerOfAGoodToken() throws Exception {
        var token = ISSUER.draft().role("OPERATOR").scopes("files:read", "files:write").sign();
        var answer = Answer.to(get(THING + "?limit=3", token));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.json().get("client_id").asString()).isEqualTo("fixture-client");
        assertThat(answer.json().get("tenant").asString()).isEqualTo("default");
        assertThat(answer.json().get("role").asString()).isEqualTo("OPERATOR");
        assertThat(answer.json().get("limit").asInt()).isEqualTo(3);
    }

    @Test
    void asksForATokenWhereNoneIsSent() throws Exception {
        var answer = Answer.to(get(THING, null));
        assertProblem(answer, 401, "unauthorized");
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "expired",
                "forged",
                "audience",
                "issuer",
                "unsigned",
                "type",
                "no-exp",
                "no-role",
                "unknown-role",
                "garbage"
            })
    void refusesABadToken(String fault) throws Exception {
        var answer = Answer.to(get(THING, BadToken.with(fault, ISSUER)));
        assertProblem(answer, 401, "invalid-token");
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer error=\"invalid_token\"");
    }

    @Test
    void refusesATokenWithoutTheScope() throws Exception {
        var answer =
                Answer.to(post("/api/v1/things", ISSUER.token("files:read"), "{\"name\":\"a\"}"));
        assertProblem(answer, 403, "insufficient-scope");
        assertThat(answer.header("WWW-Authenticate"))
                .isEqualTo("Bearer error=\"insufficient_scope\", scope=\"files:write\"");
    }

    @ParameterizedTest
    @ValueSource(classes = {ForgetfulEndpoint.OfOnePath.class, ForgetfulEndpoint.OfManyPaths.class})
    void doesNotStartWithAnEndpointThatNeedsNoScope(Class<?> endpoint) {
        assertThatThrownBy(() -> start(SampleService.class, endpoint).close())
                .hasStackTraceContaining("no @RequiresScope on " + endpoint.getName());
    }

    @Test
    void refusesAnUnknownQueryParameter() throws Exception {
        var answer = Answer.to(get(THING + "?limti=3", good()));
        assertProblem(answer, 400, "unknown-parameter");
        assertThat(answer.json().get("parameter").asString()).isEqualTo("limti");
    }

    @Test
    void acceptsAParameterThatIsDeclaredOnTheSide() throws Exception {
        assertThat(Answer.to(get("/api/v1/named?name=x&also=y", good())).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/nothing, 404, not-found",
        "/api/v1/things/not-an-id, 404, not-found",
        "/api/v1/named, 400, missing-parameter",
        "/api/v1/things, 405, method-not-allowed",
    })
    void wordsWhatTheFrameworkRefuses(String path, int status, String code) throws Exception {
        assertProblem(Answer.to(get(path, good())), status, code);
    }

    @Test
    void refusesAParameterThatIsNoNumber() throws Exception {
        var answer = Answer.to(get(THING + "?limit=many", good()));
        assertProblem(answer, 400, "malformed-parameter");
        assertThat(answer.json().get("parameter").asString()).isEqualTo("limit");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"name\": | 400 | malformed-request",
                "{\"name\":\"a\",\"size\":1,\"odd\":2} | 422 | invalid-content",
                "{\"name\":\"a\",\"size\":\"big\"} | 422 | invalid-content",
                "{\"name\":\"a\",\"size\":11} | 422 | too-long",
            })
    void refusesABadBody(String body, int status, String code) throws Exception {
        assertProblem(Answer.to(post("/api/v1/things", good(), body)), status, code);
    }

    @Test
    void pointsAtTheFieldThatIsNotAllowed() throws Exception {
        var answer =
                Answer.to(post("/api/v1/things", good(), "{\"name\":\"a\",\"size\":1,\"odd\":2}"));
        assertThat(answer.json().at("/errors/0/pointer").asString()).isEqualTo("/odd");
    }

    @Test
    void refusesABodyOfAnotherType() throws Exception {
        var answer = Answer.to(Answer.post(port, "/api/v1/things", good(), "text/plain", "a"));
        assertProblem(answer, 415, "unsupported-media-type");
    }

    @Test
    void showsNoInnerNameOfAnUnexpectedError() throws Exception {
        var answer = Answer.to(get("/api/v1/broken", good()));
        assertProblem(answer, 500, "internal-error");
        assertThat(answer.text()).doesNotContain("inner", "10.0.0.1", "Exception");
    }

    @Test
    void keepsASaneRequestIdAndTheTrace() throws Exception {
        var trace = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
        var answer =
                Answer.to(
                        get(THING, good())
                                .header("X-Request-Id", "order-17")
                                .header("traceparent", trace));
        assertThat(answer.header("X-Request-Id")).isEqualTo("order-17");
        assertThat(answer.json().get("request_id").asString()).isEqualTo("order-17");
        assertThat(answer.json().get("trace_parent").asString()).isEqualTo(trace);
    }

    @Test
    void replacesARequestIdThatIsNotSane() throws Exception {
        var answer = Answer.to(get(THING, null).header("X-Request-Id", "a\"b{c}"));
        assertThat(answer.header("X-Request-Id")).matches("[0-9a-f-]{36}");
    }

    @Test
    void livesWhateverIsBroken() throws Exception {
        part("criticalPart").breakDown();
        var answer = Answer.to(get("/health/live", "no-token"));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.json().get("status").asString()).isEqualTo("ok");
    }

    @Test
    void isReadyWhenAllPartsAre() throws Exception {
        var answer = Answer.to(get("/health/ready", null));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.header("X-Request-Id")).isNotEmpty();
        assertThat(answer.json().get("status").asString()).isEqualTo("ok");
        assertThat(answer.json().at("/checks/critical-part/status").asString()).isEqualTo("ok");
        assertThat(answer.json().at("/checks/critical-part/latency_ms").isIntegralNumber())
                .isTrue();
        assertThat(answer.json().at("/checks/critical-part/critical").asBoolean()).isTrue();
        assertThat(answer.json().at("/checks/critical-part/detail").asString()).isEqualTo("fine");
    }

    @Test
    void isDegradedWithoutAnOptionalPart() throws Exception {
        part("optionalPart").breakDown();
        var answer = Answer.to(get("/health/ready", null));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.json().get("status").asString()).isEqualTo("degraded");
        assertThat(answer.json().at("/checks/optional-part/detail").asString())
                .isEqualTo("broken down");
    }

    @Test
    void answersInTimeThoughPartsHang() throws Exception {
        part("optionalPart").hang();
        part("criticalPart").hang();
        long start = System.nanoTime();
        var answer = Answer.to(get("/health/ready", null));
        assertThat(System.nanoTime() - start).isLessThan(3_000_000_000L);
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.json().get("status").asString()).isEqualTo("fail");
        assertThat(answer.json().at("/checks/critical-part/latency_ms").asLong())
                .isBetween(1_900L, 2_900L);
    }

    @Test
    void showsMetrics() throws Exception {
        Answer.to(get(THING, good()));
        var answer = Answer.to(get("/metrics", null));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).startsWith("text/plain");
        assertThat(answer.text())
                .contains("jvm_memory_used_bytes", "http_server_requests_seconds")
                .doesNotContain("spring_security");
    }

    @Test
    void describesItsEndpointsAndTheirScopes() throws Exception {
        var answer = Answer.to(get("/openapi.json", null));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        var see = answer.json().at("/paths/~1api~1v1~1things~1{thing}/get");
        assertThat(see.at("/security/0/token/0").asString()).isEqualTo("files:read");
        assertThat(see.get("parameters").valueStream().map(it -> it.get("name").asString()))
                .containsExactlyInAnyOrder("thing", "limit");
        assertThat(answer.json().at("/components/schemas/Thing/properties/size").isMissingNode())
                .isFalse();
    }

    /// Nothing of who asked first is in what others are told.
    @Test
    void describesItselfToAllInTheSameWords() throws Exception {
        var first = Answer.to(get("/openapi.json", null));
        var again = Answer.to(get("/openapi.json", null).header("Forwarded", "host=elsewhere"));
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.header("Content-Type")).isEqualTo(first.header("Content-Type"));
        assertThat(again.header("X-Request-Id")).isNotEqualTo(first.header("X-Request-Id"));
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(again.json().at("/servers/0/url").asString()).isEqualTo("/");
        assertThat(again.json().get("servers")).hasSize(1);
    }

    private SampleService.Switch part(String bean) {
        if (context == null) {
            throw new IllegalStateException("not started");
        }
        return context.getBean(bean, SampleService.Switch.class);
    }

    private static String good() {
        return ISSUER.token("files:read", "files:write");
    }

    private HttpRequest.Builder get(String path, @Nullable String token) {
        return Answer.get(port, path, token);
    }

    private HttpRequest.Builder post(String path, String token, String json) {
        return Answer.post(port, path, token, "application/json", json);
    }

    private static void assertProblem(Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        var problem = answer.json();
        assertThat(problem.get("type").asString()).isEqualTo("urn:artstore:problem:" + code);
        assertThat(problem.get("code").asString()).isEqualTo(code);
        assertThat(problem.get("status").asInt()).isEqualTo(status);
        assertThat(problem.get("title").asString()).isNotEmpty();
        assertThat(problem.get("detail").asString()).isNotEmpty();
        assertThat(problem.get("request_id").asString()).isEqualTo(answer.header("X-Request-Id"));
    }
}
