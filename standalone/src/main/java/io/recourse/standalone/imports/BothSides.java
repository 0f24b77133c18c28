package io.recourse.standalone.imports;

import io.recourse.command.CommandSide;
import io.recourse.query.QuerySide;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Both sides in one process, for work that nobody asks for over the network. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({CommandSide.class, QuerySide.class})
class BothSides {}
