// The names of the portrait that cross the border, and nothing else: no logic here.
#include <emscripten/bind.h>

#include "bind_checks.h"
#include "id.h"
#include "portrait_session.h"

using namespace emscripten;
using namespace qujing;

EMSCRIPTEN_BINDINGS(portrait) {
  value_object<PortraitTask>("PortraitTask")
      .field("stage", &Id<&PortraitTask::stage>::get, &Id<&PortraitTask::stage>::set)
      .field("guide", &PortraitTask::guide)
      .field("fullScale", &PortraitTask::fullScale)
      .field("closer", &PortraitTask::closer);
  value_object<HeadPose>("HeadPose")
      .field("yaw", &HeadPose::yaw)
      .field("pitch", &HeadPose::pitch)
      .field("roll", &HeadPose::roll);
  value_object<EyeOpenness>("EyeOpenness")
      .field("left", &EyeOpenness::left)
      .field("right", &EyeOpenness::right)
      .field("personal", &EyeOpenness::personal);
  register_optional<HeadPose>();
  register_optional<EyeOpenness>();
  bindChecks<PortraitChecks>("PortraitChecks");
  value_object<PortraitAnalysis>("PortraitAnalysis")
      .field("error", &PortraitAnalysis::error)
      .field("faceCount", &PortraitAnalysis::faceCount)
      .field("face", &PortraitAnalysis::face)
      .field("confidence", &PortraitAnalysis::confidence)
      .field("tracked", &PortraitAnalysis::tracked)
      .field("pose", &PortraitAnalysis::pose)
      .field("eyes", &PortraitAnalysis::eyes)
      .field("mouthOpening", &PortraitAnalysis::mouthOpening)
      .field("crop", &PortraitAnalysis::crop)
      .field("checks", &PortraitAnalysis::checks)
      .field("passed", &PortraitAnalysis::passed)
      .field("guidance", &Id<&PortraitAnalysis::guidance>::get, &Id<&PortraitAnalysis::guidance>::set)
      .field("capture", &PortraitAnalysis::capture);
  value_object<HeapNumbers>("HeapNumbers").field("address", &HeapNumbers::address).field("count", &HeapNumbers::count);
  value_object<PhotoAdjustment>("PhotoAdjustment")
      .field("right", &PhotoAdjustment::right)
      .field("down", &PhotoAdjustment::down)
      .field("zoom", &PhotoAdjustment::zoom);
  value_object<PhotoPlan>("PhotoPlan")
      .field("crop", &PhotoPlan::crop)
      .field("crownY", &PhotoPlan::crownY)
      .field("withinSpec", &PhotoPlan::withinSpec)
      .field("applied", &PhotoPlan::applied);
  value_object<PhotoComposition>("PhotoComposition")
      .field("backgroundReplaced", &PhotoComposition::backgroundReplaced)
      .field("matteTrust", &PhotoComposition::matteTrust)
      .field("scale", &PhotoComposition::scale)
      .field("personBeyond", &PhotoComposition::personBeyond)
      .field("cropAndScaleOnly", &PhotoComposition::cropAndScaleOnly);
  value_object<ComposedPhoto>("ComposedPhoto")
      .field("error", &ComposedPhoto::error)
      .field("plan", &ComposedPhoto::plan)
      .field("composition", &ComposedPhoto::composition);
  value_object<PhotoSize>("PhotoSize")
      .field("width", &PhotoSize::width)
      .field("height", &PhotoSize::height)
      .field("dpi", &PhotoSize::dpi)
      .field("leastBytes", &PhotoSize::leastBytes)
      .field("mostBytes", &PhotoSize::mostBytes)
      .field("leastQuality", &PhotoSize::leastQuality);
  value_object<PhotoFacts>("PhotoFacts")
      .field("backgroundReplaced", &PhotoFacts::backgroundReplaced)
      .field("cropAndScaleOnly", &PhotoFacts::cropAndScaleOnly)
      .field("scale", &PhotoFacts::scale)
      .field("matteTrust", &PhotoFacts::matteTrust)
      .field("movedRight", &PhotoFacts::movedRight)
      .field("movedDown", &PhotoFacts::movedDown)
      .field("zoom", &PhotoFacts::zoom)
      .field("quarterTurns", &PhotoFacts::quarterTurns);
  value_object<PortraitArtifactFacts>("PortraitArtifactFacts")
      .field("source", &PortraitArtifactFacts::source)
      .field("capturedAtMs", &PortraitArtifactFacts::capturedAtMs)
      .field("sessionId", &PortraitArtifactFacts::sessionId)
      .field("nonce", &PortraitArtifactFacts::nonce)
      .field("photo", &PortraitArtifactFacts::photo)
      .field("lookedOrigin", &PortraitArtifactFacts::lookedOrigin)
      .field("lookedScale", &PortraitArtifactFacts::lookedScale)
      .field("sourcePart", &PortraitArtifactFacts::sourcePart)
      .field("photoPart", &PortraitArtifactFacts::photoPart);

  class_<PortraitSession>("PortraitSession")
      .constructor<>()
      .function("begin", &PortraitSession::begin)
      .function("next", &PortraitSession::next)
      .function("input", &PortraitSession::input)
      .function("output", &PortraitSession::output)
      .function("accept", &PortraitSession::accept)
      .function("result", &PortraitSession::result)
      .function("faces", &PortraitSession::faces)
      .function("landmarks", &PortraitSession::landmarks)
      .function("compose", &PortraitSession::compose)
      .function("photoSize", &PortraitSession::photoSize)
      .function("specId", &PortraitSession::specId)
      .function("manifest", &PortraitSession::manifest)
      .function("setThresholds", &PortraitSession::setThresholds)
      .function("setSpec", &PortraitSession::setSpec)
      .function("shrink", &PortraitSession::shrink)
      .function("reset", &PortraitSession::reset)
      .function("close", &PortraitSession::close);
  function("builtInPhotoSpecs", &builtInPhotoSpecs);
}
