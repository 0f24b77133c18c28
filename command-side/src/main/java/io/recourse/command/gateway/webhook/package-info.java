/** What gateways tell by themselves: verified, kept once, and applied. */
@NullMarked
package io.recourse.command.gateway.webhook;

import org.jspecify.annotations.NullMarked;
