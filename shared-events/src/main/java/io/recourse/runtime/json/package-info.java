/** JSON as it is stored and sent between processes; apart from the JSON of the web. */
@NullMarked
package io.recourse.runtime.json;

import org.jspecify.annotations.NullMarked;
