package org.artstore.worker.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.artstore.fixtures.TokenFixture;
import org.artstore.schemas.account.Scopes;
import org.artstore.schemas.event.EventJson;
import org.artstore.schemas.id.ElementId;
import org.artstore.schemas.rebuild.RebuildOrder;
import org.artstore.schemas.rebuild.RebuildReport;
import org.artstore.schemas.rebuild.RebuildReport.State;
import org.artstore.worker.RunningWorker;
import org.artstore.worker.SharedWorker;
import org.artstore.worker.TestElement;
import org.artstore.worker.TestKafka;
import org.artstore.worker.TestUpload;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.UUID;

/// index-stream has the files of an element told again.
@ExtendWith(SharedWorker.class)
class RebuildOrderIT {

    private final RunningWorker worker;
    private final TestElement element;
    private final UUID job = UUID.randomUUID();

    RebuildOrderIT(RunningWorker worker) {
        this.worker = worker;
        this.element = TestElement.of(worker);
    }

    @BeforeEach
    void awaitElement() {
        worker.ready(1);
        element.awaitOnline();
    }

    @AfterEach
    void withdrawElement() {
        element.withdraw();
    }

    @Test
    void isCarriedOutOnceForEachProcess() {
        var upload = stored();

        assertThat(completed())
                .isEqualTo(new RebuildReport(element.id(), State.COMPLETED, 1, 1, 0, null));
        assertThat(completed().done()).isEqualTo(1);
        assertThat(TestKafka.told(upload.fileId())).hasSize(2);

        worker.stop();
        worker.startAgain().ready(1);
        assertThat(completed().done()).isEqualTo(1);
        assertThat(TestKafka.told(upload.fileId())).hasSize(3);
    }

    @Test
    void isRefusedToOthersAndForOtherElements() {
        assertThat(completed().total()).isZero();
        var path = "/internal/v1/rebuild-jobs/";
        assertThat(order(path + job, Scopes.JOBS_WRITE, element.id()).statusCode()).isEqualTo(403);
        assertThat(order(path + job, Scopes.INTERNAL, new ElementId("none")).statusCode())
                .isEqualTo(422);
        assertThat(order(path + UUID.randomUUID(), Scopes.INTERNAL, new ElementId("none")).body())
                .contains("/element_id");
    }

    private TestUpload stored() {
        var upload = element.upload("told again", 5_000);
        TestKafka.journal(List.of(upload.whole()));
        TestKafka.awaitTold(upload);
        return upload;
    }

    private RebuildReport completed() {
        return await().until(
                        () -> {
                            var path = "/internal/v1/rebuild-jobs/" + job;
                            var answer = order(path, Scopes.INTERNAL, element.id());
                            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
                            return EventJson.MAPPER.readValue(answer.body(), RebuildReport.class);
                        },
                        it -> it.state() != State.RUNNING);
    }

    private HttpResponse<String> order(String path, String scope, ElementId id) {
        var body = EventJson.MAPPER.writeValueAsString(new RebuildOrder(id));
        var request =
                HttpRequest.newBuilder(worker.uri(path))
                        .header("Authorization", "Bearer " + TokenFixture.shared().token(scope))
                        .header("Content-Type", "application/json")
                        .PUT(BodyPublishers.ofString(body))
                        .build();
        return worker.send(request, BodyHandlers.ofString());
    }
}
