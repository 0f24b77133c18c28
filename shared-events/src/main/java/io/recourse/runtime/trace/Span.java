package io.recourse.runtime.trace;

/** One thing that is done for a trace, from its beginning until it is closed. */
interface Span extends AutoCloseable {

    /** What is done meanwhile is done for it. */
    Trace trace();

    /** What it is called, when that is known only at the end. */
    void named(String name);

    /** Nothing that is personal: templates of paths, names of commands, ids of cases, numbers. */
    void with(String attribute, String value);

    void with(String attribute, long value);

    void failed();

    /** Again is harmless. */
    @Override
    void close();

    /** Nobody is told. */
    record Untold(Trace trace) implements Span {
        @Override
        public void named(String name) {}

        @Override
        public void with(String attribute, String value) {}

        @Override
        public void with(String attribute, long value) {}

        @Override
        public void failed() {}

        @Override
        public void close() {}
    }
}
