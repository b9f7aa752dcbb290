// Takes the place of tests/golden/opencv.ts in the bundle of contour_worker.ts.
import type { Cv, CvMat } from '../../golden/opencv.js';

declare const importScripts: (url: string) => void;

export async function loadOpenCv(): Promise<{ cv: Cv }> {
  importScripts('./opencv.js');
  const loaded = (globalThis as unknown as { cv: unknown }).cv;
  const cv = (loaded instanceof Promise ? await loaded : loaded) as Cv;
  if ((cv as Partial<Cv>).Mat === undefined) {
    await new Promise<void>((resolve) => {
      cv.onRuntimeInitialized = resolve;
    });
  }
  return { cv };
}

export function matOf(cv: Cv, frame: { width: number; height: number; rgba: Uint8ClampedArray }): CvMat {
  const mat = new cv.Mat(frame.height, frame.width, cv.CV_8UC4);
  mat.data.set(frame.rgba);
  return mat;
}
