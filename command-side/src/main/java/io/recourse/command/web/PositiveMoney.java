package io.recourse.command.web;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.recourse.money.Money;

/** An amount of money greater than zero. */
public record PositiveMoney(@JsonValue Money value) {

    public PositiveMoney {
        if (!value.positive()) {
            throw new IllegalArgumentException("amount must be greater than zero");
        }
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static PositiveMoney of(Money value) {
        return new PositiveMoney(value);
    }
}
