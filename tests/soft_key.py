"""A passkey made of software: what a telephone would answer, for tests."""

import hashlib
import os

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from fido2.cose import ES256
from fido2.utils import websafe_decode, websafe_encode
from fido2.webauthn import AttestationObject, AttestedCredentialData, AuthenticatorData, CollectedClientData

FLAG = AuthenticatorData.FLAG
SEEN = FLAG.UP | FLAG.UV


class SoftKey:
    """One passkey, for one site."""

    def __init__(self, site="testserver", origin="http://testserver"):
        self.site, self.origin = site, origin
        self.id = os.urandom(32)
        self.private = ec.generate_private_key(ec.SECP256R1())

    def registered(self, options):
        """Answer `navigator.credentials.create`; `options` as the page gives them."""
        client = self._client_data("webauthn.create", options)
        public = ES256.from_cryptography_key(self.private.public_key())
        held = AttestedCredentialData.create(bytes(16), self.id, public)
        facts = AuthenticatorData.create(self._site_hash(), SEEN | FLAG.AT, 0, held)
        attestation = AttestationObject.create("none", facts, {})
        return self._answer({"clientDataJSON": client, "attestationObject": attestation})

    def authenticated(self, options, *, user_handle=b""):
        """Answer `navigator.credentials.get`."""
        client = self._client_data("webauthn.get", options)
        facts = AuthenticatorData.create(self._site_hash(), SEEN, 1)
        signature = self.private.sign(facts + client.hash, ec.ECDSA(hashes.SHA256()))
        answer = {"clientDataJSON": client, "authenticatorData": facts, "signature": signature}
        return self._answer(answer | {"userHandle": user_handle})

    def _client_data(self, kind, options):
        challenge = websafe_decode(options["publicKey"]["challenge"])
        return CollectedClientData.create(kind, challenge, self.origin)

    def _site_hash(self):
        return hashlib.sha256(self.site.encode()).digest()

    def _answer(self, response):
        coded = {name: websafe_encode(bytes(value)) for name, value in response.items()}
        own = websafe_encode(self.id)
        return {
            "id": own,
            "rawId": own,
            "type": "public-key",
            "clientExtensionResults": {},
            "response": coded,
        }
