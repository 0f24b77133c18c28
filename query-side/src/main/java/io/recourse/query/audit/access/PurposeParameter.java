package io.recourse.query.audit.access;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;

/** Describes the header by which a reader says what a recorded read is for. */
final class PurposeParameter implements GlobalOperationCustomizer {

    @Override
    public Operation customize(Operation operation, HandlerMethod handler) {
        return reads(handler) && RecordedReads.recorded(handler) && !described(operation)
                ? operation.addParametersItem(header())
                : operation;
    }

    /** By another method that answers the same request in another format. */
    private static boolean described(Operation operation) {
        return operation.getParameters() != null
                && operation.getParameters().stream().anyMatch(parameter -> Purpose.HEADER.equals(parameter.getName()));
    }

    private static boolean reads(HandlerMethod handler) {
        RequestMapping mapping = AnnotatedElementUtils.findMergedAnnotation(handler.getMethod(), RequestMapping.class);
        return mapping != null && mapping.method().length == 1 && mapping.method()[0] == RequestMethod.GET;
    }

    private static Parameter header() {
        Schema<Object> text = new Schema<>();
        text.addType("string");
        text.setMaxLength(Purpose.MOST_CHARACTERS);
        return new Parameter()
                .in("header")
                .name(Purpose.HEADER)
                .description(
                        "What this is read for, recorded with who read it. What is not ASCII is percent-encoded (UTF-8).")
                .schema(text);
    }
}
