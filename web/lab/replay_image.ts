import type { ReplayFrame } from 'qujing';

/** A replay's frame as a picture; rows that the file does not hold stay black. */
export function replayImage({ layout, pixels }: ReplayFrame): ImageData {
  const { width, height, rowStride, format } = layout;
  const image = new ImageData(Math.max(1, width), Math.max(1, height));
  const bytesPerPixel = format === 'gray' ? 1 : 4;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const from = y * rowStride + x * bytesPerPixel;
      const to = (y * width + x) * 4;
      for (let channel = 0; channel < 3; channel++) {
        image.data[to + channel] = pixels[from + (format === 'gray' ? 0 : channel)] ?? 0;
      }
      image.data[to + 3] = 255;
    }
  }
  return image;
}
