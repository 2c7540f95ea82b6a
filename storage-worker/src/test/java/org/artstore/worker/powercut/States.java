package org.artstore.worker.powercut;

import org.artstore.worker.powercut.Cut.Honoured;
import org.artstore.worker.powercut.Operation.Named;
import org.artstore.worker.powercut.Operation.Node;
import org.artstore.worker.powercut.Versions.Left;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/// The states in which a disk may be after a power cut, whenever that is. Where few things were not
/// forced, all states there are; else those in which all of them are lost, none, or one or all but
/// one; and any number of others, at random.
final class States {

    private static final int FEW = 64;
    private static final List<Left> PLAIN = List.of(Left.FORCED, Left.ALL, Left.SIZE_ONLY);
    private static final List<Left> ANY = List.of(Left.values());

    private final List<Cut> cuts = new ArrayList<>();
    private final Random random;

    /// @param before so many operations are forced in any case
    States(List<Operation> operations, int before, Honoured honoured, Random random) {
        this.random = random;
        for (int end = before; end <= operations.size(); end++) {
            cuts.add(new Cut(operations.subList(0, end), before, honoured));
        }
    }

    /// So many different ones: of those that can be told beforehand as many as are wanted, up to
    /// three of four, then others.
    List<State> some(int wanted) {
        var all = all();
        Collections.shuffle(all, random);
        var some = new ArrayList<>(all.subList(0, Math.min(all.size(), wanted * 3 / 4)));
        var seen = new HashSet<Object>();
        some.forEach(it -> seen.add(it.identity()));
        for (int tried = 0; some.size() < wanted && tried < 10 * wanted; tried++) {
            var state = any();
            if (state.isPossible() && seen.add(state.identity())) {
                some.add(state);
            }
        }
        return some;
    }

    /// All that can be told beforehand.
    List<State> all() {
        var seen = new HashSet<Object>();
        var all = new ArrayList<State>();
        for (var cut : cuts) {
            for (var state : of(cut)) {
                if (state.isPossible() && seen.add(state.identity())) {
                    all.add(state);
                }
            }
        }
        return all;
    }

    private List<State> of(Cut cut) {
        var states = new ArrayList<State>();
        boolean isSmall =
                Math.pow(2, cut.unforced().size()) * Math.pow(PLAIN.size(), cut.dirty().size())
                        <= FEW;
        var losses = isSmall ? subsets(cut.unforced()) : extremes(cut.unforced());
        var lefts = isSmall ? choices(cut.dirty()) : alike(cut.dirty());
        for (var lost : losses) {
            for (var left : lefts) {
                states.add(new State(cut, lost, left, random.nextLong()));
            }
        }
        return states;
    }

    private static List<Set<Named>> subsets(List<Named> names) {
        List<Set<Named>> subsets = new ArrayList<>();
        for (int bits = 0; bits < 1 << names.size(); bits++) {
            var subset = new HashSet<Named>();
            for (int i = 0; i < names.size(); i++) {
                if ((bits & 1 << i) != 0) {
                    subset.add(names.get(i));
                }
            }
            subsets.add(subset);
        }
        return subsets;
    }

    private static List<Set<Named>> extremes(List<Named> names) {
        List<Set<Named>> extremes = new ArrayList<>();
        extremes.add(Set.of());
        extremes.add(Set.copyOf(names));
        for (var name : names) {
            extremes.add(withBound(name, names));
            var others = new HashSet<>(names);
            others.remove(name);
            extremes.add(others);
        }
        return extremes;
    }

    /// It, and whatever cannot have happened without it.
    private static Set<Named> withBound(Named first, List<Named> names) {
        var bound = new HashSet<Named>();
        bound.add(first);
        for (var name : names.subList(names.indexOf(first) + 1, names.size())) {
            if (bound.stream().anyMatch(name::isBoundTo)) {
                bound.add(name);
            }
        }
        return bound;
    }

    private static List<Map<Node, Left>> choices(List<Node> files) {
        List<Map<Node, Left>> choices = List.of(Map.of());
        for (var file : files) {
            choices =
                    choices.stream()
                            .flatMap(it -> PLAIN.stream().map(left -> with(it, file, left)))
                            .toList();
        }
        return choices;
    }

    private static Map<Node, Left> with(Map<Node, Left> choice, Node file, Left left) {
        var with = new HashMap<>(choice);
        with.put(file, left);
        return with;
    }

    private static List<Map<Node, Left>> alike(List<Node> files) {
        return PLAIN.stream()
                .map(
                        left -> {
                            Map<Node, Left> alike = new HashMap<>();
                            files.forEach(it -> alike.put(it, left));
                            return alike;
                        })
                .toList();
    }

    private State any() {
        var cut = cuts.get(random.nextInt(cuts.size()));
        double share = random.nextDouble();
        var lost = new HashSet<Named>();
        for (var name : cut.unforced()) {
            if (random.nextDouble() < share) {
                lost.addAll(withBound(name, cut.unforced()));
            }
        }
        var left = new HashMap<Node, Left>();
        for (var file : cut.dirty()) {
            left.put(file, ANY.get(random.nextInt(ANY.size())));
        }
        return new State(cut, lost, left, random.nextLong());
    }
}
