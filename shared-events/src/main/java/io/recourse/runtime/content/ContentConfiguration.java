package io.recourse.runtime.content;

import io.recourse.runtime.database.ContentSchema;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Where receipts' bytes are kept; both sides import it. */
@Configuration(proxyBeanMethods = false)
@Import({ContentSchema.class, ContentStore.class})
public class ContentConfiguration {}
