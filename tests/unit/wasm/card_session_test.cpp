#include "card_session.h"

#include <catch2/catch_test_macros.hpp>
#include <cmath>

using namespace qujing;

namespace {
const FrameLayout kLayout{64, 48, 256, PixelFormat::rgba};
}

TEST_CASE("everything closed leaves no handle open, and closing twice is harmless") {
  {
    HeapBuffer buffer(64 * 48 * 4);
    CardSession session;
    CHECK(openHandles() == 2);
    CHECK(session.analyze(buffer, kLayout, 0, {}).error == ErrorCode::ok);
    session.close();
    session.close();
    buffer.close();
    buffer.close();
    CHECK(openHandles() == 0);
  }
  CHECK(openHandles() == 0);
}

TEST_CASE("a closed buffer or session is refused by name") {
  HeapBuffer buffer(64 * 48 * 4);
  CardSession session;
  buffer.close();
  CHECK(session.analyze(buffer, kLayout, 0, {}).error == ErrorCode::handleClosed);
  HeapBuffer other(64 * 48 * 4);
  session.close();
  CHECK(session.analyze(other, kLayout, 0, {}).error == ErrorCode::handleClosed);
}

TEST_CASE("time runs forward only, until a reset") {
  HeapBuffer buffer(64 * 48 * 4);
  CardSession session;
  CHECK(session.analyze(buffer, kLayout, 100, {}).error == ErrorCode::ok);
  CHECK(session.analyze(buffer, kLayout, 99, {}).error == ErrorCode::badTimestamp);
  CHECK(session.analyze(buffer, kLayout, NAN, {}).error == ErrorCode::badTimestamp);
  session.reset();
  CHECK(session.analyze(buffer, kLayout, 1, {}).error == ErrorCode::ok);
}

TEST_CASE("a heap without room gives a buffer that says so") {
  HeapBuffer buffer(0);
  CHECK(buffer.address() == 0);
  CHECK(buffer.view(kLayout).error() == ErrorCode::handleClosed);
}
