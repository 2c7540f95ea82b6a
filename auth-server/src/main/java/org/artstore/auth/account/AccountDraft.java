package org.artstore.auth.account;

import org.artstore.auth.body.FieldType;
import org.artstore.auth.body.Fields;
import org.artstore.schemas.account.AccountLimits;
import org.artstore.schemas.account.Role;
import org.artstore.schemas.id.TenantId;
import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.util.Arrays;

/// An account that somebody asks for.
///
/// @param limits null when none is to be set
record AccountDraft(
        String name,
        @Nullable String description,
        Role role,
        TenantId tenant,
        @Nullable AccountLimits limits) {

    private static final TenantId DEFAULT_TENANT = new TenantId("default");
    private static final FieldType<String> NAME = FieldType.text(100);
    private static final FieldType<String> DESCRIPTION = FieldType.text(1_000);
    private static final FieldType<Role> ROLE = FieldType.text(20).as(AccountDraft::role);
    private static final FieldType<TenantId> TENANT = FieldType.text(63).as(TenantId::new);
    private static final FieldType<Long> REQUESTS = FieldType.number(1, 1_000_000_000);
    private static final FieldType<Long> BYTES = FieldType.number(1, Long.MAX_VALUE);

    /// @throws org.artstore.auth.body.BodyRejected when the body describes no account
    static AccountDraft of(JsonNode body) {
        var fields = new Fields(body);
        var name = fields.required("name", NAME);
        var description = fields.optional("description", DESCRIPTION);
        var role = fields.required("role", ROLE);
        var tenant = fields.optional("tenant", TENANT);
        var limits = fields.object("limits", AccountDraft::limits);
        fields.complete();
        return new AccountDraft(
                name.get(),
                description,
                role.get(),
                tenant == null ? DEFAULT_TENANT : tenant,
                AccountLimits.NONE.equals(limits) ? null : limits);
    }

    /// The first account of an installation.
    static AccountDraft administrator() {
        return new AccountDraft(
                "administrator", "Made at the first start", Role.ADMIN, DEFAULT_TENANT, null);
    }

    private static AccountLimits limits(Fields fields) {
        return new AccountLimits(
                fields.optional("auth_requests_per_minute", REQUESTS),
                fields.optional("requests_per_minute", REQUESTS),
                fields.optional("bytes_per_second", BYTES),
                fields.optional("quota_bytes", BYTES));
    }

    private static Role role(String name) {
        return Arrays.stream(Role.values())
                .filter(role -> role.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "must be one of " + Arrays.toString(Role.values())));
    }
}
