export { analyzeStill, type StillOptions } from './browser/analyze_still.js';
export { createAnalyzer, type CreateAnalyzerOptions } from './browser/create_analyzer.js';
export { createLivenessAnalyzer, type CreateLivenessAnalyzerOptions } from './browser/create_liveness_analyzer.js';
export { createPortraitAnalyzer, type CreatePortraitAnalyzerOptions } from './browser/create_portrait_analyzer.js';
export { createSigner } from './browser/create_signer.js';
export { Camera, type CameraOptions } from './camera/camera.js';
export { decodeStill } from './camera/still_picture.js';
export { FrameSource, type OnFrame } from './camera/frame_source.js';
export { RestartBudget } from './common/restart_budget.js';
export {
  detectCapability,
  judgeCapability,
  type Capability,
  type CapabilityFacts,
  type CapabilityReason,
  type CapabilityVerdict,
} from './capability.js';
export { QujingError, type ErrorCode, type ErrorDetail, type ErrorReport } from './errors.js';
export { decodeReplay, encodeReplay, type Replay, type ReplayFrame, type ReplayResult } from './replay/replay_file.js';
export type { AnalyzableFrame, Signer } from './platform/ports.js';
export { ReplayRecorder } from './replay/replay_recorder.js';
export { compareResults, runReplay, type AnalyzeReplayFrame } from './replay/replay_run.js';
export { adviceOn, type AttemptAdvice, type Attempts, type AttemptVerdict } from './session/attempt_guard.js';
export { CardCapture } from './session/card_capture.js';
export type { CaptureSnapshot, CardCaptureOptions } from './session/capture_types.js';
export type { AskedSide, CapturedSide } from './session/side_list.js';
export type { CaptureState } from './session/capture_machine.js';
export { portraitReasonsOf, reasonsOf } from './session/capture_reasons.js';
export { LiveSession, type LiveSessionOptions, type SessionAnalyzer } from './session/live_session.js';
export { LivenessCapture } from './session/liveness_capture.js';
export type { LivenessSessionOptions, LivenessSnapshot, OrderRequest, RequestOrder } from './session/liveness_types.js';
export type { LivenessState } from './session/liveness_machine.js';
export { PortraitCapture } from './session/portrait_capture.js';
export type { PortraitSessionOptions, PortraitSnapshot } from './session/portrait_types.js';
export type { PortraitState } from './session/portrait_machine.js';
export type { SessionState } from './session/session_machine.js';
export { errorText, wordsFor, type SideWords, type Words } from './text/words.js';
export {
  challengeStates,
  checkIds,
  livenessActions,
  livenessHints,
  portraitCheckIds,
  portraitGuidanceCodes,
} from './types.js';
export type {
  ActionEvent,
  AnalysisTimings,
  CaptureDetail,
  CapturedPicture,
  CapturedPortrait,
  CaptureOrigin,
  CaptureReason,
  CaptureStep,
  CardAnalysis,
  CardArtifact,
  CardCheckId,
  CardRotation,
  CardSide,
  CardTask,
  ChallengeState,
  ChallengeStatus,
  Check,
  CheckCode,
  CheckId,
  CheckUnit,
  CompletedAction,
  EvidenceMoment,
  EvidencePicture,
  EyeOpenness,
  FaceBox,
  FaceLandmark,
  FileDetail,
  FrameLayout,
  GuidanceCode,
  GuidanceDetail,
  HeadPose,
  IdNumberProblem,
  IdNumberReading,
  LivenessAction,
  LivenessAnalysis,
  LivenessArtifact,
  LivenessCaptureDetail,
  LivenessEndedDetail,
  LivenessEvidence,
  LivenessGuidanceDetail,
  LivenessHint,
  LivenessManualReviewDetail,
  LivenessOrder,
  LivenessTask,
  LumaRange,
  ManifestSignature,
  NormalizedPoint,
  PhotoAdjustment,
  PhotoFacts,
  PhotoSpecName,
  PictureTurn,
  PixelFormat,
  PixelFrame,
  PixelRange,
  Point,
  PortraitAnalysis,
  PortraitArtifact,
  PortraitCaptureDetail,
  PortraitCheckId,
  PortraitGuidanceCode,
  PortraitGuidanceDetail,
  PortraitReason,
  PortraitStage,
  PortraitTask,
  PublicJwk,
  Quad,
  Rect,
} from './types.js';
export type { AnalyzeOptions } from './worker/analyzer_client/analysis_job.js';
export type { CaptureOptions } from './worker/analyzer_client/capture_options.js';
export type { LivenessClient, LivenessFiles } from './worker/liveness_client.js';
export type { AnalyzerClient, AnalyzerState } from './worker/analyzer_client.js';
export type { PortraitCaptureOptions, PortraitClient, PortraitFiles } from './worker/portrait_client.js';
export type { AnalysedPixels, EngineInspection, PixelPath } from './worker/protocol.js';
