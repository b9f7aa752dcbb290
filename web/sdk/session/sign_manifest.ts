import { base64url } from '../common/base64url.js';
import type { Signer } from '../platform/ports.js';
import type { ManifestSignature } from '../types.js';

export async function signManifest(manifest: string, signer: Signer): Promise<ManifestSignature> {
  const { algorithm, publicKey, keyProtected } = signer;
  const value = base64url(await signer.sign(new TextEncoder().encode(manifest)));
  return { algorithm, publicKey, keyProtected, value };
}
