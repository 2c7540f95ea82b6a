package org.artstore.index.pipeline;

import org.artstore.index.TestDatabase;
import org.artstore.schemas.topic.Topics;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Holds the first generation at its position of some partitions, as a meeting would, until it is
/// closed.
record Hold(TestDatabase database, List<Integer> partitions) implements AutoCloseable {

    private static final String INSERT =
            """
            insert into registry.meeting (partition, next_offset, generations, expires_at)
            select partition, place, array[1], now() + interval '1 hour' from (
                select -1 as partition, 0 as place
                union all
                select partition, case when partition = any (string_to_array(?, ',')::integer[])
                    then coalesce((select next_offset from generation_1.positions as known
                                   where known.partition = each.partition), 0)
                    else 1000000000 end
                from generate_series(0, ?::integer - 1) as each(partition)) as places
            """;

    static Hold of(TestDatabase database, Integer... partitions) {
        var hold = new Hold(database, List.of(partitions));
        var names = hold.partitions.stream().map(String::valueOf).toList();
        var _ =
                database.query(
                        INSERT, String.join(",", names), String.valueOf(Topics.FILES.partitions()));
        return hold;
    }

    /// Where the index stands in each partition.
    Map<Integer, Long> positions() {
        var positions = new HashMap<Integer, Long>();
        for (var row :
                database.query(
                        "select partition || ' ' || next_offset from generation_1.positions")) {
            var words = row.split(" ", 2);
            positions.put(Integer.valueOf(words[0]), Long.valueOf(words[1]));
        }
        return positions;
    }

    @Override
    public void close() {
        var _ = database.query("delete from registry.meeting");
    }
}
