/** An sRGB picture (3 bytes a pixel) with its halved copies, for sampling at any size. */
export interface Level {
  width: number;
  height: number;
  data: Uint8Array;
}

export interface Texture {
  levels: Level[];
}

export function makeTexture(width: number, height: number, data: Uint8Array): Texture {
  if (data.length !== width * height * 3)
    throw new Error(`texture: got ${data.length} bytes, need ${width}x${height}x3`);
  const levels: Level[] = [{ width, height, data }];
  for (let last = levels[0] as Level; last.width > 4 && last.height > 4;) {
    last = halve(last);
    levels.push(last);
  }
  return { levels };
}

function halve(source: Level): Level {
  const width = source.width >> 1;
  const height = source.height >> 1;
  const data = new Uint8Array(width * height * 3);
  const row = source.width * 3;
  for (let y = 0, out = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = 2 * y * row + 6 * x;
      for (let c = 0; c < 3; c++, out++) {
        const i = at + c;
        data[out] =
          ((source.data[i] as number) +
            (source.data[i + 3] as number) +
            (source.data[i + row] as number) +
            (source.data[i + row + 3] as number) +
            2) >>
          2;
      }
    }
  }
  return { width, height, data };
}

/** Mean step of green between neighbours about 256 px wide: how busy the picture is. */
export function activity(texture: Texture): number {
  const level = texture.levels.find((l) => l.width <= 400) ?? texture.levels[0];
  if (!level) return 0;
  let sum = 0;
  for (let i = 1; i + 3 < level.data.length; i += 3)
    sum += Math.abs((level.data[i + 3] as number) - (level.data[i] as number));
  return sum / (level.width * level.height);
}
