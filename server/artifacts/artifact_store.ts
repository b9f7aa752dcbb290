/** Where pictures are kept, by an id of our own. */
export interface ArtifactStore {
  /** Settles when the bytes would survive a power cut. */
  put(id: string, bytes: Uint8Array): Promise<void>;
  /** @throws Error when there is none, or it was altered. */
  get(id: string): Promise<Buffer>;
  /** None there: nothing happens. */
  delete(id: string): Promise<void>;
}
