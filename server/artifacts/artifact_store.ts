export interface StoredArtifact {
  readonly id: string;
  /** Since 1970. */
  readonly storedMs: number;
}

/** Where pictures are kept, by an id of our own. */
export interface ArtifactStore {
  /** Settles when the bytes would survive a power cut. */
  put(id: string, bytes: Uint8Array): Promise<void>;
  /** @throws Error when there is none, or it was altered. */
  get(id: string): Promise<Buffer>;
  /** All that is there, also what was left half-written. */
  list(): AsyncIterable<StoredArtifact>;
  /** None there: nothing happens. */
  delete(id: string): Promise<void>;
}
