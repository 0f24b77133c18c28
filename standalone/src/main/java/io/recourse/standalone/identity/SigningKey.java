package io.recourse.standalone.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import io.recourse.standalone.data.Secrets;
import io.recourse.standalone.data.UserError;
import java.text.ParseException;

/** The key under which this installation signs tokens: made on the first start and kept, so that tokens survive a restart. */
final class SigningKey {

    private static final String FILE = "signing-key.json";

    private SigningKey() {}

    static ECKey kept(Secrets secrets) {
        return secrets.read(FILE).map(SigningKey::parse).orElseGet(() -> create(secrets));
    }

    private static ECKey parse(String json) {
        try {
            return ECKey.parse(json);
        } catch (ParseException e) {
            throw new UserError("The signing key in " + FILE + " of the data directory is damaged.", e);
        }
    }

    private static ECKey create(Secrets secrets) {
        try {
            ECKey key = new ECKeyGenerator(Curve.P_256)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.ES256)
                    .keyIDFromThumbprint(true)
                    .generate();
            secrets.write(FILE, key.toJSONString());
            return key;
        } catch (JOSEException e) {
            throw new IllegalStateException("Every Java platform has P-256", e);
        }
    }
}
