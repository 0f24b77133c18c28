package io.recourse.runtime.idempotency;

/** A key means something only together with who sent it, and for what. */
record Scope(String caller, String operation, String key) {}
