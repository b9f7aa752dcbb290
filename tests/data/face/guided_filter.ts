import { boxBlur } from './blur.js';
import { makeRaster, type Raster } from './raster.js';

/** K. He, J. Sun, X. Tang, Guided Image Filtering (2010), with the guide's encoded luma; mask of one channel. */
export function guided(guide: Raster, mask: Raster, radius: number, epsilon: number): Raster {
  const { width, height } = mask;
  const luma = makeRaster(width, height, 1);
  for (let i = 0; i < luma.data.length; i++) {
    const [r, g, b] = [guide.data[3 * i], guide.data[3 * i + 1], guide.data[3 * i + 2]] as [number, number, number];
    luma.data[i] = Math.sqrt(Math.max(0, 0.299 * r + 0.587 * g + 0.114 * b));
  }
  const mean = (raster: Raster): Float32Array => boxBlur(raster, radius).data;
  const times = (a: Raster, b: Raster): Raster => ({ ...a, data: a.data.map((v, i) => v * (b.data[i] as number)) });
  const meanI = mean(luma);
  const meanP = mean(mask);
  const meanIP = mean(times(luma, mask));
  const meanII = mean(times(luma, luma));
  const a = makeRaster(width, height, 1);
  const b = makeRaster(width, height, 1);
  for (let i = 0; i < a.data.length; i++) {
    const [mi, mp] = [meanI[i] as number, meanP[i] as number];
    a.data[i] = ((meanIP[i] as number) - mi * mp) / ((meanII[i] as number) - mi * mi + epsilon);
    b.data[i] = mp - (a.data[i] as number) * mi;
  }
  const [meanA, meanB] = [mean(a), mean(b)];
  return { ...luma, data: luma.data.map((v, i) => (meanA[i] as number) * v + (meanB[i] as number)) };
}
