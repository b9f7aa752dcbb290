// What the shipped engine says of the frames of a check set.
import type { CardAnalysis, Check, CheckId, Quad } from '../../web/sdk/types.js';
import { createCardEngine } from '../../web/sdk/node.js';
import { checkSet, type CheckSample, type CheckSetName, type CheckSetOptions } from '../data/check_set.js';
import { intersectionOverUnion, type Quad as Corners } from '../data/geometry.js';

export interface Answer {
  readonly sample: Omit<CheckSample, 'frame'>;
  readonly analysis: CardAnalysis;
}

const kWasm = new URL('../../build/wasm/qujing.wasm', import.meta.url);

/** Every frame is a still of its own: nothing is followed, nobody aims, either side will do. */
export async function* answers(name: CheckSetName, options: CheckSetOptions = {}): AsyncGenerator<Answer> {
  const engine = await createCardEngine({ wasmFile: kWasm });
  try {
    for await (const { frame, ...sample } of checkSet(name, options)) {
      await engine.reset();
      const { width, height, rgba } = frame;
      const analysis = await engine.analyze(
        { pixels: rgba, layout: { width, height, rowStride: width * 4, format: 'rgba' } },
        0,
      );
      yield { sample, analysis };
    }
  } finally {
    engine.close();
  }
}

export function checkOf({ checks }: CardAnalysis, id: CheckId): Check | null {
  return checks.find((check) => check.id === id) ?? null;
}

export function cornersOf(quad: Quad): Corners {
  const corner = ({ x, y }: { x: number; y: number }): [number, number] => [x, y];
  return [corner(quad.topLeft), corner(quad.topRight), corner(quad.bottomRight), corner(quad.bottomLeft)];
}

const kEnoughIou = 0.85;

/** A quad was found, and it is the card's. */
export function foundCard({ sample, analysis }: Answer): boolean {
  return analysis.quad !== null && intersectionOverUnion(cornersOf(analysis.quad), sample.truth.quad) >= kEnoughIou;
}

export function figure(name: string, value: number, unit: string, set: string, size: number): void {
  console.log(JSON.stringify({ figure: name, value: Number(value.toFixed(2)), unit, set, size }));
}

export function share(count: number, of: number): number {
  return of === 0 ? 0 : (100 * count) / of;
}
