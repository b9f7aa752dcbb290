/** Canvases, for a page's Content-Security-Policy may know no blob: images. */

/** Draws a JPEG, at most `longSide` pixels on its longer side. Rejects when it cannot be decoded. */
export async function drawBlob(canvas: HTMLCanvasElement, picture: Blob, longSide: number): Promise<void> {
  const bitmap = await createImageBitmap(picture);
  try {
    drawBitmap(canvas, bitmap, longSide);
  } finally {
    bitmap.close();
  }
}

export function drawBitmap(canvas: HTMLCanvasElement, bitmap: ImageBitmap, longSide: number): void {
  const scale = Math.min(1, longSide / Math.max(bitmap.width, bitmap.height));
  canvas.width = Math.max(1, Math.round(bitmap.width * scale));
  canvas.height = Math.max(1, Math.round(bitmap.height * scale));
  const context = canvas.getContext('2d');
  if (context === null) return;
  context.imageSmoothingQuality = 'high';
  context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
}

/** Nothing of a document stays in a canvas that is not shown. */
export function wipe(canvas: HTMLCanvasElement): void {
  canvas.width = canvas.height = 0;
}
