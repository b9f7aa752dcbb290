/** sha256 of qujing.wasm in lower-case hex, set by the build; absent when the sources run unbuilt. */
declare const __QUJING_WASM_SHA256__: string | undefined;

/** The sha256 this build was made with, or null when it was not set. */
export const builtSha256: string | null = typeof __QUJING_WASM_SHA256__ === 'string' ? __QUJING_WASM_SHA256__ : null;
