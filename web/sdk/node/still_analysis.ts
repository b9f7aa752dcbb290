import { kAnalysisLongSide, mapQuad, scaleQuad } from '../common/geometry.js';
import { CardEngine, type EngineAnalysis } from '../engine/card_engine.js';
import type { CardAnalysis, CardSide, CardTask, FrameLayout, Quad } from '../types.js';
import { rectifiedSize } from '../common/card_shape.js';
import { encodeJpeg, SharpImage } from './sharp_image.js';

/** The card cut out of a still, flat. */
export interface RectifiedCard {
  /** sRGB, quality 92. What lies outside of the picture is filled with the pixels of its nearest border. */
  readonly jpeg: Uint8Array;
  /** ID-1 in shape, 1.2 times as large as the card is seen, at most 1600 x 1009. */
  readonly width: number;
  readonly height: number;
}

/** What a still says about the card; `quad` in pixels of the whole image after its EXIF rotation. */
export interface ImageAnalysis extends Omit<CardAnalysis, 'frameId' | 'timestampMs' | 'tracked' | 'capture'> {
  /** Version of the engine. */
  readonly engine: string;
  /** Null when not asked for, or when no card was found. */
  readonly rectified: RectifiedCard | null;
}

export interface ImageOptions {
  /** Also cut the card out, as `rectified`. Default false. */
  readonly rectify?: boolean;
  /** The side asked for; the check `side` then fails on the other one. Default `unknown`: either. */
  readonly side?: CardSide;
}

/** Looks at one still with an instance of its own, which is discarded afterwards. @internal */
export async function analyzeStill(
  compiled: WebAssembly.Module,
  input: string | Uint8Array,
  { rectify = false, side = 'unknown' }: ImageOptions,
): Promise<ImageAnalysis> {
  const image = await SharpImage.open(input);
  const engine = await CardEngine.open(compiled);
  try {
    const analysis = await findCard(engine, image, { side });
    const wanted = rectify && analysis.quad !== null ? analysis.quad : null;
    return { ...analysis, rectified: wanted === null ? null : await cutOut(engine, image, wanted) };
  } finally {
    engine.close();
  }
}

async function findCard(
  engine: CardEngine,
  image: SharpImage,
  task: CardTask,
): Promise<Omit<ImageAnalysis, 'rectified'>> {
  const startMs = performance.now();
  const { pixels, layout } = await image.decode(kAnalysisLongSide);
  engine.load(pixels);
  const loadedMs = performance.now();
  const fullScale = Math.max(1, image.width / layout.width);
  const analysis = ofStill(judgedAlone(engine, engine.analyze(layout, 0, task, fullScale), layout, task, fullScale));
  const endMs = performance.now();
  const { width, height } = image;
  return {
    width,
    height,
    ...analysis,
    quad: analysis.quad === null ? null : scaleQuad(analysis.quad, layout, image),
    timings: { convertMs: loadedMs - startMs, analyzeMs: endMs - loadedMs, totalMs: endMs - startMs },
    engine: engine.version,
  };
}

/** A card that was found is looked at as a picture by itself: some checks take several frames of a series. */
function judgedAlone(
  engine: CardEngine,
  found: EngineAnalysis,
  layout: FrameLayout,
  task: CardTask,
  fullScale: number,
): EngineAnalysis {
  if (found.quad === null) return found;
  return { ...engine.examine(layout, found.quad, false, task, fullScale), confidence: found.confidence };
}

/** A still is followed by nothing: what concerns a series is left out. */
function ofStill(analysis: EngineAnalysis): Omit<EngineAnalysis, 'tracked' | 'capture'> {
  const { found, quad, confidence, partlyOutside, side, rotation, checks, passed, guidance } = analysis;
  return { found, quad, confidence, partlyOutside, side, rotation, checks, passed, guidance };
}

async function cutOut(engine: CardEngine, image: SharpImage, quad: Quad): Promise<RectifiedCard> {
  const size = rectifiedSize(quad);
  const { image: part, box } = await image.decodeAround(quad);
  const toPart = { x: part.layout.width / box.width, y: part.layout.height / box.height };
  const quadInPart = mapQuad(quad, ({ x, y }) => ({ x: (x - box.left) * toPart.x, y: (y - box.top) * toPart.y }));
  engine.load(part.pixels);
  const exact = engine.examine(part.layout, quadInPart, true).quad ?? quadInPart;
  const flat = engine.rectify(part.layout, exact, size.width, size.height);
  return { jpeg: await encodeJpeg(flat, size), ...size };
}
