package io.recourse.runtime.content;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.recourse.runtime.problem.ProblemException;
import io.recourse.runtime.web.WebJson;
import io.recourse.testing.KeptInputs;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Part;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.tomcat.util.http.fileupload.FileItem;
import org.apache.tomcat.util.http.fileupload.FileUpload;
import org.apache.tomcat.util.http.fileupload.FileUploadException;
import org.apache.tomcat.util.http.fileupload.UploadContext;
import org.apache.tomcat.util.http.fileupload.disk.DiskFileItemFactory;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.springframework.core.MethodParameter;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockPart;
import org.springframework.web.context.request.ServletWebRequest;

/** Bodies of uploads, cut into parts by Tomcat as in the server, and read by us. The boundary is {@code b}. */
class MultipartFuzzTest {

    private static final String TYPE = "multipart/form-data; boundary=b";
    private static final int MOST_PARTS = 20;
    private static final UploadResolver RESOLVER = new UploadResolver(WebJson.mapper());
    private static final MethodParameter PARAMETER = parameter();

    record Note(String kind, Optional<String> words) {}

    @TestFactory
    Stream<DynamicTest> kept() {
        return KeptInputs.of(MultipartFuzzTest.class, MultipartFuzzTest::fuzzerTestOneInput);
    }

    public static void fuzzerTestOneInput(byte[] input) throws IOException, ServletException {
        try {
            Object upload = RESOLVER.resolveArgument(PARAMETER, null, new ServletWebRequest(request(input)), null);
            require((Upload<?>) upload);
        } catch (FileUploadException refused) {
            // By Tomcat, whose exceptions are answered with a problem (UploadTest).
        } catch (ProblemException refused) {
            if (refused.type().status() != 400) {
                throw new AssertionError("refused otherwise", refused);
            }
        } catch (HttpMessageNotReadableException refused) {
            if (refused.getMessage() == null) {
                throw new AssertionError("refused without a reason", refused);
            }
        }
    }

    private static void require(Upload<?> upload) {
        boolean fits = upload.metadata() instanceof Note && upload.files().size() <= Upload.FILES_LIMIT;
        if (!fits || upload.files().stream().anyMatch(file -> file.name().isEmpty())) {
            throw new AssertionError(upload.toString());
        }
    }

    private static MockHttpServletRequest request(byte[] input) {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/") {
            @Override
            public Collection<Part> getParts() throws FileUploadException {
                List<Part> parts = new ArrayList<>();
                for (FileItem item : upload().parseRequest(context(input))) {
                    parts.add(new MockPart(item.getFieldName(), item.getName(), item.get()));
                }
                return parts;
            }
        };
        request.setContentType(TYPE);
        return request;
    }

    private static FileUpload upload() {
        DiskFileItemFactory memory = new DiskFileItemFactory();
        memory.setSizeThreshold(Integer.MAX_VALUE);
        FileUpload upload = new FileUpload();
        upload.setFileItemFactory(memory);
        upload.setFileCountMax(MOST_PARTS);
        return upload;
    }

    private static UploadContext context(byte[] input) {
        return new UploadContext() {
            @Override
            public String getCharacterEncoding() {
                return ISO_8859_1.name();
            }

            @Override
            public String getContentType() {
                return TYPE;
            }

            @Override
            public long contentLength() {
                return input.length;
            }

            @Override
            public InputStream getInputStream() {
                return new ByteArrayInputStream(input);
            }
        };
    }

    private static MethodParameter parameter() {
        try {
            return new MethodParameter(MultipartFuzzTest.class.getDeclaredMethod("taken", Upload.class), 0);
        } catch (NoSuchMethodException e) {
            throw new AssertionError(e);
        }
    }

    @SuppressWarnings({"UnusedMethod", "UnusedVariable"})
    private static void taken(Upload<Note> upload) {}
}
