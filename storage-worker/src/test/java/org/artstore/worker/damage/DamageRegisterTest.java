package org.artstore.worker.damage;

import static org.assertj.core.api.Assertions.assertThat;

import org.artstore.schemas.file.FileEvent.FileDamaged;
import org.artstore.schemas.id.ElementId;
import org.artstore.schemas.id.FileId;
import org.artstore.worker.TestStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

class DamageRegisterTest {

    private static final ElementId ELEMENT = new ElementId("edit-01");
    private static final Instant NOW = Instant.parse("2024-05-01T00:00:00Z");

    @TempDir Path root;

    @Test
    void remembersWhatIsKeptUntilItIsRemoved() {
        var damage = damage();
        load().keep(damage);

        var later = load();
        assertThat(later.contains(damage.fileId())).isTrue();
        assertThat(later.all()).containsExactly(damage);

        later.remove(damage.fileId());
        assertThat(later.contains(damage.fileId())).isFalse();
        assertThat(load().size()).isZero();
    }

    @Test
    void aProcessThatDiesBeforeItIsKeptForgetsIt() {
        var damage = damage();
        var register = load();
        register.add(damage);

        assertThat(register.contains(damage.fileId())).isTrue();
        assertThat(load().contains(damage.fileId())).isFalse();
    }

    @Test
    void anEntryThatCannotBeReadStillCounts() throws IOException {
        var damage = damage();
        load().keep(damage);
        Files.writeString(root.resolve(".damaged/" + damage.fileId()), "{\"fil");
        Files.writeString(root.resolve(".damaged/" + FileId.create(NOW) + ".new"), "{\"fil");

        assertThat(load().contains(damage.fileId())).isTrue();
        assertThat(load().size()).isEqualTo(1);
    }

    private DamageRegister load() {
        return DamageRegister.load(ELEMENT, new TestStore(root).store().blobs().notes());
    }

    private static FileDamaged damage() {
        return new FileDamaged(
                FileId.create(NOW),
                null,
                ELEMENT,
                FileDamaged.Part.ATTRIBUTES,
                "digest differs",
                NOW);
    }
}
