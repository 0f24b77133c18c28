/** The history in the formats that others read: for programs, spreadsheets and process mining. */
@NullMarked
package io.recourse.query.audit.export;

import org.jspecify.annotations.NullMarked;
