package org.artstore.worker.journal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CompanyTest {

    private final Company company = new Company();

    @Test
    void isNotExpectedAtFirst() {
        assertThat(company.isExpected()).isFalse();
    }

    @Test
    void isNotExpectedByAFew() {
        for (int poll = 0; poll < 100; poll++) {
            company.met(5);
        }

        assertThat(company.isExpected()).isFalse();
    }

    @Test
    void isExpectedBehindACrowd() {
        company.met(6);

        assertThat(company.isExpected()).isTrue();
    }

    @Test
    void isStillExpectedWhenOnePollOfManyBroughtAFew() {
        company.met(20);
        company.met(1);

        assertThat(company.isExpected()).isTrue();
    }

    @Test
    void isForgottenWithinAFewPolls() {
        company.met(500);
        int polls = 0;
        while (company.isExpected()) {
            company.met(1);
            polls++;
        }

        assertThat(polls).isBetween(2, 20);
    }
}
