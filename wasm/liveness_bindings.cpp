// The names of liveness that cross the border, and nothing else: no logic here.
#include <emscripten/bind.h>

#include "bind_checks.h"
#include "id.h"
#include "liveness_session.h"

using namespace emscripten;
using namespace qujing;

EMSCRIPTEN_BINDINGS(liveness) {
  value_object<ActionEvent>("ActionEvent")
      .field("action", &Id<&ActionEvent::action>::get, &Id<&ActionEvent::action>::set)
      .field("startMs", &ActionEvent::startMs)
      .field("peakMs", &ActionEvent::peakMs)
      .field("endMs", &ActionEvent::endMs)
      .field("confidence", &ActionEvent::confidence);
  register_optional<ActionEvent>();
  value_object<ChallengeStatus>("ChallengeStatus")
      .field("state", &Id<&ChallengeStatus::state>::get, &Id<&ChallengeStatus::state>::set)
      .field("actionIndex", &ChallengeStatus::actionIndex)
      .field("hint", &Id<&ChallengeStatus::hint>::get, &Id<&ChallengeStatus::hint>::set)
      .field("progress", &ChallengeStatus::progress)
      .field("stateLeftMs", &ChallengeStatus::stateLeftMs)
      .field("wholeLeftMs", &ChallengeStatus::wholeLeftMs)
      .field("keep", &Id<&ChallengeStatus::keep>::get, &Id<&ChallengeStatus::keep>::set)
      .field("keepIndex", &ChallengeStatus::keepIndex);
  value_object<CompletedAction>("CompletedAction")
      .field("event", &CompletedAction::event)
      .field("beforeMs", &CompletedAction::beforeMs)
      .field("peakMs", &CompletedAction::peakMs)
      .field("afterMs", &CompletedAction::afterMs);
  value_object<LivenessAnalysis>("LivenessAnalysis")
      .field("error", &LivenessAnalysis::error)
      .field("faceCount", &LivenessAnalysis::faceCount)
      .field("face", &LivenessAnalysis::face)
      .field("confidence", &LivenessAnalysis::confidence)
      .field("tracked", &LivenessAnalysis::tracked)
      .field("pose", &LivenessAnalysis::pose)
      .field("eyes", &LivenessAnalysis::eyes)
      .field("brightness", &LivenessAnalysis::brightness)
      .field("blur", &LivenessAnalysis::blur)
      .field("blink", &LivenessAnalysis::blink)
      .field("head", &LivenessAnalysis::head)
      .field("challenge", &LivenessAnalysis::challenge);
  value_object<EvidencePart>("EvidencePart")
      .field("name", &EvidencePart::name)
      .field("moment", &Id<&EvidencePart::moment>::get, &Id<&EvidencePart::moment>::set)
      .field("actionIndex", &EvidencePart::actionIndex)
      .field("timestampMs", &EvidencePart::timestampMs)
      .field("part", &EvidencePart::part);
  value_object<LivenessArtifactFacts>("LivenessArtifactFacts")
      .field("capturedAtMs", &LivenessArtifactFacts::capturedAtMs)
      .field("sessionId", &LivenessArtifactFacts::sessionId)
      .field("nonce", &LivenessArtifactFacts::nonce);
  bindChecks<Cues>("Cues");

  class_<LivenessSession>("LivenessSession")
      .constructor<>()
      .function("begin", &LivenessSession::begin)
      .function("next", &LivenessSession::next)
      .function("input", &LivenessSession::input)
      .function("output", &LivenessSession::output)
      .function("accept", &LivenessSession::accept)
      .function("result", &LivenessSession::result)
      .function("landmarks", &LivenessSession::landmarks)
      .function("challenge", &LivenessSession::challenge)
      .function("tick", &LivenessSession::tick)
      .function("cancel", &LivenessSession::cancel)
      .function("completedCount", &LivenessSession::completedCount)
      .function("completed", &LivenessSession::completed)
      .function("cues", &LivenessSession::cues)
      .function("addPicture", &LivenessSession::addPicture)
      .function("manifest", &LivenessSession::manifest)
      .function("setThresholds", &LivenessSession::setThresholds)
      .function("shrink", &LivenessSession::shrink)
      .function("reset", &LivenessSession::reset)
      .function("close", &LivenessSession::close);
}
