import { stat } from 'node:fs/promises';
import { join, parse } from 'node:path';

/**
 * The names of what is written: FILE's name + the ending, or -2 and so on before the ending where that name was given to
 * an earlier FILE or is one of the FILEs itself. What an earlier run wrote is overwritten.
 */
export class OutputNames {
  readonly #outDir: string;
  readonly #ending: string;
  readonly #inputs: Promise<ReadonlySet<string>>;
  readonly #taken = new Set<string>();

  /** @param ending with its dot */
  constructor(outDir: string, inputs: readonly string[], ending: string) {
    this.#outDir = outDir;
    this.#ending = ending;
    this.#inputs = Promise.all(inputs.map(identityOf)).then((all) => new Set(all.filter((one) => one !== null)));
  }

  async take(file: string): Promise<string> {
    const stem = parse(file).name;
    let name = `${stem}${this.#ending}`;
    for (let count = 2; await this.#isTaken(name); count++) name = `${stem}-${count}${this.#ending}`;
    this.#taken.add(name.toLowerCase());
    return name;
  }

  async #isTaken(name: string): Promise<boolean> {
    // Many file systems do not tell A.card.jpg from a.card.jpg.
    if (this.#taken.has(name.toLowerCase())) return true;
    const identity = await identityOf(join(this.#outDir, name));
    return identity !== null && (await this.#inputs).has(identity);
  }
}

/** The same for every path to one file, through links and in another case too; null where there is none. */
async function identityOf(path: string): Promise<string | null> {
  try {
    const { dev, ino } = await stat(path, { bigint: true });
    return `${dev}:${ino}`;
  } catch {
    return null;
  }
}
