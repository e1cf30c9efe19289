// Reader: turns files into documents. Reads .txt, .jsonl/.ndjson, .html/.htm; folders recursively, globs, and "-" for
// JSON lines or plain text on standard input; .json (one article or an array) only where the file itself is named or a
// glob matches it, since folders of articles hold other JSON too. A folder's metadata.jsonl or metadata.csv
// (or the metadata file given) describes the files of that folder and is itself no article. Files of other kinds are
// passed over and counted. What cannot be read is reported in one line (file, line or byte, what was wrong); the rest
// goes on. Documents reach the sink one by one, in an order that depends on names only, from the calling thread; never
// more than one document is held (metadata excepted).
//
// The text is kept as stored: a byte order mark is taken off, other encodings are converted to UTF-8 (byte order mark,
// else valid UTF-8, else ICU's detector, else windows-1252), nothing else is changed: CRLF stays, so spans fit the file.
// Tested by tests/extract/read/reader_test.cpp.
#pragma once

#include <cstdint>
#include <functional>
#include <istream>
#include <memory>
#include <string>
#include <vector>

#include "base/reporter.h"
#include "base/result.h"
#include "schemas/evidence.h"

namespace hearsay::extract {

struct ReadOptions {
  std::string metadata;                               // a metadata file for all files read; empty: look in each folder
  std::string language;                               // language of documents that do not name theirs; empty: unknown
  std::uint64_t largest_document = 64u << 20;         // bytes; longer ones are refused, in bounded memory (HTML: 10,000,000)
};

// What became of everything that was named.
struct ReadCounts {
  std::uint64_t documents = 0;    // given to the sink
  std::uint64_t files = 0;        // opened and read, metadata files not counted
  std::uint64_t empty = 0;        // files or lines without text (reported, no document)
  std::uint64_t failed = 0;       // files or lines that could not be read (reported)
  std::uint64_t passed_over = 0;  // files of other kinds in folders
  std::uint64_t missing = 0;      // paths that do not exist, globs without a match (reported)
  std::uint64_t repaired = 0;     // documents with bytes that are no text in their encoding (reported)
  std::uint64_t bytes = 0;        // read from files

  bool clean() const { return empty == 0 && failed == 0 && missing == 0 && repaired == 0; }
};

// The sink takes a document whose id, uri, text and text_hash are set; an error from it ends the reading.
using DocumentSink = std::function<Status(Document&&)>;

class Reader {
 public:
  // `reporter` must outlive the reader. `standard_input` is read for "-" (null: "-" is reported as missing).
  Reader(ReadOptions options, Reporter& reporter, std::istream* standard_input);
  ~Reader();
  Reader(Reader&&) noexcept;
  Reader& operator=(Reader&&) noexcept;

  // Reads everything that `paths` name, in the order given; files of a folder in the order of their paths' bytes. A file named
  // twice is read once. Fails only where the sink fails or the metadata file given cannot be read.
  Status read(const std::vector<std::string>& paths, const DocumentSink& sink);

  // The articles that `paths` name and their bytes, without reading them: for a progress bar.
  struct Outlook {
    std::uint64_t files = 0;
    std::uint64_t bytes = 0;
  };
  Outlook look_ahead(const std::vector<std::string>& paths) const;

  const ReadCounts& counts() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace hearsay::extract
