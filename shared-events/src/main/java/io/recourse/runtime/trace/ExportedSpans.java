package io.recourse.runtime.trace;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporterBuilder;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.IdGenerator;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.opentelemetry.sdk.trace.samplers.SamplingResult;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells a collector, by OpenTelemetry's protocol over HTTP, from a thread of its own; when too much waits, spans are dropped. */
final class ExportedSpans implements Spans {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final ThreadLocal<TraceId> BEGUN = new ThreadLocal<>();
    private final SdkTracerProvider provider;
    private final Tracer tracer;

    /**
     * @param service what the process is called
     * @param endpoint of traces, as a rule {@code http://…:4318/v1/traces}
     * @param headers that the collector asks for
     * @param share of the traces that are told, from 0 to 1; of each in all processes or in none
     */
    ExportedSpans(String service, String endpoint, Map<String, String> headers, double share) {
        OtlpHttpSpanExporterBuilder exporter =
                OtlpHttpSpanExporter.builder().setEndpoint(endpoint).setTimeout(PATIENCE);
        headers.forEach(exporter::addHeader);
        provider = SdkTracerProvider.builder()
                .setResource(Resource.create(Attributes.of(AttributeKey.stringKey("service.name"), service)))
                .setIdGenerator(new Ids())
                .setSampler(new Wanted(Sampler.traceIdRatioBased(share)))
                .addSpanProcessor(BatchSpanProcessor.builder(exporter.build()).build())
                .build();
        tracer = provider.get("io.recourse");
    }

    @Override
    public boolean areTold() {
        return true;
    }

    @Override
    public Span request(TraceId id, Optional<Traceparent> caller) {
        SpanBuilder span = tracer.spanBuilder("request").setSpanKind(SpanKind.SERVER);
        caller.ifPresentOrElse(
                known -> span.setParent(under(id.value(), known.span(), known.sampled())), span::setNoParent);
        BEGUN.set(id);
        try {
            return new Told(span.startSpan());
        } finally {
            BEGUN.remove();
        }
    }

    /** Without a span before it nobody is told: whoever began did not want it, or it was before traces were kept. */
    @Override
    public Span command(Trace cause, String name) {
        return cause.span()
                .<Span>map(before -> new Told(tracer.spanBuilder(name)
                        .setSpanKind(SpanKind.INTERNAL)
                        .setParent(under(cause.id(), before, true))
                        .startSpan()))
                .orElseGet(() -> new Span.Untold(cause));
    }

    private static Context under(String trace, String span, boolean sampled) {
        SpanContext parent = SpanContext.createFromRemoteParent(
                trace, span, sampled ? TraceFlags.getSampled() : TraceFlags.getDefault(), TraceState.getDefault());
        return Context.root().with(io.opentelemetry.api.trace.Span.wrap(parent));
    }

    @Override
    public void close() {
        provider.close();
    }

    /** A trace that begins here has the id that answers and log lines name. */
    private final class Ids implements IdGenerator {
        @Override
        public String generateSpanId() {
            return IdGenerator.random().generateSpanId();
        }

        @Override
        public String generateTraceId() {
            return BEGUN.get().value();
        }
    }

    /** A caller can ask for less than the share, and not for more: else strangers decided how much is sent. */
    private record Wanted(Sampler share) implements Sampler {
        @Override
        public SamplingResult shouldSample(
                Context before, String trace, String name, SpanKind kind, Attributes attributes, List<LinkData> links) {
            SpanContext caller =
                    io.opentelemetry.api.trace.Span.fromContext(before).getSpanContext();
            return caller.isValid() && !caller.isSampled()
                    ? SamplingResult.drop()
                    : share.shouldSample(before, trace, name, kind, attributes, links);
        }

        @Override
        public String getDescription() {
            return "of those that are wanted " + share.getDescription();
        }
    }

    private record Told(io.opentelemetry.api.trace.Span span) implements Span {
        @Override
        public Trace trace() {
            SpanContext here = span.getSpanContext();
            return new Trace(here.getTraceId(), here.isSampled() ? Optional.of(here.getSpanId()) : Optional.empty());
        }

        @Override
        public void named(String name) {
            span.updateName(name);
        }

        @Override
        public void with(String attribute, String value) {
            span.setAttribute(attribute, value);
        }

        @Override
        public void with(String attribute, long value) {
            span.setAttribute(attribute, value);
        }

        @Override
        public void failed() {
            span.setStatus(StatusCode.ERROR);
        }

        @Override
        public void close() {
            span.end();
        }
    }
}
