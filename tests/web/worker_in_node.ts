import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { AnalyzerHost } from '../../web/sdk/worker/analyzer_worker/analyzer_host.js';
import type { AnalyzerWorker } from '../../web/sdk/worker/analyzer_client.js';
import { transferablesOf, type AnalyzerRequest, type AnalyzerResponse } from '../../web/sdk/worker/protocol.js';
import { wasmBytes } from '../boundary/engine_under_test.js';

type Interceptor = (request: AnalyzerRequest) => 'answer' | 'swallow' | 'crash';

/** The worker's own AnalyzerHost with the real wasm behind a message channel that transfers as a Worker does. */
export class WorkerInNode implements AnalyzerWorker {
  static started = 0;
  static terminated = 0;
  readonly #page: MessagePort;
  readonly #host: MessagePort;
  #fail: (message: string) => void = () => undefined;

  constructor(intercept: Interceptor = () => 'answer') {
    const { port1, port2 } = new MessageChannel();
    this.#page = port1;
    this.#host = port2;
    WorkerInNode.started++;
    const host = new AnalyzerHost(() => wasmBytes);
    port2.on('message', (request: AnalyzerRequest) => {
      const fate = intercept(request);
      if (fate === 'crash') this.#fail('Uncaught Error: made by the test');
      if (fate !== 'answer') return;
      void host.answer(request).then((response) => {
        port2.postMessage(response, transferablesOf(response));
      });
    });
  }

  post(request: AnalyzerRequest, transfer: Transferable[]): void {
    this.#page.postMessage(request, transfer as ArrayBuffer[]);
  }

  listen(onResponse: (response: AnalyzerResponse) => void, onFailure: (message: string) => void): void {
    this.#fail = onFailure;
    this.#page.on('message', onResponse);
  }

  terminate(): void {
    WorkerInNode.terminated++;
    this.#page.close();
    this.#host.close();
  }
}
