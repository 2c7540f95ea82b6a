package org.artstore.auth.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.artstore.auth.Answer;
import org.artstore.auth.Installation;
import org.artstore.auth.RunningServer;
import org.artstore.auth.TopicReader;
import org.artstore.schemas.account.AccountEvent;
import org.artstore.schemas.account.AccountLimits;
import org.artstore.schemas.topic.Topics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.HashSet;

/// Accounts: who makes them, what is shown of them, and who hears of it.
class AccountIT {

    private final RunningServer server = Installation.shared();
    private final String admin = server.adminToken();

    @Test
    void showsTheSecretOnceAndKeepsOnlyItsHash() {
        var created = create("{\"name\": \"Отдел кадров HR\", \"role\": \"USER\"}");
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        var id = created.field("client_id");
        var secret = created.field("client_secret");
        assertThat(id).matches("sa_local_hr_[0-9a-f]{8}");
        assertThat(secret).hasSizeGreaterThanOrEqualTo(32);
        assertThat(created.header("Location")).isEqualTo(RunningServer.ACCOUNTS + "/" + id);
        var shown = server.get(RunningServer.ACCOUNTS + "/" + id, admin);
        assertThat(shown.text()).contains("Отдел кадров HR").doesNotContain("secret");
        var kept =
                server.jdbc()
                        .sql("select secret_hash from service_account where client_id = ?")
                        .param(id)
                        .query(String.class)
                        .single();
        assertThat(kept).startsWith("$2a$12$").doesNotContain(secret);
        assertThat(server.token(id, secret)).isNotBlank();
    }

    @Test
    void takesWhatItIsTold() {
        var created =
                create(
                        """
                        {"name": "scanner", "description": "third floor", "role": "OPERATOR",
                         "tenant": "acme"}
                        """);
        assertThat(created.field("description")).isEqualTo("third floor");
        assertThat(created.field("role")).isEqualTo("OPERATOR");
        assertThat(created.field("tenant")).isEqualTo("acme");
        assertThat(created.json().get("is_system").asBoolean()).isFalse();
        assertThat(created.json().get("version").asLong()).isEqualTo(1);
        assertThat(created.field("created_at")).endsWith("Z");
    }

    @Test
    void tellsTheOtherServices() {
        try (var topic = TopicReader.of(Topics.ACCOUNTS, AccountEvent.CODEC)) {
            var id = create("{\"name\": \"told\", \"role\": \"READONLY\"}").field("client_id");
            var told = topic.await(id);
            assertThat(told.account().name()).isEqualTo("told");
            assertThat(told.account().tenant().value()).isEqualTo("default");
        }
    }

    @Test
    void limitsAreKeptAndShownAndTold() {
        try (var topic = TopicReader.of(Topics.ACCOUNTS, AccountEvent.CODEC)) {
            var created =
                    create(
                            """
                            {"name": "limited", "role": "USER", "limits": {
                             "requests_per_minute": 60, "quota_bytes": 9007199254740993}}
                            """);
            assertThat(created.status()).as(created.text()).isEqualTo(201);
            var id = created.field("client_id");
            var shown = server.get(RunningServer.ACCOUNTS + "/" + id, admin).json().get("limits");
            assertThat(shown).isEqualTo(created.json().get("limits"));
            assertThat(shown.get("requests_per_minute").asLong()).isEqualTo(60);
            assertThat(shown.get("quota_bytes").asLong()).isEqualTo(9_007_199_254_740_993L);
            assertThat(shown.get("bytes_per_second").isNull()).isTrue();
            assertThat(topic.await(id).account().limits())
                    .isEqualTo(new AccountLimits(null, 60L, null, 9_007_199_254_740_993L));
        }
    }

    @Test
    void anAccountWithoutLimitsSaysSo() {
        try (var topic = TopicReader.of(Topics.ACCOUNTS, AccountEvent.CODEC)) {
            var created = create("{\"name\": \"free\", \"role\": \"USER\", \"limits\": {}}");
            assertThat(created.json().get("limits")).hasSize(4).allMatch(it -> it.isNull());
            assertThat(topic.await(created.field("client_id")).account().limits()).isNull();
        }
    }

    @Test
    void listsEveryAccountOnce() {
        var made = new HashSet<String>();
        for (int i = 0; i < 3; i++) {
            made.add(create("{\"name\": \"many\", \"role\": \"USER\"}").field("client_id"));
        }
        var listed = new ArrayList<String>();
        var path = RunningServer.ACCOUNTS + "?limit=2";
        for (var page = server.get(path, admin); ; ) {
            assertThat(page.json().get("items").size()).isLessThanOrEqualTo(2);
            page.json().get("items").forEach(it -> listed.add(it.get("client_id").asString()));
            if (page.json().get("next_cursor").isNull()) {
                break;
            }
            page = server.get(path + "&cursor=" + page.field("next_cursor"), admin);
        }
        assertThat(listed).doesNotHaveDuplicates().containsAll(made);
        assertThat(listed).contains(server.installation().adminId());
    }

    @ParameterizedTest
    @ValueSource(strings = {"OPERATOR", "USER", "AUDITOR", "READONLY"})
    void areTheBusinessOfAdministratorsOnly(String role) {
        var token = server.tokenOf(role);
        var written =
                server.post(
                        RunningServer.ACCOUNTS, token, "{\"name\": \"x\", \"role\": \"ADMIN\"}");
        assertThat(written.status()).isEqualTo(403);
        assertThat(written.field("code")).isEqualTo("insufficient-scope");
        assertThat(server.get(RunningServer.ACCOUNTS, token).status()).isEqualTo(403);
    }

    @Test
    void needAToken() {
        assertThat(server.get(RunningServer.ACCOUNTS, null).status()).isEqualTo(401);
        assertThat(server.get(RunningServer.ACCOUNTS, "nonsense").status()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}|/name /role",
                "[]|``",
                "{\"name\": \"\", \"role\": \"USER\"}|/name",
                "{\"name\": \"  \", \"role\": \"USER\"}|/name",
                "{\"name\": 7, \"role\": \"USER\"}|/name",
                "{\"name\": null, \"role\": \"USER\"}|/name",
                "{\"name\": \"a\\u0000b\", \"role\": \"USER\"}|/name",
                "{\"name\": \"a\", \"role\": \"user\"}|/role",
                "{\"name\": \"a\", \"role\": \"SERVICE\"}|/role",
                "{\"name\": \"a\", \"role\": [\"USER\"]}|/role",
                "{\"name\": \"a\", \"role\": \"USER\", \"tenant\": \"A b\"}|/tenant",
                "{\"name\": \"a\", \"role\": \"USER\", \"is_system\": true}|/is_system",
                "{\"name\": \"a\", \"role\": \"USER\", \"a/b~c\": 1}|/a~1b~0c",
                "{\"name\": \"a\", \"role\": \"USER\", \"limits\": 7}|/limits",
                "{\"name\": \"a\", \"role\": \"USER\", \"limits\": {\"quota_bytes\": 0,"
                        + " \"requests_per_minute\": -1, \"bytes_per_second\": \"1\","
                        + " \"auth_requests_per_minute\": 1.5, \"x\": 1}}"
                        + "|/limits/quota_bytes /limits/requests_per_minute"
                        + " /limits/bytes_per_second /limits/auth_requests_per_minute /limits/x",
                "{\"name\": 1, \"role\": 2, \"tenant\": 3, \"x\": 4}|/name /role /tenant /x"
            })
    void refusesABodyAndSaysWhere(String body, String pointers) {
        var answer = create(body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
        var named = new ArrayList<String>();
        answer.json().get("errors").forEach(it -> named.add(it.get("pointer").asString()));
        assertThat(named).containsExactlyInAnyOrder(pointers.split(" "));
    }

    @Test
    void refusesANameThatIsTooLong() {
        assertThat(create("{\"name\": \"%s\", \"role\": \"USER\"}".formatted("я".repeat(100))))
                .extracting(Answer::status)
                .isEqualTo(201);
        assertThat(create("{\"name\": \"%s\", \"role\": \"USER\"}".formatted("я".repeat(101))))
                .extracting(Answer::status)
                .isEqualTo(422);
    }

    @ParameterizedTest
    @CsvSource({
        "?limit=0, 400",
        "?limit=1001, 400",
        "?limit=many, 400",
        "?cursor=*, 400",
        "?cursor=AA, 400",
        "?page=2, 400",
        "/sa_local_nobody_00000000, 404",
        "/%00, 400"
    })
    void refusesWhatItDoesNotHave(String path, int status) {
        var answer = server.get(RunningServer.ACCOUNTS + path, admin);
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    }

    @Test
    void refusesWhatIsNoJson() {
        assertThat(create("{").status()).isEqualTo(400);
    }

    private Answer create(String body) {
        return server.post(RunningServer.ACCOUNTS, admin, body);
    }
}
