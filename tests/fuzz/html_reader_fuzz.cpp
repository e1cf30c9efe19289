// Any valid text as a page: the article's text is valid UTF-8.
#include <cstdlib>
#include <string>

#include "base/utf8.h"
#include "extract/read/articles.h"
#include "extract/read/charset.h"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  using namespace hearsay;
  const std::string html = extract::repair_utf8(std::string_view(reinterpret_cast<const char*>(data), size));
  const Document document = extract::document_from_html(html);
  if (first_invalid_utf8(document.text) != std::string::npos || first_invalid_utf8(document.title) != std::string::npos) std::abort();
  extract::declared_charset(html);
  return 0;
}
