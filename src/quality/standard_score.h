#pragma once

namespace qujing {

/// The mappings of raw values to 0..100 that ISO/IEC 29794-5 has its components scored by, with the constants of its
/// reference implementation, BSI-OFIQ/OFIQ-Project a16a990, OFIQlib/modules/measures (FACTS.md 2.4). They say nothing
/// about passing.
namespace standard {

double headPoseScore(double degrees);
double eyeDistanceScore(double pixels);
double eyesOpenScore(double openingOverEyeToChin);
double mouthClosedScore(double openingOverEyeToChin);
double overExposureScore(double share);
double underExposureScore(double share);
double luminanceMeanScore(double mean);          ///< mean: 0..1
double luminanceVarianceScore(double variance);  ///< of luma 0..1
double dynamicRangeScore(double entropyBits);
double illuminationScore(double intersection);
double naturalColourScore(double distance);
double backgroundScore(double meanGradient);
double headCoveringScore(double share);
double visibleScore(double coveredShare);
double singleFaceScore(double areaRatio);

}  // namespace standard
}  // namespace qujing
