#include "engine/fold.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

namespace hearsay::engine {

std::string fold(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const auto* normalizer = icu::Normalizer2::getNFKDInstance(status);
  auto wide = icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
  if (U_SUCCESS(status)) wide = normalizer->normalize(wide, status);
  wide.foldCase();
  icu::UnicodeString out;
  for (int32_t i = 0; i < wide.length(); i = wide.moveIndex32(i, 1)) {
    UChar32 c = wide.char32At(i);
    if (u_getCombiningClass(c) != 0) continue;
    if (u_isalnum(c)) {
      out.append(c);
    } else if (!out.isEmpty() && out[out.length() - 1] != u' ') {
      out.append(u' ');
    }
  }
  out.trim();
  std::string result;
  out.toUTF8String(result);
  return result;
}

}  // namespace hearsay::engine
