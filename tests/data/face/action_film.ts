import { Random } from '../random.js';
import type { Pixels } from '../strength.js';
import { Acting, type ActingMoment, type Manner } from './acting.js';
import { type ActionStage, makeStage, type StageSpec } from './action_stage.js';
import { type CameraManner, shoot } from './film_camera.js';

/**
 * A film of a photographed person who does what is put into `acting`, one frame after the other: what is acted may be
 * changed between two frames, so that the person can react to what is said of the frame before.
 */
export interface ActionFilmSpec extends StageSpec {
  /** Films of one name, person and size are alike to the bit. */
  name: string;
  fps: number;
  manner: Manner;
  camera: CameraManner;
  /** By how much of the frame interval a frame may come early or late. Default 0. */
  jitter?: number;
}

export interface ActionFrame {
  pixels: Pixels;
  timestampMs: number;
  /** What is true of it. */
  moment: ActingMoment;
}

export class ActionFilm {
  private readonly random: Random;
  private frames = 0;

  private constructor(
    private readonly spec: ActionFilmSpec,
    private readonly stage: ActionStage,
    readonly acting: Acting,
  ) {
    this.random = new Random(`action film/${spec.name}/camera`);
  }

  /** acting: of another film of the same script; a fresh one without. */
  static async open(spec: ActionFilmSpec, acting?: Acting): Promise<ActionFilm> {
    const random = new Random(`action film/${spec.name}`);
    const stage = await makeStage(spec, random.fork('stage'));
    return new ActionFilm(spec, stage, acting ?? new Acting(random.fork('acting'), spec.manner));
  }

  next(): ActionFrame {
    const { fps, camera, jitter = 0 } = this.spec;
    const random = this.random.fork(this.frames);
    const seconds = (this.frames + (this.frames > 0 ? jitter * random.range(-0.5, 0.5) : 0)) / fps;
    this.frames += 1;
    const pixels = shoot(this.stage, (t) => this.acting.at(t), seconds, camera, random);
    return { pixels, timestampMs: 1000 * seconds, moment: this.acting.at(seconds) };
  }
}
