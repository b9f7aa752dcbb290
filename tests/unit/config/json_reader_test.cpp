#include "config/json_reader.h"

#include <catch2/catch_test_macros.hpp>

using namespace qujing;

TEST_CASE("values are read by their place, and a scope ends where its block does") {
  JsonReader reader(R"({"a": {"b": 1.5, "c": true}, "d": "text", "e": -3})");
  {
    const JsonReader::Scope scope(reader, "a");
    CHECK(reader.number("b") == 1.5);
    CHECK(reader.boolean("c"));
  }
  CHECK(reader.text("d") == "text");
  CHECK(reader.wholeOrNone("e") == -3);
  CHECK(reader.wholeOrNone("f") == 0);
  CHECK(reader.problem().empty());
}

TEST_CASE("the first thing that is wrong is kept, after it everything is empty") {
  JsonReader reader(R"({"a": {"b": null}, "d": 7})");
  {
    const JsonReader::Scope scope(reader, "a");
    CHECK(reader.number("b") == 0);
    CHECK(reader.text("c").empty());
  }
  CHECK(reader.text("d").empty());
  CHECK(reader.problem() == "$.a.b: got null, need a number");
}

TEST_CASE("in a scope that is not there nothing is found") {
  JsonReader reader(R"({"a": "text"})");
  const JsonReader::Scope outer(reader, "a"), inner(reader, "b");
  CHECK_FALSE(reader.boolean("c"));
  CHECK(reader.problem() == "$.a: got a string, need an object");
}
