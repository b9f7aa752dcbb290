// Force-included into OpenCV 4.6: three intrinsics that LLVM 19's wasm_simd128.h no longer has.
#ifndef QUJING_OPENCV_WASM_COMPAT_H
#define QUJING_OPENCV_WASM_COMPAT_H
#include <wasm_simd128.h>

#define wasm_trunc_saturate_i32x4_f32x4 wasm_i32x4_trunc_sat_f32x4
#define wasm_convert_f32x4_i32x4 wasm_f32x4_convert_i32x4

static inline v128_t wasm_i8x16_mul(v128_t a, v128_t b) {
  const v128_t low = wasm_i16x8_extmul_low_i8x16(a, b);
  const v128_t high = wasm_i16x8_extmul_high_i8x16(a, b);
  return wasm_i8x16_shuffle(low, high, 0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30);
}
#endif
