import { type CardEngine, createCardEngine } from 'qujing/node';
import { OnnxModel } from '../inference/onnx_model.js';
import { CtcAlphabet } from './ctc_decode.js';
import { EmblemSide, type EmblemSideReading } from './emblem_side.js';
import { flatten } from './flat_card.js';
import { LineReader } from './line_reader.js';
import { readOcrFiles } from './ocr_files.js';
import { PortraitSide, type PortraitSideReading } from './portrait_side.js';
import type { RgbImage } from './rgb_image.js';

/**
 * Reads rectified 居民身份证: upright, the card from edge to edge, as `analyzeImage(…, { rectify: true })` cuts it out.
 * Open one for a process; close() it when done.
 */
export class CardReader {
  private closed = false;

  private constructor(
    private readonly model: OnnxModel,
    private readonly lines: LineReader,
    private readonly engine: CardEngine,
  ) {}

  /** @throws Error when the recogniser's files are not the pinned ones; QujingError when the engine does not load. */
  static async open(): Promise<CardReader> {
    const { recognition, dictionary } = await readOcrFiles();
    const engine = await createCardEngine();
    try {
      const model = await OnnxModel.open(recognition);
      return new CardReader(model, new LineReader(model, new CtcAlphabet(dictionary)), engine);
    } catch (error) {
      engine.close();
      throw error;
    }
  }

  /** @throws RangeError for a picture too small to read, or that is not what it says. */
  async readPortraitSide(image: RgbImage): Promise<PortraitSideReading> {
    this.refuseClosed();
    const card = await flatten(image);
    return new PortraitSide(card, this.lines, (text) => this.engine.readIdNumber(text)).read();
  }

  /** @throws RangeError as readPortraitSide(). */
  async readEmblemSide(image: RgbImage): Promise<EmblemSideReading> {
    this.refuseClosed();
    return new EmblemSide(await flatten(image), this.lines).read();
  }

  /** Safe to call twice. */
  async close(): Promise<void> {
    if (this.closed) return;
    this.closed = true;
    this.engine.close();
    await this.model.close();
  }

  /** Buffers and sessions of the engine's that are alive. */
  get openHandles(): number {
    return this.engine.openHandles;
  }

  private refuseClosed(): void {
    if (this.closed) throw new Error('the card reader was closed');
  }
}
