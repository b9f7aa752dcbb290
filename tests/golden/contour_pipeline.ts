import { area, type Quad } from '../data/geometry.js';
import { type Detector, kNothing } from './detector.js';
import { type Cv, type CvMat, loadOpenCv, matOf } from './opencv.js';

/** The usual tutorial's way, for comparison: grey, blur, Canny, contours, the largest convex 4-gon, at 640 px. */
const kLongSide = 640;
const kSmallestShare = 0.02;

export async function contourPipeline(): Promise<Detector> {
  const { cv } = await loadOpenCv();
  return (frame) => {
    const scale = kLongSide / Math.max(frame.width, frame.height);
    const source = matOf(cv, frame);
    const small = new cv.Mat();
    cv.resize(
      source,
      small,
      new cv.Size(Math.round(frame.width * scale), Math.round(frame.height * scale)),
      0,
      0,
      cv.INTER_AREA,
    );
    const quad = largestQuad(cv, small);
    source.delete();
    small.delete();
    if (!quad) return kNothing;
    // Contours speak of pixel centres.
    return {
      quad: quad.map(([x, y]) => [(x + 0.5) / scale, (y + 0.5) / scale]) as Quad,
      confidence: 1,
      partlyOutside: false,
    };
  };
}

function largestQuad(cv: Cv, image: CvMat): Quad | null {
  const grey = new cv.Mat();
  const edges = new cv.Mat();
  const hierarchy = new cv.Mat();
  const contours = new cv.MatVector();
  cv.cvtColor(image, grey, cv.COLOR_RGBA2GRAY);
  cv.GaussianBlur(grey, grey, new cv.Size(5, 5), 0);
  cv.Canny(grey, edges, 50, 150);
  cv.findContours(edges, contours, hierarchy, cv.RETR_LIST, cv.CHAIN_APPROX_SIMPLE);
  let best: Quad | null = null;
  let bestArea = kSmallestShare * image.rows * image.cols;
  for (let i = 0; i < contours.size(); i++) {
    const contour = contours.get(i);
    const polygon = new cv.Mat();
    cv.approxPolyDP(contour, polygon, 0.02 * cv.arcLength(contour, true), true);
    if (polygon.rows === 4 && cv.isContourConvex(polygon)) {
      const p = polygon.data32S;
      const quad = [0, 2, 4, 6].map((k) => [p[k], p[k + 1]]) as Quad;
      if (Math.abs(area(quad)) > bestArea) {
        best = quad;
        bestArea = Math.abs(area(quad));
      }
    }
    polygon.delete();
    contour.delete();
  }
  for (const mat of [grey, edges, hierarchy, contours]) mat.delete();
  return best;
}
