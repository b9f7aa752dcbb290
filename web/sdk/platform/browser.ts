import { builtFaceSha256, builtSha256 } from './built_hash.js';
import type { WorkerHandle } from './ports.js';

/** Where the browser finds the engine: the files beside the built module. */
export const browserPlatform = {
  wasmUrl: new URL('./qujing.wasm', import.meta.url).href,
  sha256: builtSha256,
  faceSha256: builtFaceSha256,
  faceFiles: {
    wasm: new URL('./qujing_face.wasm', import.meta.url).href,
    inference: new URL('.', import.meta.url).href,
  },
  // Written out in one expression, for that is the form bundlers follow.
  createWorker: <Request, Response>(): WorkerHandle<Request, Response> =>
    handleOf(new Worker(new URL('./analyzer_worker.js', import.meta.url), { type: 'module', name: 'qujing' })),
  createPortraitWorker: <Request, Response>(): WorkerHandle<Request, Response> =>
    handleOf(new Worker(new URL('./portrait_worker.js', import.meta.url), { type: 'module', name: 'qujing-portrait' })),
  createLivenessWorker: <Request, Response>(): WorkerHandle<Request, Response> =>
    handleOf(new Worker(new URL('./liveness_worker.js', import.meta.url), { type: 'module', name: 'qujing-liveness' })),
} as const;

/** A worker at an address of the page's own choice. */
export function workerAt<Request, Response>(url: string | URL): WorkerHandle<Request, Response> {
  return handleOf(new Worker(url, { type: 'module', name: 'qujing' }));
}

function handleOf<Request, Response>(worker: Worker): WorkerHandle<Request, Response> {
  return {
    post: (request, transfer) => {
      worker.postMessage(request, transfer);
    },
    listen(onResponse, onFailure) {
      worker.onmessage = ({ data }: MessageEvent<Response>) => {
        onResponse(data);
      };
      worker.onmessageerror = () => {
        onFailure('a message could not be read');
      };
      worker.onerror = (event) => {
        event.preventDefault();
        onFailure(event.message === '' ? 'its script could not be loaded' : event.message);
      };
    },
    terminate: () => {
      worker.terminate();
    },
  };
}
