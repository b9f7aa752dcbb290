// The names of the card that cross the border, and nothing else: no logic here.
#include <emscripten/bind.h>

#include "card_session.h"
#include "id.h"
#include "resident_id/id_number.h"

using namespace emscripten;
using namespace qujing;

EMSCRIPTEN_BINDINGS(card) {
  value_object<Quad>("Quad")
      .field("topLeft", &Quad::topLeft)
      .field("topRight", &Quad::topRight)
      .field("bottomRight", &Quad::bottomRight)
      .field("bottomLeft", &Quad::bottomLeft);
  register_optional<Quad>();
  register_optional<int>();
  value_object<CardTask>("CardTask")
      .field("side", &Id<&CardTask::side>::get, &Id<&CardTask::side>::set)
      .field("second", &CardTask::second)
      .field("guide", &CardTask::guide)
      .field("fullScale", &CardTask::fullScale);
  static_assert(kCardCheckCount == 12);
  value_array<CardChecks>("CardChecks")
      .element(emscripten::index<0>())
      .element(emscripten::index<1>())
      .element(emscripten::index<2>())
      .element(emscripten::index<3>())
      .element(emscripten::index<4>())
      .element(emscripten::index<5>())
      .element(emscripten::index<6>())
      .element(emscripten::index<7>())
      .element(emscripten::index<8>())
      .element(emscripten::index<9>())
      .element(emscripten::index<10>())
      .element(emscripten::index<11>());
  value_object<CardAnalysis>("CardAnalysis")
      .field("error", &CardAnalysis::error)
      .field("quad", &CardAnalysis::quad)
      .field("confidence", &CardAnalysis::confidence)
      .field("tracked", &CardAnalysis::tracked)
      .field("partlyOutside", &CardAnalysis::partlyOutside)
      .field("side", &Id<&CardAnalysis::side>::get, &Id<&CardAnalysis::side>::set)
      .field("rotation", &CardAnalysis::rotation)
      .field("checks", &CardAnalysis::checks)
      .field("passed", &CardAnalysis::passed)
      .field("guidance", &Id<&CardAnalysis::guidance>::get, &Id<&CardAnalysis::guidance>::set)
      .field("capture", &CardAnalysis::capture);
  value_object<ArtifactFacts>("ArtifactFacts")
      .field("source", &ArtifactFacts::source)
      .field("capturedAtMs", &ArtifactFacts::capturedAtMs)
      .field("sessionId", &ArtifactFacts::sessionId)
      .field("nonce", &ArtifactFacts::nonce)
      .field("card", &ArtifactFacts::card)
      .field("frame", &ArtifactFacts::frame);
  value_object<IdNumberReading>("IdNumberReading")
      .field("problem", &Id<&IdNumberReading::problem>::get, &Id<&IdNumberReading::problem>::set)
      .field("number", &IdNumberReading::number)
      .field("birthDate", &IdNumberReading::birthDate)
      .field("male", &IdNumberReading::male)
      .field("province", &IdNumberReading::province);

  class_<CardSession>("CardSession")
      .constructor<>()
      .function("analyze", &CardSession::analyze)
      .function("examine", &CardSession::examine)
      .function("manifest", &CardSession::manifest)
      .function("setThresholds", &CardSession::setThresholds)
      .function("shrink", &CardSession::shrink)
      .function("reset", &CardSession::reset)
      .function("close", &CardSession::close);
  function("rectifyCard", &rectifyBuffer);
  function("readIdNumber", &readIdNumber);
}
