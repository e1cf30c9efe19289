// Articles: what each kind of file gives: documents from plain text, from one JSON object, and from an HTML page.
// Functions only. Private to extract/read and extract/reader.cpp. Tested by tests/extract/read/parts_test.cpp.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

#include "base/result.h"
#include "schemas/evidence.h"

namespace hearsay::extract {

// Sets title and title_span from the first line where it looks like a headline: it is short, ends in no full stop, comma
// or colon, and text follows. Where the title is known, sets title_span if the head of the text holds it.
void find_title(Document& document);

// Fills a document from a JSON object: id, url, title, text | maintext, published | date_publish, publisher |
// source_domain, language; the rest goes to extra. `uri` is left empty where there is no id and no url.
// Fails where the value is no object, a field has the wrong type, or there is no text key.
Result<Document> document_from_json(const nlohmann::json& value);

// Takes title, publisher, published, language, url and unknown fields from a metadata record (key "file" ignored).
Status apply_metadata(const nlohmann::json& record, Document& document);

// The article of an HTML page: visible text of its paragraphs and headings, title, publisher, date and language from its
// metadata. Never fails: a page without text gives a document with empty text. `html`: valid UTF-8.
Document document_from_html(std::string_view html);
// The charset that a page's head declares, or empty.
std::string declared_charset(std::string_view html);

// Last step: text hash and id.
void seal(Document& document);

}  // namespace hearsay::extract
