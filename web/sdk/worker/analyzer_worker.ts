// The module worker's entry: wires AnalyzerHost to this thread's messages and to fetch.
import { fetchWasm } from '../platform/fetch_wasm.js';
import { AnalyzerHost } from './analyzer_worker/analyzer_host.js';
import { transferablesOf, type AnalyzerRequest, type AnalyzerResponse } from './protocol.js';

interface WorkerScope {
  onmessage: ((event: MessageEvent<AnalyzerRequest>) => void) | null;
  postMessage(response: AnalyzerResponse, transfer: Transferable[]): void;
  close(): void;
}

// The TypeScript libraries of a page and of a worker exclude each other; this is the part of the worker's used here.
const scope = globalThis as unknown as WorkerScope;

const host = new AnalyzerHost((source) =>
  source.kind === 'url' ? fetchWasm(source.url) : () => Promise.resolve(new Uint8Array(source.bytes)),
);

scope.onmessage = ({ data }) => {
  void host.answer(data).then((response) => {
    scope.postMessage(response, transferablesOf(response));
    if (data.type === 'close') scope.close();
  });
};
