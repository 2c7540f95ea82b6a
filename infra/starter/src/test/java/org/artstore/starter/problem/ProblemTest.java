package org.artstore.starter.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProblemTest {

    private static final Problem PROBLEM = Problem.of(409, "conflict", "A conflict");

    @Test
    void theTypeIsMadeOfTheCode() {
        assertThat(PROBLEM.body("request")).containsEntry("type", "urn:artstore:problem:conflict");
    }

    @Test
    void theTypeOfAStandardKeepsTheCode() {
        var body = PROBLEM.withType("https://example.org/problems#conflict").body("request");

        assertThat(body)
                .containsEntry("type", "https://example.org/problems#conflict")
                .containsEntry("code", "conflict");
    }
}
