package io.recourse.incident;

/** How far an incident has come, in cases.
 *
 * @param linked all of them
 * @param resolved closed, by a resolution or before it
 * @param failed refused at the last try
 * @param waiting never tried
 */
public record IncidentProgress(int linked, int resolved, int failed, int waiting) {

    static IncidentProgress of(IncidentState state) {
        int resolved = (int) state.cases().stream().filter(IncidentCase::ended).count();
        int failed = (int) state.cases().stream()
                .filter(known -> known.is(CaseResult.Kind.REFUSED))
                .count();
        int linked = state.cases().size();
        return new IncidentProgress(linked, resolved, failed, linked - resolved - failed);
    }
}
