package io.ratebook.signature;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;

/** A public Ed25519 key: whose signature counts. */
public final class TrustedKey {
    private final PublicKey key;

    private TrustedKey(PublicKey key) {
        this.key = key;
    }

    /** What a signature file says under a key. */
    public enum Outcome {
        GOOD,
        /** The file is no signature of ours. */
        MALFORMED,
        /** A signature of another seal. */
        OTHER_SEAL,
        /** Not made with the private half of this key. */
        OTHER_KEY
    }

    /** @throws UnusableKeyException where the file is no such key */
    public static TrustedKey read(Path file) throws UnusableKeyException {
        byte[] encoded = Pem.read(file, Pem.PUBLIC);
        try {
            return new TrustedKey(
                    KeyFactory.getInstance(SigningKey.ALGORITHM).generatePublic(new X509EncodedKeySpec(encoded)));
        } catch (GeneralSecurityException e) {
            throw new UnusableKeyException("is no Ed25519 public key (X.509), as \"openssl pkey -pubout\" makes one");
        }
    }

    /** @param fingerprint of the seal that the signature should be of */
    public Outcome check(byte[] file, String fingerprint) {
        SignatureFile.Parts parts = SignatureFile.parse(file).orElse(null);
        if (parts == null) {
            return Outcome.MALFORMED;
        }
        if (!parts.fingerprint.equals(fingerprint)) {
            return Outcome.OTHER_SEAL;
        }
        return isSigned(parts) ? Outcome.GOOD : Outcome.OTHER_KEY;
    }

    private boolean isSigned(SignatureFile.Parts parts) {
        try {
            Signature signature = Signature.getInstance(SigningKey.ALGORITHM);
            signature.initVerify(key);
            signature.update(SignatureFile.message(parts.fingerprint));
            return signature.verify(parts.signature());
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
