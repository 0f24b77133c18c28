package io.recourse.query.audit.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.xml.sax.SAXException;

/** What the standards want of an export. */
final class Schemas {

    /** The standard's schema names no namespace, and its documents are in one. */
    private static final String IN_NAMESPACE = """
            <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="http://www.xes-standard.org/"
                targetNamespace="http://www.xes-standard.org/" elementFormDefault="qualified">
              <xs:include schemaLocation="%s"/>
            </xs:schema>
            """;

    private static final Schema XES = xes();
    private static final com.networknt.schema.Schema OCEL = SchemaRegistry.withDefaultDialect(
                    SpecificationVersion.DRAFT_7)
            .getSchema(text("ocel20-schema-json.json"), InputFormat.JSON);

    private Schemas() {}

    static void assertXes(String document) throws IOException, SAXException {
        XES.newValidator().validate(new StreamSource(new StringReader(document)));
    }

    static void assertOcel(String document) {
        assertThat(OCEL.validate(
                        document, InputFormat.JSON, run -> run.executionConfig(c -> c.formatAssertionsEnabled(true))))
                .isEmpty();
    }

    static String text(String file) {
        try (InputStream in = resource(file).openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Schema xes() {
        try {
            String schema = IN_NAMESPACE.formatted(resource("xes-ieee-1849-2016.xsd"));
            return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                    .newSchema(new StreamSource(new StringReader(schema)));
        } catch (SAXException e) {
            throw new IllegalStateException(e);
        }
    }

    private static URL resource(String file) {
        return Objects.requireNonNull(Schemas.class.getResource("/export/" + file), file);
    }
}
