/** Raw RGBA frames of 1280x720, one after the other, as the measuring program put them beside this page. */
export const kLayout = { width: 1280, height: 720, rowStride: 5120, format: 'rgba' } as const;

export async function loadFrames(): Promise<Uint8Array[]> {
  const bytes = new Uint8Array(await (await fetch('./frames.rgba')).arrayBuffer());
  const size = kLayout.rowStride * kLayout.height;
  return Array.from({ length: bytes.byteLength / size }, (_, index) =>
    bytes.subarray(index * size, (index + 1) * size),
  );
}

export function frameOf(frames: readonly Uint8Array[], index: number): Uint8Array {
  const frame = frames[index % frames.length];
  if (frame === undefined) throw new Error('there are no frames');
  return frame;
}
