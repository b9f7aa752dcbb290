import type { Rect } from '../sdk/index.js';

// Canvases, for a page's Content-Security-Policy may know no blob: images.

/** Draws a JPEG, or a part of it, at most `longSide` pixels on its longer side. Rejects when it cannot be decoded. */
export async function drawBlob(canvas: HTMLCanvasElement, picture: Blob, longSide: number, part?: Rect): Promise<void> {
  const bitmap = await createImageBitmap(picture);
  try {
    drawBitmap(canvas, bitmap, longSide, part);
  } finally {
    bitmap.close();
  }
}

export function drawBitmap(canvas: HTMLCanvasElement, bitmap: ImageBitmap, longSide: number, part?: Rect): void {
  const { x, y, width, height } = part ?? { x: 0, y: 0, width: bitmap.width, height: bitmap.height };
  const scale = Math.min(1, longSide / Math.max(width, height));
  canvas.width = Math.max(1, Math.round(width * scale));
  canvas.height = Math.max(1, Math.round(height * scale));
  const context = canvas.getContext('2d');
  if (context === null) return;
  context.imageSmoothingQuality = 'high';
  context.drawImage(bitmap, x, y, width, height, 0, 0, canvas.width, canvas.height);
}

/** Nothing of a document stays in a canvas that is not shown. */
export function wipe(canvas: HTMLCanvasElement): void {
  canvas.width = canvas.height = 0;
}
