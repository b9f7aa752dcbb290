declare module 'human' {
  /** What the bench uses of @vladmandic/human 3.3.6. */
  export class Human {
    constructor(config: object);
    load(): Promise<void>;
    warmup(): Promise<unknown>;
    detect(input: ImageData | HTMLCanvasElement): Promise<{ readonly face: readonly unknown[] }>;
  }
}
