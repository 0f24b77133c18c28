package io.recourse.runtime.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.recourse.personal.Owner;
import io.recourse.runtime.json.PersonalSeal;
import java.util.Base64;
import java.util.Optional;

/** Seals personal text by its owner's key: {@code <key id>.<base64url of nonce, text and tag>}. */
final class PersonalVault implements PersonalSeal {

    private static final String PLACE = "personal";

    private final DataKeys keys;
    private final StreamKeys streams;

    PersonalVault(DataKeys keys, StreamKeys streams) {
        this.keys = keys;
        this.streams = streams;
    }

    @Override
    public String seal(Owner owner, String text) {
        DataKey key = keyOf(owner);
        return key.id() + "."
                + Base64.getUrlEncoder().withoutPadding().encodeToString(key.seal(PLACE, text.getBytes(UTF_8)));
    }

    @Override
    public boolean lasts(String sealed) {
        return !keyId(sealed).equals(keys.ofInstallation().id());
    }

    @Override
    public Optional<String> open(String sealed) {
        String keyId = keyId(sealed);
        return keys.find(keyId)
                .map(key -> new String(key.open(PLACE, bytes(sealed.substring(keyId.length() + 1))), UTF_8));
    }

    private static String keyId(String sealed) {
        int dot = sealed.indexOf('.');
        if (dot < 0) {
            throw new VaultDamaged("sealed text names no key");
        }
        return sealed.substring(0, dot);
    }

    private DataKey keyOf(Owner owner) {
        return switch (owner) {
            case Owner.Customer customer -> keys.of(customer.id());
            case Owner.Stream stream -> streams.of(stream.id());
            case Owner.Nobody nobody -> keys.ofInstallation();
        };
    }

    private static byte[] bytes(String base64) {
        try {
            return Base64.getUrlDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new VaultDamaged("sealed text is damaged", e);
        }
    }
}
