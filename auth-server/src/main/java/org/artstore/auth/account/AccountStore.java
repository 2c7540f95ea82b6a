package org.artstore.auth.account;

import org.artstore.auth.page.PageRequest;
import org.artstore.schemas.account.AccountEvent.Account;
import org.artstore.schemas.account.AccountLimits;
import org.artstore.schemas.account.Role;
import org.artstore.schemas.id.ClientId;
import org.artstore.schemas.id.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Keeps the accounts in the database.
final class AccountStore {

    private static final String COLUMNS =
            "client_id, name, description, role, tenant, is_system, version, created_at,"
                    + " updated_at, auth_requests_per_minute, requests_per_minute,"
                    + " bytes_per_second, quota_bytes";

    private final JdbcClient jdbc;

    AccountStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// False when the client id is taken.
    boolean insert(Account account, String secretHash) {
        var limits = Objects.requireNonNullElse(account.limits(), AccountLimits.NONE);
        return jdbc.sql(
                                """
                                insert into service_account
                                    (client_id, name, description, role, tenant, is_system,
                                     secret_hash, version, created_at, updated_at,
                                     auth_requests_per_minute, requests_per_minute,
                                     bytes_per_second, quota_bytes)
                                values (:client_id, :name, :description, :role, :tenant, :is_system,
                                        :secret_hash, :version, :created_at, :updated_at,
                                        :auth_requests, :requests, :bytes, :quota)
                                on conflict (client_id) do nothing
                                """)
                        .param("client_id", account.clientId().value())
                        .param("name", account.name())
                        .param("description", account.description())
                        .param("role", account.role().name())
                        .param("tenant", account.tenant().value())
                        .param("is_system", account.isSystem())
                        .param("secret_hash", secretHash)
                        .param("version", account.version())
                        .param("created_at", account.createdAt().atOffset(ZoneOffset.UTC))
                        .param("updated_at", account.updatedAt().atOffset(ZoneOffset.UTC))
                        .param("auth_requests", limits.authRequestsPerMinute())
                        .param("requests", limits.requestsPerMinute())
                        .param("bytes", limits.bytesPerSecond())
                        .param("quota", limits.quotaBytes())
                        .update()
                == 1;
    }

    Optional<Account> find(ClientId id) {
        return jdbc.sql("select " + COLUMNS + " from service_account where client_id = :id")
                .param("id", id.value())
                .query(AccountStore::account)
                .optional();
    }

    Optional<Credential> credential(ClientId id) {
        return jdbc.sql(
                        "select "
                                + COLUMNS
                                + ", secret_hash from service_account where client_id = :id")
                .param("id", id.value())
                .query((row, n) -> new Credential(account(row, n), row.getString("secret_hash")))
                .optional();
    }

    /// One more than the page holds, if there are more.
    List<Account> list(PageRequest page) {
        return jdbc.sql(
                        "select "
                                + COLUMNS
                                + " from service_account where client_id > :after collate \"C\""
                                + " order by client_id collate \"C\" limit :limit")
                .param("after", page.afterKey())
                .param("limit", page.limit() + 1)
                .query(AccountStore::account)
                .list();
    }

    boolean hasSystemAccount() {
        return jdbc.sql("select exists (select from service_account where is_system)")
                .query(Boolean.class)
                .single();
    }

    /// Until the end of the transaction nobody else adds an account.
    void lock() {
        jdbc.sql("lock table service_account in share row exclusive mode").update();
    }

    private static Account account(ResultSet row, int number) throws SQLException {
        return new Account(
                new ClientId(row.getString("client_id")),
                row.getString("name"),
                row.getString("description"),
                Role.valueOf(row.getString("role")),
                new TenantId(row.getString("tenant")),
                row.getBoolean("is_system"),
                limits(row),
                row.getLong("version"),
                instant(row, "created_at"),
                instant(row, "updated_at"));
    }

    private static @Nullable AccountLimits limits(ResultSet row) throws SQLException {
        var limits =
                new AccountLimits(
                        row.getObject("auth_requests_per_minute", Long.class),
                        row.getObject("requests_per_minute", Long.class),
                        row.getObject("bytes_per_second", Long.class),
                        row.getObject("quota_bytes", Long.class));
        return limits.equals(AccountLimits.NONE) ? null : limits;
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
