#!/usr/bin/env bash
# OpenCV 4.6 (core, imgproc) as static wasm libraries, kept in the cache under a key of its version and flags.
source "$(dirname "$0")/common.sh"

here=$(cd "$(dirname "$0")" && pwd)
version=4.6.0
emcmake=$("$here/emscripten_root.sh")/emcmake
emcc=$(dirname "$emcmake")/emcc

# No thread and no file ever exists in the engine; -ffp-contract=off keeps results equal to the native build's.
compile="-O3 -msimd128 -ffp-contract=off -DNDEBUG"
options=(
  -DCMAKE_BUILD_TYPE=Release -DBUILD_LIST=core,imgproc -DBUILD_SHARED_LIBS=OFF
  -DCPU_BASELINE= -DCPU_DISPATCH= -DCV_ENABLE_INTRINSICS=ON -DCV_TRACE=OFF -DENABLE_PIC=OFF
  -DOPENCV_DISABLE_THREAD_SUPPORT=ON -DOPENCV_DISABLE_FILESYSTEM_SUPPORT=ON
  -DWITH_PTHREADS_PF=OFF -DWITH_ITT=OFF -DBUILD_ITT=OFF -DWITH_OPENCL=OFF -DWITH_LAPACK=OFF -DWITH_EIGEN=OFF
  -DWITH_IPP=OFF -DWITH_PROTOBUF=OFF -DWITH_QUIRC=OFF -DWITH_ADE=OFF -DWITH_1394=OFF -DWITH_FFMPEG=OFF
  -DWITH_GSTREAMER=OFF -DWITH_GTK=OFF -DWITH_JPEG=OFF -DWITH_PNG=OFF -DWITH_TIFF=OFF -DWITH_WEBP=OFF
  -DWITH_OPENJPEG=OFF -DWITH_JASPER=OFF -DWITH_OPENEXR=OFF -DWITH_IMGCODEC_HDR=OFF -DWITH_IMGCODEC_SUNRASTER=OFF
  -DWITH_IMGCODEC_PXM=OFF -DWITH_IMGCODEC_PFM=OFF -DWITH_V4L=OFF -DWITH_VTK=OFF -DWITH_CAROTENE=OFF
  -DBUILD_TESTS=OFF -DBUILD_PERF_TESTS=OFF -DBUILD_EXAMPLES=OFF -DBUILD_DOCS=OFF -DBUILD_opencv_apps=OFF
  -DBUILD_opencv_js=OFF -DBUILD_JAVA=OFF -DBUILD_FAT_JAVA_LIB=OFF -DBUILD_opencv_python2=OFF
  -DBUILD_opencv_python3=OFF -DBUILD_PACKAGE=OFF
)
key=$( (echo "$version $compile ${options[*]}" && cat "$here/opencv_wasm_compat.h" && "$emcc" -dumpversion) |
  sha256sum | cut -c1-16)
prefix="$QUJING_CACHE/opencv-$version-wasm-$key"

if [ ! -e "$prefix/ready" ]; then
  work="$QUJING_CACHE/opencv-build"
  rm -rf "$work" && mkdir -p "$work/opencv" "$work/zlib"

  say "fetching the sources of OpenCV $version and zlib (Debian 12)"
  (cd "$work" && aptOf bookworm source --download-only --tar-only opencv zlib)
  tar xf "$work"/opencv_${version}*.orig.tar.* -C "$work/opencv" --strip-components=1
  tar xf "$work"/zlib_*.orig.tar.* -C "$work/zlib" --strip-components=1

  say "building zlib (OpenCV's build wants it; the engine does not use it)"
  (cd "$work/zlib" && for f in adler32 crc32 deflate infback inffast inflate inftrees trees zutil compress uncompr; do
    "$emcc" -O2 -w -c "$f.c" -o "$f.o"
  done && "$(dirname "$emcc")/emar" rcs libz.a ./*.o)

  # The checks compile but do not link: the same answers (cvconfig.h is equal) in a third of the time.
  say "configuring OpenCV (some 200 compile checks: about a minute)"
  (cd "$work" && "$emcmake" cmake -G Ninja -S opencv -B build "${options[@]}" \
    -DCMAKE_TRY_COMPILE_TARGET_TYPE=STATIC_LIBRARY \
    -DCMAKE_INSTALL_PREFIX="$work/install" -DBUILD_ZLIB=OFF \
    -DZLIB_LIBRARY="$work/zlib/libz.a" -DZLIB_INCLUDE_DIR="$work/zlib" \
    -DCMAKE_C_FLAGS="$compile" -DCMAKE_CXX_FLAGS="$compile -include $here/opencv_wasm_compat.h" \
    -DCMAKE_C_FLAGS_RELEASE= -DCMAKE_CXX_FLAGS_RELEASE= >"$QUJING_CACHE/opencv.log" 2>&1) ||
    { tail -n 30 "$QUJING_CACHE/opencv.log"; fail "OpenCV's configure failed; see $QUJING_CACHE/opencv.log"; }

  say "building OpenCV (core, imgproc: about 4 minutes)"
  ninja -C "$work/build" install >>"$QUJING_CACHE/opencv.log" 2>&1 ||
    { tail -n 30 "$QUJING_CACHE/opencv.log"; fail "OpenCV's build failed; see $QUJING_CACHE/opencv.log"; }
  rm -rf "$prefix" && mkdir -p "$prefix/lib"
  cp -r "$work/install/include" "$prefix/"
  find "$work/install" -name 'libopencv_*.a' -exec cp {} "$prefix/lib/" \;
  touch "$prefix/ready"
  rm -rf "$work"
fi
ln -sfn "$prefix" "$QUJING_CACHE/opencv-wasm"
say "OpenCV $version for wasm is ready"
