package org.artstore.index.job;

/// How far a job is.
///
/// @param done records of the log that are in its generation; while the elements tell, files told
/// @param total records of the log; while the elements tell, their files
/// @param rate of them a second, lately
public record Progress(long done, long total, double rate) {

    public static final Progress NONE = new Progress(0, 0, 0);

    /// The seconds until it has caught up at this rate; not a number while there is none.
    public double secondsLeft() {
        return done >= total ? 0 : rate > 0 ? (total - done) / rate : Double.NaN;
    }
}
