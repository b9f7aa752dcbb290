import { createRequire } from 'node:module';

/** opencv.js as the comparison pipelines use it; only what they call is typed. */
export interface CvMat {
  rows: number;
  cols: number;
  data: Uint8Array;
  data32S: Int32Array;
  delete: () => void;
}

export interface CvMatVector {
  size: () => number;
  get: (i: number) => CvMat;
  delete: () => void;
}

export interface Cv {
  Mat: new (rows?: number, cols?: number, type?: number) => CvMat;
  MatVector: { new (): CvMatVector; prototype: { get: (this: CvMatVector, i: number) => CvMat } };
  Size: new (width: number, height: number) => object;
  CV_8UC4: number;
  COLOR_RGBA2GRAY: number;
  INTER_AREA: number;
  RETR_LIST: number;
  CHAIN_APPROX_SIMPLE: number;
  cvtColor: (from: CvMat, to: CvMat, code: number) => void;
  resize: (from: CvMat, to: CvMat, size: object, fx: number, fy: number, how: number) => void;
  GaussianBlur: (from: CvMat, to: CvMat, size: object, sigma: number) => void;
  Canny: (from: CvMat, to: CvMat, low: number, high: number) => void;
  findContours: (from: CvMat, to: CvMatVector, hierarchy: CvMat, mode: number, method: number) => void;
  approxPolyDP: (from: CvMat, to: CvMat, epsilon: number, closed: boolean) => void;
  arcLength: (curve: CvMat, closed: boolean) => number;
  contourArea: (curve: CvMat) => number;
  isContourConvex: (curve: CvMat) => boolean;
  onRuntimeInitialized?: () => void;
}

let loading: Promise<{ cv: Cv }> | null = null;

/** Wrapped, because some builds of opencv.js are thenable themselves. */
export function loadOpenCv(): Promise<{ cv: Cv }> {
  loading ??= (async () => {
    const loaded: unknown = createRequire(import.meta.url)('@techstark/opencv-js');
    const cv = (loaded instanceof Promise ? await loaded : loaded) as Cv;
    const ready = cv as Partial<Cv>;
    if (!ready.Mat) {
      await new Promise<void>((resolve) => {
        cv.onRuntimeInitialized = resolve;
      });
    }
    return { cv };
  })();
  return loading;
}

export function matOf(cv: Cv, frame: { width: number; height: number; rgba: Uint8ClampedArray }): CvMat {
  const mat = new cv.Mat(frame.height, frame.width, cv.CV_8UC4);
  mat.data.set(frame.rgba);
  return mat;
}
