// One of the server's own models (reading, matching) in onnxruntime-node, on one thread.
import { InferenceSession, Tensor } from 'onnxruntime-node';

/** Row-major numbers with their shape. */
export interface FloatTensor {
  readonly data: Float32Array;
  readonly dims: readonly number[];
}

/** A model of one input and one output. */
export class OnnxModel {
  private constructor(private readonly session: InferenceSession) {}

  /** @param file an ONNX file, or its bytes. */
  static async open(file: string | Uint8Array): Promise<OnnxModel> {
    const options: InferenceSession.SessionOptions = {
      intraOpNumThreads: 1,
      interOpNumThreads: 1,
      logSeverityLevel: 3,
    };
    const session =
      typeof file === 'string'
        ? await InferenceSession.create(file, options)
        : await InferenceSession.create(file, options);
    return new OnnxModel(session);
  }

  async run({ data, dims }: FloatTensor): Promise<FloatTensor> {
    const [input = '', output = ''] = [this.session.inputNames[0], this.session.outputNames[0]];
    const results = await this.session.run({ [input]: new Tensor('float32', data, dims) });
    const result = results[output];
    if (result?.type !== 'float32')
      throw new Error(`the model answered ${result?.type ?? 'nothing'}, float32 expected`);
    return { data: result.data as Float32Array, dims: result.dims };
  }

  async close(): Promise<void> {
    await this.session.release();
  }
}
