# How the shipped wasm is linked; above each flag stands its reason.
set(QUJING_LINK_FLAGS
  # -Oz here would save 1.5 of 240 KB (brotli) and cost speed; -flto 1 KB, for every source compiled twice.
  -O3
  # Chooses Embind's library without RTTI, as our sources are compiled.
  -fno-rtti
  # The border is Embind.
  -lembind
  # The page, the worker and Node each make an instance of their own, and replace it after a trap.
  -sMODULARIZE=1
  # esbuild bundles the glue into the worker as an ES module.
  -sEXPORT_ES6=1
  # No branches for shells and old Node; Node hands the bytes in through instantiateWasm.
  -sENVIRONMENT=web,worker
  # 64-bit integers cross as BigInt: every browser with SIMD has it, and the glue loses its splitting of them.
  -sWASM_BIGINT=1
  # The engine has no files.
  -sFILESYSTEM=0
  # A strict Content-Security-Policy: no eval, no new Function.
  -sDYNAMIC_EXECUTION=0
  # Frames of 1280x720 fit the initial memory; one of 4096x4096 does not.
  -sALLOW_MEMORY_GROWTH=1
  # Room for the first live frame without growing: static data, stack, one 1280x720 RGBA frame, work images.
  -sINITIAL_MEMORY=16MB
  # A phone's browser kills pages that go on growing.
  -sMAXIMUM_MEMORY=256MB
  # Small steps: growth must not double what a frame of 4096x4096 needs.
  -sMEMORY_GROWTH_GEOMETRIC_STEP=0.1
  # The default of 64 KB is thin for OpenCV's automatic buffers.
  -sSTACK_SIZE=256KB
  # Half the size of dlmalloc, and frames are few, large and reused.
  -sMALLOC=emmalloc
  # malloc answers null, and the engine answers outOfMemory.
  -sABORTING_MALLOC=0
  # The only thing JavaScript needs besides the bound names.
  -sEXPORTED_RUNTIME_METHODS=HEAPU8
  # The glue is called by our loader only, which hands it the right arguments.
  -sASSERTIONS=0
)
