import { QujingError } from '../errors.js';
import type { Signer } from '../platform/ports.js';
import type { PublicJwk } from '../types.js';

const kKey = { name: 'ECDSA', namedCurve: 'P-256' } as const;
const kSignature = { name: 'ECDSA', hash: 'SHA-256' } as const;

/**
 * A fresh key whose private half never leaves WebCrypto.
 * @throws QujingError insecureContext on a page that is not served over https.
 */
export async function createSigner(): Promise<Signer> {
  const { crypto } = globalThis as { readonly crypto?: { readonly subtle?: SubtleCrypto } };
  const subtle = crypto?.subtle;
  if (subtle === undefined) throw new QujingError('insecureContext', 'signatures need a page served over https');
  const { privateKey, publicKey } = await subtle.generateKey(kKey, false, ['sign']);
  const { kty, crv, x, y } = await subtle.exportKey('jwk', publicKey);
  return {
    algorithm: 'ES256',
    publicKey: { kty, crv, x, y } as PublicJwk,
    keyProtected: true,
    sign: async (bytes) => new Uint8Array(await subtle.sign(kSignature, privateKey, bytes)),
  };
}
