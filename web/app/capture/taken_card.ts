import type { CardArtifact, CaptureOrigin } from 'qujing';
import type { KeptPicture } from './kept_pictures.js';

/** What a manifest says of how the picture came to be: docs/artifact.md. */
export function originIn(manifest: string): CaptureOrigin {
  const { source } = JSON.parse(manifest) as { readonly source?: string };
  return source === 'camera' || source === 'shutter' ? source : 'album';
}

export function takenCard({ frame, card, manifest }: CardArtifact): KeptPicture {
  return { frame, card, manifest, origin: originIn(manifest), adjustment: null };
}

/** A file that could not be looked at on the device: the server does. */
export function uncheckedFile(file: File): KeptPicture {
  return { frame: file, card: null, manifest: null, origin: 'album', adjustment: null };
}
