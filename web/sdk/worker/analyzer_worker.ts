// The module worker's entry: wires AnalyzerHost to this thread's messages and to fetch.
import { fetchWasm } from '../platform/fetch_wasm.js';
import { AnalyzerHost } from './analyzer_worker/analyzer_host.js';
import { serve } from './analyzer_worker/serve.js';

serve(
  new AnalyzerHost((source) =>
    source.kind === 'url' ? fetchWasm(source.url) : () => Promise.resolve(new Uint8Array(source.bytes)),
  ),
);
