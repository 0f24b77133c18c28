package io.recourse.query.dispute;

import java.util.List;

/**
 * Asks which cases belong to references of another system; answered with {@link CasesReferenced}.
 *
 * @param source the system
 * @param ids what it calls them
 */
public record FindReferenced(String source, List<String> ids) {

    public FindReferenced {
        ids = List.copyOf(ids);
    }
}
