package org.artstore.query.match;

/// What PostgreSQL sets around a hit in a text: control characters that are taken out of the text
/// before, so that nothing in a document can pass for a mark.
public final class Marks {

    public static final String START = "\u0001";
    public static final String STOP = "\u0002";

    static final String ALL = START + STOP;

    /// How PostgreSQL cuts and marks.
    static final String OPTIONS =
            "StartSel=\""
                    + START
                    + "\", StopSel=\""
                    + STOP
                    + "\", MaxFragments=2, MaxWords=20, MinWords=5, FragmentDelimiter=\" … \"";

    private Marks() {}
}
