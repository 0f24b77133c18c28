package io.recourse.benchmarks.reading;

import java.net.URI;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.servlet.autoconfigure.HttpEncodingAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What Spring and Tomcat cost by themselves: the same server with the same settings, and a handler that does nothing. */
final class EmptyServer implements AutoCloseable {

    static final String PATH = "/empty";

    private final ConfigurableApplicationContext application;

    private EmptyServer(ConfigurableApplicationContext application) {
        this.application = application;
    }

    @SpringBootConfiguration(proxyBeanMethods = false)
    @ImportAutoConfiguration({
        TomcatServletWebServerAutoConfiguration.class,
        DispatcherServletAutoConfiguration.class,
        HttpEncodingAutoConfiguration.class,
        HttpMessageConvertersAutoConfiguration.class,
        WebMvcAutoConfiguration.class
    })
    @Import(Handler.class)
    static class Application {}

    @RestController
    static class Handler {

        @GetMapping(PATH)
        ResponseEntity<Void> nothing() {
            return ResponseEntity.status(HttpStatus.NOT_MODIFIED).build();
        }
    }

    static EmptyServer start() {
        return new EmptyServer(SpringApplication.run(
                Application.class,
                "--spring.threads.virtual.enabled=true",
                "--server.tomcat.max-connections=12000",
                "--server.tomcat.max-keep-alive-requests=-1",
                "--logging.level.root=warn",
                "--spring.main.banner-mode=off",
                "--server.port=0"));
    }

    URI address() {
        return Site.address(application);
    }

    @Override
    public void close() {
        application.close();
    }
}
