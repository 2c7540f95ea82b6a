package org.artstore.worker.diskstore;

import static org.assertj.core.api.Assertions.assertThat;

import org.artstore.worker.inventory.Entry;
import org.artstore.worker.inventory.Place;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

class DiskInventoryTest {

    private static final List<Place> PLACES =
            List.of(
                    new Place("2023/12/31/23", "b"),
                    new Place("2024/01/01/00", "a"),
                    new Place("2024/01/01/00", "b"),
                    new Place("2024/01/01/00", "c"),
                    new Place("2024/02/01/07", "a"));

    @TempDir Path root;

    @Test
    void showsEverythingInOrderHoweverFewAtOnce() throws IOException {
        fill();
        for (int most = 1; most <= 5; most++) {
            var seen = new ArrayList<Place>();
            var next = next(Place.START, most);
            while (!next.isEmpty()) {
                assertThat(next.size()).isLessThanOrEqualTo(most);
                seen.addAll(next);
                next = next(next.getLast(), most);
            }
            assertThat(seen).isEqualTo(PLACES);
        }
    }

    @Test
    void goesOnBehindAPlaceThatIsNotThereAnyMore() throws IOException {
        fill();

        assertThat(next(new Place("2024/01/01/00", "bb"), 9)).containsExactly(PLACES.get(3));
        assertThat(next(new Place("2024/01/15/12", "z"), 9)).containsExactly(PLACES.get(4));
        assertThat(next(new Place("2024/02/01/07", "a"), 9)).isEmpty();
    }

    @Test
    void showsNothingOfAnElementWithoutFiles() {
        assertThat(next(Place.START, 9)).isEmpty();
    }

    private List<Place> next(Place after, int most) {
        return new DiskInventory(root)
                .next(after, most, name -> !name.endsWith(".no")).stream()
                        .map(Entry::place)
                        .toList();
    }

    private void fill() throws IOException {
        for (var place : PLACES) {
            var directory = root.resolve(place.hour());
            Files.createDirectories(directory);
            Files.writeString(directory.resolve(place.name()), "x");
            Files.writeString(directory.resolve(place.name() + ".no"), "x");
        }
        Files.createDirectories(root.resolve("2024/03/01/00"));
        Files.createDirectories(root.resolve(".staging/01/01/01"));
        Files.createDirectories(root.resolve("lost+found"));
    }
}
