package io.recourse.runtime.content;

import io.recourse.runtime.problem.Flaw;
import io.recourse.runtime.problem.ProblemException;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.tomcat.util.http.fileupload.InvalidFileNameException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.multipart.support.MultipartResolutionDelegate;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Fills controllers' parameters of type {@link Upload}. The container has taken in the parts, within their limits. */
final class UploadResolver implements HandlerMethodArgumentResolver {
    private static final String FILE = "file";
    private static final String METADATA = "metadata";
    private static final int METADATA_LIMIT_BYTES = 64 * 1024;

    private final JsonMapper json;

    UploadResolver(JsonMapper json) {
        this.json = json;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Upload.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer model,
            NativeWebRequest web,
            @Nullable WebDataBinderFactory binders)
            throws IOException, ServletException {
        if (!(web.getNativeRequest() instanceof HttpServletRequest request)) {
            throw new IllegalStateException("not a servlet request");
        }
        if (!MultipartResolutionDelegate.isMultipartRequest(request)) {
            throw new HttpMediaTypeNotSupportedException((MediaType) null, List.of(MediaType.MULTIPART_FORM_DATA));
        }
        Collection<Part> parts = parts(request);
        requireExactly(parts, parameter.hasParameterAnnotation(FilesOptional.class) ? 0 : 1);
        return new Upload<>(metadata(request, named(parts, METADATA).getFirst(), parameter), files(named(parts, FILE)));
    }

    private static Collection<Part> parts(HttpServletRequest request) throws IOException, ServletException {
        try {
            return request.getParts();
        } catch (InvalidFileNameException withNul) {
            throw ProblemException.invalidPart(FILE, Flaw.Kind.NOT_TEXT);
        }
    }

    private static List<UploadedFile> files(List<Part> parts) {
        return IntStream.range(0, parts.size())
                .mapToObj(index -> file(parts.get(index), parts.size() == 1 ? Flaw.part(FILE) : Flaw.part(FILE, index)))
                .toList();
    }

    private static UploadedFile file(Part part, String pointer) {
        String name =
                FileName.of(Optional.ofNullable(part.getSubmittedFileName()).orElse(""));
        return new UploadedFile(name, pointer, part::getInputStream);
    }

    private static void requireExactly(Collection<Part> parts, int leastFiles) {
        var flaws = new ArrayList<Flaw>();
        requireCount(flaws, parts, FILE, leastFiles, Upload.FILES_LIMIT);
        requireCount(flaws, parts, METADATA, 1, 1);
        parts.stream()
                .map(Part::getName)
                .filter(name -> !name.equals(FILE) && !name.equals(METADATA))
                .forEach(name -> flaws.add(Flaw.at(Flaw.part(name), Flaw.Kind.UNKNOWN_FIELD)));
        if (!flaws.isEmpty()) {
            throw ProblemException.invalid(flaws);
        }
    }

    private static void requireCount(List<Flaw> flaws, Collection<Part> parts, String name, int least, int limit) {
        int count = named(parts, name).size();
        if (count < least) {
            flaws.add(Flaw.at(Flaw.part(name), Flaw.Kind.REQUIRED));
        } else if (count > limit) {
            flaws.add(
                    limit == 1
                            ? Flaw.at(Flaw.part(name), Flaw.Kind.DUPLICATE)
                            : Flaw.at(Flaw.part(name), Flaw.Kind.TOO_MANY, "limit", limit));
        }
    }

    private Object metadata(HttpServletRequest request, Part part, MethodParameter parameter) throws IOException {
        if (part.getSize() > METADATA_LIMIT_BYTES) {
            throw ProblemException.invalid(
                    List.of(Flaw.at(Flaw.part(METADATA), Flaw.Kind.TOO_LONG, "limit", METADATA_LIMIT_BYTES)));
        }
        var type = ResolvableType.forMethodParameter(parameter).getGeneric(0).getType();
        try (InputStream bytes = part.getInputStream()) {
            Optional<Object> metadata = Optional.ofNullable(json.readValue(bytes, json.constructType(type)));
            return metadata.orElseThrow(
                    () -> new HttpMessageNotReadableException(METADATA, new ServletServerHttpRequest(request)));
        } catch (JacksonException e) {
            throw new HttpMessageNotReadableException(METADATA, e, new ServletServerHttpRequest(request));
        }
    }

    private static List<Part> named(Collection<Part> parts, String name) {
        return parts.stream().filter(part -> part.getName().equals(name)).toList();
    }
}
