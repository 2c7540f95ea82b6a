package org.artstore.ingest.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.artstore.schemas.account.AccountEvent.Account;
import org.artstore.schemas.account.AccountLimits;
import org.artstore.schemas.account.Role;
import org.artstore.schemas.id.ClientId;
import org.artstore.schemas.id.TenantId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Instant;

class AccountTableTest {

    private static final AccountLimits TIGHT = new AccountLimits(null, 1L, null, null);
    private static final AccountLimits WIDE = new AccountLimits(null, 9L, null, null);

    private final AccountTable table = new AccountTable(2);

    @Test
    void whoIsUnknownHasNoLimitsOfItsOwn() {
        assertThat(limits("a")).isEqualTo(AccountLimits.NONE);
    }

    @Test
    void theNewestVersionHolds() {
        apply("a", 1, TIGHT);
        apply("a", 3, WIDE);
        apply("a", 2, TIGHT);

        assertThat(limits("a")).isEqualTo(WIDE);
    }

    @Test
    void limitsCanBeTakenAwayForGood() {
        apply("a", 1, TIGHT);
        apply("a", 2, null);
        apply("a", 1, TIGHT);

        assertThat(limits("a")).isEqualTo(AccountLimits.NONE);
    }

    @Test
    void anAccountWithoutLimitsTakesNoRoom() {
        apply("a", 1, null);
        apply("b", 1, AccountLimits.NONE);

        assertThat(table.size()).isZero();
    }

    @Test
    void isBounded() {
        apply("a", 1, TIGHT);
        apply("b", 1, TIGHT);
        apply("c", 1, TIGHT);
        apply("a", 2, WIDE);

        assertThat(table.size()).isEqualTo(2);
        assertThat(limits("c")).isEqualTo(AccountLimits.NONE);
        assertThat(limits("a")).isEqualTo(WIDE);
    }

    private AccountLimits limits(String id) {
        return table.limits(new ClientId(id));
    }

    private void apply(String id, long version, @Nullable AccountLimits limits) {
        table.apply(
                new Account(
                        new ClientId(id),
                        id,
                        null,
                        Role.USER,
                        new TenantId("default"),
                        false,
                        limits,
                        version,
                        Instant.EPOCH,
                        Instant.EPOCH));
    }
}
