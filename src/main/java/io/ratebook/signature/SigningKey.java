package io.ratebook.signature;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;

/** A private Ed25519 key: who signs. */
public final class SigningKey {
    static final String ALGORITHM = "Ed25519";

    private final PrivateKey key;

    private SigningKey(PrivateKey key) {
        this.key = key;
    }

    /** @throws UnusableKeyException where the file is no such key */
    public static SigningKey read(Path file) throws UnusableKeyException {
        byte[] encoded = Pem.read(file, Pem.PRIVATE);
        try {
            return new SigningKey(KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(encoded)));
        } catch (GeneralSecurityException e) {
            throw new UnusableKeyException(
                    "is no Ed25519 private key (PKCS#8), as \"openssl genpkey -algorithm ed25519\" makes one");
        }
    }

    /** The whole signature file for a seal. The same key and fingerprint give the same bytes. */
    public byte[] sign(String fingerprint) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(key);
            signature.update(SignatureFile.message(fingerprint));
            return SignatureFile.written(fingerprint, signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a key that was read can sign", e);
        }
    }
}
