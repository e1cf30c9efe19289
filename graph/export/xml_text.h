// Text inside XML 1.0: escaped, and without the characters that XML forbids even as references (most control
// characters, surrogates, U+FFFE, U+FFFF) and without bytes that are not UTF-8. Tested by tests/graph/export/xml_text_test.cpp.
#pragma once

#include <string>
#include <string_view>

namespace hearsay::graph {

// Appends `text` for use as element content or inside a double-quoted attribute. Forbidden characters and broken bytes
// are left out. Carriage returns become &#13;, so that readers do not turn them into newlines.
void append_xml(std::string& out, std::string_view text);

}  // namespace hearsay::graph
