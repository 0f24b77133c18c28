@NullMarked
package io.recourse.command.gateway.webhook;

import org.jspecify.annotations.NullMarked;
