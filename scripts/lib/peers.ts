// Other people's programs that the benches compare with.
import { join } from 'node:path';
import { cache, inRoot } from './paths.js';

export const jscanifyFile = join(cache, 'jscanify/src/jscanify.js');
export const opencvJsFile = inRoot('node_modules/@techstark/opencv-js/dist/opencv.js');

/** What scripts/setup/face_peers.sh fetches: human, tfjs_wasm, face_api, clmtrackr. */
export const facePeersFolder = join(cache, 'face_peers');
