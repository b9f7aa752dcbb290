import type { AnalysisTimings, CaptureStep, Rect } from '../types.js';
import type { CaptureOrigin } from './card_artifact.js';
import type { Check, PortraitCheckId } from './check.js';

/** In the order of the core's PortraitStage. */
export const portraitStages = ['live', 'still', 'photo'] as const;
/**
 * What a picture is looked at for.
 * - `live`: a frame of a series; the checks concern the frame.
 * - `still`: a source of a photo; the checks concern what it can become.
 * - `photo`: a finished photo; the checks concern it as it is.
 */
export type PortraitStage = (typeof portraitStages)[number];

/** Every hint the engine can give, in the order of the core's PortraitGuidance. The words live in text/. */
export const portraitGuidanceCodes = [
  'noFace',
  'multipleFaces',
  'moveCloser',
  'moveBack',
  'centreFace',
  'lookStraight',
  'raiseChin',
  'lowerChin',
  'openEyes',
  'closeMouth',
  'evenLight',
  'tooDark',
  'tooBright',
  'backlit',
  'plainBackground',
  'removeGlasses',
  'holdStill',
  'hold',
  'captured',
] as const;
/** The one thing to tell the candidate. `hold`: there is nothing to correct. `captured`: the picture was taken. */
export type PortraitGuidanceCode = (typeof portraitGuidanceCodes)[number];

/** Degrees. yaw > 0: turned to the subject's left; pitch > 0: face raised; roll > 0: tilted to the left shoulder. */
export interface HeadPose {
  readonly yaw: number;
  readonly pitch: number;
  readonly roll: number;
}

/** 0 closed to 1 as open as the person holds them; left and right are the subject's. */
export interface EyeOpenness {
  readonly left: number;
  readonly right: number;
  /** Relative to this person's own open eyes; false: to those of people in general. */
  readonly personal: boolean;
}

/** A face as the detector sees it: brow to chin, cheek to cheek. */
export interface FaceBox {
  /** Pixels of the full picture. */
  readonly box: Rect;
  /** 0..1. */
  readonly score: number;
}

/** A place on a face: x and y in pixels of the full picture, z in the same scale, smaller is nearer. */
export type FaceLandmark = readonly [x: number, y: number, z: number];

export interface PortraitTask {
  /** Default `live`. */
  readonly stage?: PortraitStage;
  /** Where the photo is to lie, in pixels of the full picture. Default null: nobody aims. */
  readonly guide?: Rect | null;
}

/** What one picture says about its face. Places are in pixels of the full picture. */
export interface PortraitAnalysis {
  /** Counts up from 1 in the order the frames were handed in. */
  readonly frameId: number;
  /** As handed in with the frame. */
  readonly timestampMs: number;
  readonly width: number;
  readonly height: number;
  /** Best first. While one face is followed, those of the detector's last look. */
  readonly faces: readonly FaceBox[];
  /** Around the landmarks of the face that is judged; null without one. */
  readonly face: Rect | null;
  /** 0..1, that there is a face at the landmarks. */
  readonly confidence: number;
  /** Found by following the last frame. */
  readonly tracked: boolean;
  readonly pose: HeadPose | null;
  readonly eyes: EyeOpenness | null;
  /** Gap between the inner lips over the distance from the eyes to the chin. */
  readonly mouthOpening: number | null;
  /** What becomes the photo; may reach beyond the picture. */
  readonly crop: Rect | null;
  /** One for each of PortraitCheckId, in its order. */
  readonly checks: readonly Check<PortraitCheckId>[];
  /** A face, and no gating check failed. */
  readonly passed: boolean;
  readonly guidance: PortraitGuidanceCode;
  readonly capture: CaptureStep;
  readonly timings: AnalysisTimings;
}

/** What the candidate changes by hand; the engine lets pass what the spec allows. */
export interface PhotoAdjustment {
  /** Photo pixels that the face moves. Default 0. */
  readonly right?: number;
  readonly down?: number;
  /** 1 as the engine would have it; larger is a larger face. Default 1. */
  readonly zoom?: number;
}

/** Degrees clockwise that a chosen picture is turned by. */
export type PictureTurn = 0 | 90 | 180 | 270;

/** What was done to the source to make the photo. */
export interface PhotoFacts {
  readonly specId: string;
  readonly backgroundReplaced: boolean;
  /** True: the source was cropped and scaled, nothing else. */
  readonly cropAndScaleOnly: boolean;
  /** Photo pixels for one of the source. */
  readonly scale: number;
  /** Pixels of the source. */
  readonly crop: Rect;
  /** What of the adjustment the spec let pass. */
  readonly adjustment: Required<PhotoAdjustment>;
  readonly dpi: number;
  /** Of the JPEG, 0..1. */
  readonly quality: number;
}

/** A photo ready to be handed in: two JPEGs, and the manifest that vouches for them. */
export interface PortraitArtifact {
  /** No gating check failed, neither of the source nor of the finished photo. */
  readonly passed: boolean;
  /** The verdicts that count: the source's where it fails, else the finished photo's. */
  readonly checks: readonly Check<PortraitCheckId>[];
  /** Of the finished photo. */
  readonly analysis: PortraitAnalysis;
  /** 输出照片. */
  readonly photo: Blob;
  /** 原照片, upright. */
  readonly source: Blob;
  readonly facts: PhotoFacts;
  /** JSON, docs/artifact.md. */
  readonly manifest: string;
}

/** What came of taking or choosing a picture. */
export interface CapturedPortrait {
  readonly origin: CaptureOrigin;
  /** Of the source picture. */
  readonly analysis: PortraitAnalysis;
  /** Null when no face was found. */
  readonly artifact: PortraitArtifact | null;
  /** The source as a JPEG. */
  readonly source: Blob;
}

/** Both ends belong to it. */
export type PixelRange = readonly [least: number, most: number];

/** The written rule of one kind of photo, as src/config/photo_specs.json has it. Pixels are those of the finished photo. */
export interface PhotoSpecName {
  readonly id: string;
  /** For people. */
  readonly names: Readonly<Record<'zh-CN' | 'en', string>>;
  readonly width: number;
  readonly height: number;
  readonly dpi: number;
  /** sRGB, 0..255. */
  readonly background: readonly [red: number, green: number, blue: number];
  /** False: the background must be plain in the picture itself. */
  readonly replaceBackground: boolean;
  readonly file: { readonly leastBytes: number; readonly mostBytes: number; readonly leastQuality: number };
  readonly face: {
    /** From the top edge to the top of the hair. */
    readonly crownToTop: PixelRange;
    readonly eyesToTop: PixelRange;
    /** Cheek to cheek. */
    readonly width: PixelRange;
    /** Most of the face's middle from the photo's. */
    readonly offCentre: number;
    /** Most, degrees either way. */
    readonly yaw: number;
    readonly pitch: number;
    readonly roll: number;
  };
  /** Where the numbers come from. */
  readonly source?: string;
}
