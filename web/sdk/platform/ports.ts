import type { FrameLayout, PixelFrame, PublicJwk } from '../types.js';

/** What a page can have analysed. ImageBitmap and VideoFrame are closed for the caller in every outcome. */
export type AnalyzableFrame = ImageBitmap | VideoFrame | PixelFrame;

/** Reads the bytes of qujing.wasm. Rejects when it cannot. */
export type WasmLoader = () => Promise<Uint8Array<ArrayBuffer>>;

/** A still, upright, and small enough to be analysed. */
export interface DecodedImage {
  /** RGBA, rows packed. */
  readonly pixels: Uint8Array<ArrayBuffer>;
  readonly layout: FrameLayout;
  /** Size of the whole image after its EXIF rotation. */
  readonly fullWidth: number;
  readonly fullHeight: number;
}

/** A thread that answers requests: a Worker, or what stands for one on another platform. */
export interface WorkerHandle<Request, Response> {
  post(request: Request, transfer: Transferable[]): void;
  /** Called once. onFailure: the thread could not be loaded, or threw outside of a request. */
  listen(onResponse: (response: Response) => void, onFailure: (message: string) => void): void;
  terminate(): void;
}

/** A key of one challenge. */
export interface Signer {
  readonly algorithm: 'ES256';
  readonly publicKey: PublicJwk;
  /** The private half cannot be read by anyone, not even by this page. */
  readonly keyProtected: boolean;
  /** @returns r and s, 32 bytes each. */
  sign(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>>;
}
