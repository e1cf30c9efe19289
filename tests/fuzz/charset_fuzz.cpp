// Any bytes: decoded text is valid UTF-8, and valid UTF-8 comes back unchanged.
#include <cstdlib>
#include <string>

#include "base/utf8.h"
#include "extract/read/charset.h"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  const auto decoded = hearsay::extract::decode_text(bytes);
  if (decoded && hearsay::first_invalid_utf8(decoded->text) != std::string::npos) std::abort();
  const bool valid = hearsay::first_invalid_utf8(bytes) == std::string::npos;
  if (decoded && valid && !bytes.starts_with("\xEF\xBB\xBF") && decoded->text != bytes) std::abort();
  if (hearsay::first_invalid_utf8(hearsay::extract::repair_utf8(bytes)) != std::string::npos) std::abort();
  return 0;
}
