package io.recourse.benchmarks.scaling;

import io.recourse.command.CommandSide;
import io.recourse.query.QuerySide;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** The standalone, on a database that is there. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({CommandSide.class, QuerySide.class})
class BothSidesApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(
                BothSidesApplication.class,
                "--spring.config.import=classpath:recourse.yaml",
                "--spring.threads.virtual.enabled=true",
                "--spring.main.banner-mode=off");
    }
}
