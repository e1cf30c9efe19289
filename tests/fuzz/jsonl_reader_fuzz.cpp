// Any bytes on standard input: every document is valid UTF-8 with text and an id, every line is counted once.
#include <cstdlib>
#include <sstream>
#include <string>

#include "base/utf8.h"
#include "extract/reader.h"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  using namespace hearsay;
  std::istringstream input("{" + std::string(reinterpret_cast<const char*>(data), size));
  CollectingReporter reporter;
  extract::ReadOptions options;
  options.largest_document = 4096;
  extract::Reader reader(options, reporter, &input);
  std::uint64_t given = 0;
  const auto status = reader.read({"-"}, [&given](Document&& document) -> Status {
    if (first_invalid_utf8(document.text) != std::string::npos || !document.id.valid() || document.uri.empty()) std::abort();
    if (document.title_span.end > document.text.size()) std::abort();
    ++given;
    return {};
  });
  if (!status || reader.counts().documents != given) std::abort();
  return 0;
}
