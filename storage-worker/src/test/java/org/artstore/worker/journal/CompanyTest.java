package org.artstore.worker.journal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CompanyTest {

    private final Company company = new Company();

    @Test
    void isNotExpectedAtFirst() {
        assertThat(company.isExpected(1)).isFalse();
    }

    @Test
    void isNotExpectedByWhoIsAlone() {
        for (int poll = 0; poll < 100; poll++) {
            company.met(1);
        }

        assertThat(company.isExpected(1)).isFalse();
    }

    @Test
    void isExpectedUntilAFewHaveComeAgain() {
        company.met(5);

        assertThat(company.isExpected(4)).isTrue();
        assertThat(company.isExpected(5)).isFalse();
    }

    @Test
    void isAlwaysExpectedInACrowd() {
        company.met(16);

        assertThat(company.isExpected(1)).isTrue();
        assertThat(company.isExpected(100)).isTrue();
    }

    @Test
    void isStillExpectedWhenOnePollOfManyBroughtAFew() {
        company.met(20);
        company.met(1);

        assertThat(company.isExpected(10)).isTrue();
    }

    @Test
    void isForgottenWithinAFewPolls() {
        company.met(500);
        int polls = 0;
        while (company.isExpected(1)) {
            company.met(1);
            polls++;
        }

        assertThat(polls).isBetween(2, 25);
    }
}
