// Any bytes through the tokenizer and the whole analysis: no crash, spans inside the text and in order.
// Inputs over 20 kB are left out: they only repeat what shorter ones show.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "extract/syntax/syntax.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using hearsay::extract::SyntaxModel;
  static const auto model = SyntaxModel::load(HEARSAY_SOURCE_DIR "/models/id", "id");
  if (!model || size > 20'000) return 0;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto analysis = (*model)->analyse(text);
  std::uint32_t before = 0;
  for (const auto& sentence : analysis.sentences) {
    if (sentence.tokens.empty() || sentence.span.end > size || sentence.span.begin < before) std::abort();
    before = sentence.span.end;
    for (const auto& token : sentence.tokens) {
      if (!sentence.span.contains(token.span) || token.head >= static_cast<std::int32_t>(sentence.tokens.size())) std::abort();
    }
  }
  return 0;
}
