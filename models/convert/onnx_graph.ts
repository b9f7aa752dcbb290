// An ONNX graph while it is built. Values go by their names.
export type Attribute = number | readonly number[] | string;

export interface OnnxNode {
  readonly type: string;
  /** An empty name is an optional input left out. */
  readonly inputs: readonly string[];
  readonly output: string;
  readonly attributes: Readonly<Record<string, Attribute>>;
}

/** Ids of onnx.proto's TensorProto.DataType. */
export const dataTypes = { float32: 1, int8: 3, int64: 7, float16: 10 } as const;
export type DataType = keyof typeof dataTypes;

export interface Initializer {
  readonly name: string;
  readonly type: DataType;
  readonly shape: readonly number[];
  /** Little-endian. */
  readonly data: Uint8Array;
}

export interface ValueInfo {
  readonly name: string;
  readonly shape: readonly number[];
}

export class OnnxGraph {
  readonly nodes: OnnxNode[] = [];
  readonly initializers: Initializer[] = [];
  readonly inputs: ValueInfo[] = [];
  readonly outputs: ValueInfo[] = [];
  #named = 0;
  /** Name by content: what two operators share is stored once. */
  readonly #stored = new Map<string, string>();

  /** Appends a node. @returns the name of its one output. */
  node(type: string, inputs: readonly string[], attributes: Readonly<Record<string, Attribute>> = {}): string {
    const output = this.#nextName();
    this.nodes.push({ type, inputs, output, attributes });
    return output;
  }

  initializer(type: DataType, shape: readonly number[], data: Uint8Array): string {
    const key = `${type} ${shape.join('x')} ${Buffer.from(data).toString('base64')}`;
    const known = this.#stored.get(key);
    if (known !== undefined) return known;
    const name = this.#nextName();
    this.#stored.set(key, name);
    this.initializers.push({ name, type, shape, data });
    return name;
  }

  int64s(values: readonly number[]): string {
    const data = new Uint8Array(BigInt64Array.from(values.map(BigInt)).buffer);
    return this.initializer('int64', [values.length], data);
  }

  /** Gives the value that `from` names the public name `name`. */
  output(from: string, { name, shape }: ValueInfo): void {
    const renamed = (value: string): string => (value === from ? name : value);
    this.nodes.forEach(({ inputs, output, ...rest }, index) => {
      this.nodes[index] = { ...rest, inputs: inputs.map(renamed), output: renamed(output) };
    });
    this.outputs.push({ name, shape });
  }

  #nextName(): string {
    this.#named += 1;
    return `v${this.#named}`;
  }
}
