# cmake -D source=FILE.bin -D target=FILE.cpp -D symbol=kName -P write_weights.cmake
file(READ ${source} hex HEX)
file(SIZE ${source} size)
string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes ${hex})
string(REGEX REPLACE "(0x[^x]+x[^x]+x[^x]+x[^x]+x[^x]+x[^x]+x[^x]+x[^x]+),0" "\\1,\n0" bytes ${bytes})
get_filename_component(name ${source} NAME)
file(WRITE ${target} "// Generated from ${name}.
#include <cstddef>

namespace qujing {

extern const std::size_t ${symbol}Size;
extern const unsigned char ${symbol}[];
const std::size_t ${symbol}Size = ${size};
alignas(16) const unsigned char ${symbol}[] = {
${bytes}};

}  // namespace qujing
")
