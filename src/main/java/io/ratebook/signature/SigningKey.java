package io.ratebook.signature;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
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

    /** The files of a new pair of keys, as PEM. */
    public static final class Pair {
        private final KeyPair pair;

        private Pair(KeyPair pair) {
            this.pair = pair;
        }

        /** PKCS#8: keep it secret. */
        public byte[] privatePem() {
            return Pem.written(pair.getPrivate().getEncoded(), Pem.PRIVATE);
        }

        /** X.509: give it to those who check. */
        public byte[] publicPem() {
            return Pem.written(pair.getPublic().getEncoded(), Pem.PUBLIC);
        }
    }

    public static Pair newPair() {
        try {
            return new Pair(KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has Ed25519", e);
        }
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
