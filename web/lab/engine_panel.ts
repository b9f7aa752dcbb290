import { errorText, QujingError, wordsFor, type AnalyzerState, type EngineInspection } from 'qujing';
import { currentLanguage, say } from './lab_text.js';
import { byId, setNote, setText } from './page.js';

const kInspectEveryMs = 1_000;

interface Inspectable {
  readonly state: AnalyzerState;
  ready(): Promise<string>;
  inspect(): Promise<EngineInspection>;
  forceTrap(): Promise<void>;
}

/** The engine behind every live source of the page, what it costs, and the proof that it recovers. */
export class EnginePanel<Analyzer extends Inspectable> {
  readonly #note = byId('fault-note', HTMLElement);
  readonly #create: (onRestart: () => void) => Analyzer;
  #analyzer: Analyzer | null = null;
  #faultAtMs: number | null = null;

  constructor(create: (onRestart: () => void) => Analyzer) {
    this.#create = create;
    byId('fault', HTMLButtonElement).addEventListener('click', () => void this.#makeFault());
    setInterval(() => void this.inspect(), kInspectEveryMs);
  }

  /** The engine, loaded on first use and again after one gave up. @throws QujingError simdUnsupported, wasmUnsupported */
  analyzer(): Analyzer {
    if (this.#analyzer === null || this.#analyzer.state === 'failed') {
      this.#analyzer = this.#create(() => {
        this.#faultAtMs = performance.now();
        setNote(this.#note, say('faultWaiting'));
        void this.inspect();
      });
    }
    return this.#analyzer;
  }

  /** Tells that a result came: the first one after a fault shows how long the recovery took. */
  worked(): void {
    if (this.#faultAtMs === null) return;
    const tookMs = Math.round(performance.now() - this.#faultAtMs);
    this.#faultAtMs = null;
    setNote(this.#note, `${say('faultHealed')} ${tookMs} ms`, 'good');
  }

  async inspect(): Promise<void> {
    const analyzer = this.#analyzer;
    setText(byId('engine-state', HTMLElement), analyzer === null ? '–' : say(analyzer.state));
    if (analyzer?.state !== 'ready' || document.visibilityState !== 'visible') return;
    const seen = await analyzer.inspect().catch(() => null);
    if (seen === null) return;
    setText(byId('engine-version', HTMLElement), seen.version);
    setText(byId('engine-memory', HTMLElement), `${(seen.memoryBytes / 1024 / 1024).toFixed(1)} MB`);
    setText(byId('engine-path', HTMLElement), say(seen.pixelPath));
  }

  async #makeFault(): Promise<void> {
    try {
      const analyzer = this.analyzer();
      const fault = analyzer.forceTrap();
      await fault.catch((error: unknown) => {
        if (!(error instanceof QujingError) || error.code !== 'engineFault') throw error;
      });
      await analyzer.ready();
      this.worked();
      await this.inspect();
    } catch (error) {
      const { code } = QujingError.wrap(error, 'workerFailed', 'no engine');
      setNote(this.#note, errorText(wordsFor(currentLanguage()), code), 'bad');
    }
  }
}
