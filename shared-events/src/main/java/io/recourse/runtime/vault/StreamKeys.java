package io.recourse.runtime.vault;

import java.util.Optional;

/** The key of the customer whose a case or a payment is. */
public final class StreamKeys {

    private final DataKeys keys;
    private final StreamOwners owners;

    StreamKeys(DataKeys keys, StreamOwners owners) {
        this.keys = keys;
        this.owners = owners;
    }

    /** Of the installation for what is nobody's. */
    public DataKey of(String streamId) {
        return owners.of(streamId).map(keys::of).orElseGet(keys::ofInstallation);
    }

    /** To read with; empty when the customer is forgotten, or nothing of the customer's was ever sealed. */
    public Optional<DataKey> existing(String streamId) {
        return owners.of(streamId).map(keys::existing).orElseGet(() -> Optional.of(keys.ofInstallation()));
    }
}
