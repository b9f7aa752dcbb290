// What a page hands in of a passed challenge, brought out of the browser as a server would get it.
import type { Page } from 'playwright-core';
import type { LivenessArtifact } from '../../web/sdk/types.js';

export interface HandedIn extends Pick<LivenessArtifact, 'manifest' | 'signature' | 'cues' | 'actions'> {
  readonly pictures: readonly (Omit<LivenessArtifact['pictures'][number], 'jpeg'> & { readonly jpeg: Buffer })[];
}

/** To be called before a challenge is passed: keeps the artifacts of qujing-capture in the page. */
export function keepArtifacts(page: Page): Promise<void> {
  return page.evaluate(() => {
    const artifacts: LivenessArtifact[] = [];
    Object.assign(window, { artifacts });
    document.addEventListener('qujing-capture', (event) => {
      artifacts.push((event as CustomEvent<{ artifact: LivenessArtifact }>).detail.artifact);
    });
  });
}

/** The last one. */
export async function handedIn(page: Page): Promise<HandedIn> {
  const { pictures, ...rest } = await page.evaluate(async () => {
    const artifact = (window as unknown as { artifacts: LivenessArtifact[] }).artifacts.at(-1);
    if (artifact === undefined) throw new Error('nothing was handed in');
    const base64 = async (blob: Blob): Promise<string> => {
      const bytes = new Uint8Array(await blob.arrayBuffer());
      return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
    };
    const encoded = artifact.pictures.map(async ({ jpeg, ...facts }) => ({ ...facts, jpeg: await base64(jpeg) }));
    const { manifest, signature, cues, actions } = artifact;
    return { manifest, signature, cues, actions, pictures: await Promise.all(encoded) };
  });
  return { ...rest, pictures: pictures.map((one) => ({ ...one, jpeg: Buffer.from(one.jpeg, 'base64') })) };
}
