package io.recourse.query.audit.export;

/** What an export can be written as. */
public enum ExportFormat {
    NDJSON("application/x-ndjson", "ndjson"),
    CSV("text/csv;header=present;charset=utf-8", "csv"),
    XES("application/xml", "xes"),
    OCEL("application/json", "ocel.json");

    private final String mediaType;
    private final String extension;

    ExportFormat(String mediaType, String extension) {
        this.mediaType = mediaType;
        this.extension = extension;
    }

    public String mediaType() {
        return mediaType;
    }

    /** How the names of its files end, without a dot before it. */
    public String extension() {
        return extension;
    }
}
