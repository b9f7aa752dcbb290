/** Set by the build, in lower-case hex; absent when the sources run unbuilt. */
declare const __QUJING_WASM_SHA256__: string | undefined;
declare const __QUJING_FACE_WASM_SHA256__: string | undefined;

/** The sha256 of qujing.wasm that this build was made with, or null when it was not set. */
export const builtSha256: string | null = typeof __QUJING_WASM_SHA256__ === 'string' ? __QUJING_WASM_SHA256__ : null;
/** The same of qujing_face.wasm. */
export const builtFaceSha256: string | null =
  typeof __QUJING_FACE_WASM_SHA256__ === 'string' ? __QUJING_FACE_WASM_SHA256__ : null;
