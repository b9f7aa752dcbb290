// Pictures that were taken and not yet handed in: kept on the device, so that a killed page has them again, for the same
// candidate and a short while only.
export type PictureName = 'card.portrait' | 'card.emblem' | 'portrait';

export interface KeptPicture {
  /** Of a card the whole frame, of a portrait the source. */
  readonly frame: Blob;
  /** The flat card, where the device cut one out. */
  readonly card: Blob | null;
  readonly manifest: string | null;
  readonly origin: 'camera' | 'shutter' | 'album';
  /** Of a portrait: photo pixels, and the zoom. */
  readonly adjustment: { readonly right: number; readonly down: number; readonly zoom: number } | null;
}

interface Row extends KeptPicture {
  readonly owner: string;
  readonly keptAtMs: number;
}

const kDatabase = 'qujing';
const kStore = 'pictures';
const kKeptMs = 3_600_000;

function settled<Result>(request: IDBRequest<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => {
      resolve(request.result);
    };
    request.onerror = () => {
      reject(request.error ?? new Error('the store failed'));
    };
  });
}

/** Where the browser keeps nothing (private mode, say), everything is forgotten with the page. */
export class KeptPictures {
  #database: Promise<IDBDatabase> | null = null;

  async keep(name: PictureName, owner: string, picture: KeptPicture): Promise<void> {
    const row: Row = { ...picture, owner, keptAtMs: Date.now() };
    await this.#in('readwrite', (store) => store.put(row, name));
  }

  async find(name: PictureName, owner: string): Promise<KeptPicture | null> {
    const row = (await this.#in('readonly', (store) => store.get(name))) as Row | null | undefined;
    if (row == null) return null;
    if (row.owner === owner && Date.now() - row.keptAtMs < kKeptMs) return row;
    await this.drop(name);
    return null;
  }

  async drop(...names: readonly PictureName[]): Promise<void> {
    for (const name of names) await this.#in('readwrite', (store) => store.delete(name));
  }

  async clear(): Promise<void> {
    await this.#in('readwrite', (store) => store.clear());
  }

  async #in(mode: IDBTransactionMode, work: (store: IDBObjectStore) => IDBRequest): Promise<unknown> {
    try {
      this.#database ??= this.#opened();
      const database = await this.#database;
      return await settled(work(database.transaction(kStore, mode).objectStore(kStore)) as IDBRequest<unknown>);
    } catch {
      return null;
    }
  }

  #opened(): Promise<IDBDatabase> {
    const request = indexedDB.open(kDatabase, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore(kStore);
    };
    return settled(request);
  }
}

/** Of openapi.yaml. */
const kManifestLength = 65_536;

/** For a submission: left out where there is none, or a longer one than the interface takes. */
export function manifestOf({ manifest }: Pick<KeptPicture, 'manifest'>): { readonly manifest?: string } {
  return manifest !== null && manifest.length <= kManifestLength ? { manifest } : {};
}
