// Extractor: the left half of hearsay, one document in, one evidence record out. Stateless between documents, so the
// same document always gives the same record. The stages: language -> boilerplate -> syntax -> times, numbers ->
// mentions -> claims, figures, reports, citations (extract/text, extract/syntax, extract/find).
// Const after loading, safe to share by threads. Tested by tests/e2e/main_job.py.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "schemas/evidence.h"

namespace hearsay::extract {

struct ExtractorOptions {
  std::string data;      // folder that holds models/, extract/lexicon/ and schemas/
  std::string language;  // language of all documents; empty = identified for each
};

class Extractor {
 public:
  // Loads every language that has both a model and a lexicon. Fails where one of them is damaged or a lexicon breaks
  // its schema: the message names file and key.
  static Result<std::unique_ptr<Extractor>> load(const ExtractorOptions& options);
  ~Extractor();

  // Never fails: what cannot be read gives fewer findings and a line in Evidence::notes. A document in a language
  // without lexicon is kept with its language, without claims, and with one note.
  Evidence extract(Document document) const;

  // The analysis of a text as CoNLL-U; Unsupported where no model speaks its language.
  Result<std::string> conllu(const Document& document) const;

  // Hash of models, lexicons and program: evidence of another fingerprint may differ.
  std::uint64_t fingerprint() const;
  std::vector<std::string> languages() const;

 private:
  struct Parts;
  explicit Extractor(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

}  // namespace hearsay::extract
