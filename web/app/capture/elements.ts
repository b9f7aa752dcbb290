// The package's elements, fetched when a step needs them; what the next step needs is fetched while this one is used.
/** Where the build put the package, by its content's hash: `./qujing-1a2b3c4d/`. */
declare const __QUJING_FOLDER__: string;

const kFaceFiles = [
  'portrait_worker.js',
  'liveness_worker.js',
  'qujing_face.wasm',
  'ort_trimmed.wasm',
  'models/face_detector.onnx',
  'models/face_landmarks.onnx',
  'models/person_segmentation.onnx',
];
/** The card's own engine goes first. */
const kPatienceMs = 4000;

export type Elements = typeof import('qujing/elements');

export function loadElements(): Promise<Elements> {
  return import('qujing/elements');
}

interface Connection {
  readonly saveData?: boolean;
}

/** Into the browser's cache, one after the other; who saves data gets them when they are needed. @returns what stops it */
export function prefetchFaces(): () => void {
  const { connection } = navigator as Navigator & { readonly connection?: Connection };
  if (connection?.saveData === true) return () => undefined;
  const leaving = new AbortController();
  const fetchAll = async (): Promise<void> => {
    for (const file of kFaceFiles) {
      const answer = await fetch(__QUJING_FOLDER__ + file, { signal: leaving.signal, priority: 'low' });
      await answer.arrayBuffer();
    }
  };
  const timer = setTimeout(() => {
    // What fails now fails again, and is told, when it is needed.
    fetchAll().catch(() => undefined);
  }, kPatienceMs);
  return () => {
    clearTimeout(timer);
    leaving.abort();
  };
}
