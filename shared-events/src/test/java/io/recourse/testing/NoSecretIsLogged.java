package io.recourse.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Fails every class of tests, in every module, during which a secret was written to the console. */
public final class NoSecretIsLogged implements BeforeAllCallback, AfterAllCallback {

    @Override
    public void beforeAll(ExtensionContext context) {
        LoggedSecrets.onConsole();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        assertThat(LoggedSecrets.onConsole().take())
                .as("secrets on the console")
                .isEmpty();
    }
}
