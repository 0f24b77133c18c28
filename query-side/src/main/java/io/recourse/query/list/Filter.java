package io.recourse.query.list;

import io.swagger.v3.oas.annotations.Parameter;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a controller's parameter that is a record of filters: each component is a parameter of the query by the same name,
 * a {@code List} takes several values (repeated or joined by commas) and an {@code Optional} takes one. A component's
 * {@link Parameter} says what a reader of the API must know beyond the name.
 */
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
@Parameter(hidden = true)
public @interface Filter {}
