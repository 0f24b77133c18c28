package io.recourse.command.policy.pack;

import io.recourse.money.Money;
import java.time.Instant;

/** Money that somebody else took. */
public record Loss(Instant at, Money amount) {}
