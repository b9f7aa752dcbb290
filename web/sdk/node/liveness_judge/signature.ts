import { webcrypto } from 'node:crypto';
import type { ManifestSignature, PublicJwk } from '../../types.js';

const kKey = { name: 'ECDSA', namedCurve: 'P-256' } as const;
const kHow = { name: 'ECDSA', hash: 'SHA-256' } as const;

/** Whether the manifest was signed with this very key, whatever key the signature names. False for anything malformed. */
export async function isSignedWith(
  manifest: string,
  { algorithm, value }: Pick<ManifestSignature, 'algorithm' | 'value'>,
  { kty, crv, x, y }: PublicJwk,
): Promise<boolean> {
  // What comes from a device may be of any type.
  if ((algorithm as string) !== 'ES256') return false;
  try {
    const key = await webcrypto.subtle.importKey('jwk', { kty, crv, x, y }, kKey, false, ['verify']);
    const bytes = new TextEncoder().encode(manifest);
    return await webcrypto.subtle.verify(kHow, key, Buffer.from(value, 'base64url'), bytes);
  } catch {
    return false;
  }
}
