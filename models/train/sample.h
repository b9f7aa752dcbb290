#pragma once

#include <random>

#include "layers.h"
#include "shards.h"
#include "trainer.h"

namespace training {

enum class View {
  frame,   ///< the whole frame, as the detector first looks at it
  closer,  ///< turned and cropped to something that may be a card, as for its second look
};

struct Sample {
  Map tensor;  ///< normalised, 3 channels
  Map maps;    ///< at a quarter of the size: cover, outline; Network::kMaps channels
};

/// Draws a view of the record with new crop, light, colour and noise, and the maps that the network shall give for it.
void drawSample(const Record& record, View view, Random& random, Sample& sample);

}  // namespace training
