package io.recourse.query.list;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springdoc.core.annotations.ParameterObject;

/**
 * Marks a controller's parameter that is a record of filters: each component is a parameter of the query by the same name,
 * a {@code List} takes several values (repeated or joined by commas) and an {@code Optional} takes one.
 */
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
@ParameterObject
public @interface Filter {}
