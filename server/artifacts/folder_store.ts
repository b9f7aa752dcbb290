// Artifacts as sealed files of one folder.
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Sealer } from '../sealing/sealer.js';
import type { ArtifactStore, StoredArtifact } from './artifact_store.js';

/** With the ending of one that a power cut left half-written. */
const kId = /^[A-Za-z0-9_-]{22}(\.half)?$/;

export class FolderStore implements ArtifactStore {
  private constructor(
    private readonly folder: string,
    private readonly sealer: Sealer,
  ) {}

  static async open(folder: string, sealer: Sealer): Promise<FolderStore> {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    return new FolderStore(folder, sealer);
  }

  async put(id: string, bytes: Uint8Array): Promise<void> {
    const file = this.fileOf(id);
    const half = `${file}.half`;
    const handle = await open(half, 'w', 0o600);
    try {
      await handle.writeFile(this.sealer.seal(bytes, `artifact/${id}`));
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(half, file);
    await this.syncFolder();
  }

  async get(id: string): Promise<Buffer> {
    return this.sealer.open(await readFile(this.fileOf(id)), `artifact/${id}`);
  }

  async *list(): AsyncIterable<StoredArtifact> {
    for (const id of await readdir(this.folder)) {
      const found = kId.test(id) ? await stat(this.fileOf(id)).catch(() => null) : null;
      if (found !== null) yield { id, storedMs: found.mtimeMs };
    }
  }

  async delete(id: string): Promise<void> {
    await rm(this.fileOf(id), { force: true });
  }

  private fileOf(id: string): string {
    if (!kId.test(id)) throw new Error('not an id of an artifact');
    return join(this.folder, id);
  }

  /** The new name itself must survive. */
  private async syncFolder(): Promise<void> {
    const handle = await open(this.folder, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  }
}
