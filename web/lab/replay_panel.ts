import {
  compareResults,
  createAnalyzer,
  decodeReplay,
  encodeReplay,
  errorText,
  QujingError,
  ReplayRecorder,
  runReplay,
  wordsFor,
  type AnalyzeReplayFrame,
  type AnalyzerClient,
  type AnalyzeOptions,
  type CardAnalysis,
  type Replay,
  type ReplayFrame,
} from 'qujing';
import { html } from '../elements/dom.js';
import { currentLanguage, say } from './lab_text.js';
import { offer } from './offer_file.js';
import { byId, setNote } from './page.js';

/** Shows a replay's frame with what the engine now says about it. */
export type ShowReplayFrame = (frame: ReplayFrame, analysis: CardAnalysis | null) => void;

const kMostShownDifferences = 50;

/** Keeps, saves, loads and runs recordings. */
export class ReplayPanel {
  readonly #recorder = new ReplayRecorder();
  readonly #record = byId('record', HTMLInputElement);
  readonly #save = byId('save-replay', HTMLButtonElement);
  readonly #result = byId('replay-result', HTMLElement);
  readonly #differences = byId('replay-differences', HTMLOListElement);
  readonly #show: ShowReplayFrame;

  /** @param onStart a replay is about to take the stage. */
  constructor(show: ShowReplayFrame, onStart: () => void) {
    this.#show = show;
    this.#record.addEventListener('change', () => {
      this.#recorder.clear();
      this.#count();
    });
    this.#save.addEventListener('click', () => void this.#attempt(() => this.#download()));
    const load = byId('load-replay', HTMLInputElement);
    load.addEventListener('change', () => {
      const file = load.files?.[0];
      load.value = '';
      if (file === undefined) return;
      onStart();
      void this.#attempt(() => this.#run(file));
    });
  }

  /** For AnalyzeOptions: keeps the pixels while the switch is on. */
  get options(): Pick<AnalyzeOptions, 'onPixels'> {
    if (!this.#record.checked) return {};
    return {
      onPixels: (kept, analysis) => {
        this.#recorder.add(kept, analysis);
        this.#count();
      },
    };
  }

  /** Another source: its frames do not continue the series. */
  clear(): void {
    this.#recorder.clear();
    this.#count();
  }

  #count(): void {
    const { length } = this.#recorder.frames;
    byId('recorded', HTMLOutputElement).value = String(length);
    this.#save.disabled = length === 0;
  }

  /** The kept frames may begin in the middle of a series, so their expected results come from a run of their own. */
  async #download(): Promise<void> {
    const frames = [...this.#recorder.frames];
    setNote(this.#result, say('replaySaving'));
    const analyzer = createAnalyzer();
    try {
      const engine = await analyzer.ready();
      const results = await runReplay({ engine, frames }, throughWorker(analyzer));
      const vouched = frames.map((frame, index) => ({ ...frame, expected: results[index] ?? null }));
      offer(new Blob(encodeReplay({ engine, frames: vouched })), 'qujing.qjreplay');
      setNote(this.#result, `${say('replaySaved')}${frames.length}`, 'good');
    } finally {
      analyzer.close();
    }
  }

  async #run(file: File): Promise<void> {
    setNote(this.#result, say('replayRunning'));
    this.#differences.replaceChildren();
    const replay = decodeReplay(new Uint8Array(await file.arrayBuffer()));
    const analyzer = createAnalyzer();
    try {
      const analyze = throughWorker(analyzer);
      const shown: AnalyzeReplayFrame = async (frame) => {
        const analysis = await analyze(frame);
        this.#show(frame, analysis);
        return analysis;
      };
      this.#tell(replay, await runReplay(replay, shown));
    } finally {
      analyzer.close();
    }
  }

  #tell(replay: Replay, results: Awaited<ReturnType<typeof runReplay>>): void {
    const differing = replay.frames.flatMap(({ expected }, index) => {
      const actual = results[index];
      const differences = expected === null || actual === undefined ? [] : compareResults(expected, actual);
      return differences.length === 0 ? [] : [`${say('replayFrame')}${index + 1}: ${differences.join('; ')}`];
    });
    const same = differing.length === 0;
    const count = same ? results.length : differing.length;
    setNote(this.#result, `${count} ${say(same ? 'replaySame' : 'replayDiffers')}`, same ? 'good' : 'bad');
    this.#differences.replaceChildren(...differing.slice(0, kMostShownDifferences).map((line) => html('li', {}, line)));
  }

  async #attempt(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      const { code } = QujingError.wrap(error, 'badReplay', 'the replay did not run');
      setNote(this.#result, errorText(wordsFor(currentLanguage()), code), 'bad');
    }
  }
}

/** The worker takes the buffer away, so each frame is sent as a copy. */
export function throughWorker(analyzer: AnalyzerClient): AnalyzeReplayFrame {
  return ({ pixels, layout, timestampMs }) =>
    analyzer.analyze({ pixels: pixels.slice().buffer, layout }, { timestampMs });
}
