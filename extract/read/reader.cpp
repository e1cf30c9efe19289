#include "extract/reader.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "base/utf8.h"
#include "extract/read/articles.h"
#include "extract/read/charset.h"
#include "extract/read/lines.h"
#include "extract/read/metadata.h"
#include "extract/read/paths.h"
#include "schemas/json_schema.h"

namespace hearsay::extract {

using nlohmann::json;

struct Reader::Impl {
  Impl(ReadOptions read_options, Reporter& notices, std::istream* in)
      : options(std::move(read_options)), reporter(notices), standard_input(in), metadata(options.largest_document) {}

  Status read_file(const FoundFile& file, const DocumentSink& sink);
  Status read_lines(const std::string& path, std::istream& in, const DocumentSink& sink);
  Status read_line(const std::string& path, std::uint64_t number, std::string& line, const DocumentSink& sink);
  Status read_json_file(const std::string& path, std::string bytes, const DocumentSink& sink);
  Status read_value(const std::string& where, const std::string& uri, const json& value, const DocumentSink& sink);
  Status read_page(const FoundFile& file, std::string bytes, const DocumentSink& sink);
  Status read_standard_input(const DocumentSink& sink);
  Status give(const std::string& where, Document&& document, const DocumentSink& sink);

  void failed(const std::string& where, std::string what) {
    ++counts.failed;
    reporter.failure(where, std::move(what));
  }
  void guessed(const std::string& where, const Decoded& decoded) {
    reporter.warn(where + "@" + std::to_string(*decoded.guessed), "is no UTF-8: read as " + decoded.encoding);
  }
  void repaired(const std::string& where, std::uint64_t byte) {
    ++counts.repaired;
    reporter.warn(where + "@" + std::to_string(byte), "is no valid UTF-8 at this byte; read with U+FFFD in its place");
  }
  std::string too_large() const {
    return "is longer than the largest document read (" + std::to_string(options.largest_document) + " bytes)";
  }

  ReadOptions options;
  Reporter& reporter;
  std::istream* standard_input;
  Metadata metadata;
  ReadCounts counts;
};

Reader::Reader(ReadOptions options, Reporter& reporter, std::istream* standard_input)
    : impl_(std::make_unique<Impl>(std::move(options), reporter, standard_input)) {}
Reader::~Reader() = default;
Reader::Reader(Reader&&) noexcept = default;
Reader& Reader::operator=(Reader&&) noexcept = default;

const ReadCounts& Reader::counts() const { return impl_->counts; }

Status Reader::read(const std::vector<std::string>& paths, const DocumentSink& sink) {
  Impl& self = *impl_;
  if (!self.options.metadata.empty()) {
    self.metadata.match_bare_names();
    if (auto status = self.metadata.load_file(self.options.metadata, self.reporter, self.counts.failed); !status)
      return fail(status.error().within(self.options.metadata));
  }
  const FoundFiles found = find_files(paths);
  self.counts.passed_over += found.passed_over;
  for (const PathProblem& problem : found.missing) {
    ++self.counts.missing;
    self.reporter.failure(problem.path, problem.what);
  }
  for (const PathProblem& problem : found.failed) self.failed(problem.path, problem.what);
  for (const FoundFile& file : found.files) HEARSAY_CHECK(self.read_file(file, sink));
  return {};
}

Reader::Outlook Reader::look_ahead(const std::vector<std::string>& paths) const {
  Outlook outlook;
  for (const FoundFile& file : find_files(paths).files) {
    std::error_code error;
    const auto size = std::filesystem::file_size(file.path, error);
    ++outlook.files;
    if (!error) outlook.bytes += size;
  }
  return outlook;
}

Status Reader::Impl::read_file(const FoundFile& file, const DocumentSink& sink) {
  if (file.kind == FileKind::StandardInput) return read_standard_input(sink);
  if (options.metadata.empty()) counts.failed += metadata.load_folder(folder_of(file.path), reporter);
  std::ifstream in(file.path, std::ios::binary);
  if (!in) {
    failed(file.path, "cannot be opened");
    return {};
  }
  ++counts.files;
  if (file.kind == FileKind::JsonLines) return read_lines(file.path, in, sink);
  std::error_code error;
  const auto size = std::filesystem::file_size(file.path, error);
  if (error || size > options.largest_document) {
    failed(file.path, error ? "cannot be read: " + error.message() : too_large());
    return {};
  }
  std::string bytes(size, '\0');
  in.read(bytes.data(), static_cast<std::streamsize>(size));
  if (in.gcount() != static_cast<std::streamsize>(size)) {
    failed(file.path, "ended after " + std::to_string(in.gcount()) + " of " + std::to_string(size) + " bytes");
    return {};
  }
  counts.bytes += size;
  return file.kind == FileKind::Json ? read_json_file(file.path, std::move(bytes), sink) : read_page(file, std::move(bytes), sink);
}

// A .txt or .html file: one document.
Status Reader::Impl::read_page(const FoundFile& file, std::string bytes, const DocumentSink& sink) {
  constexpr std::size_t kLargestPage = 10'000'000;  // libxml2 drops what a text node holds beyond this
  const bool html = file.kind == FileKind::Html;
  if (html && bytes.size() > kLargestPage) {
    failed(file.path, "is longer than the largest HTML page read (" + std::to_string(kLargestPage) + " bytes)");
    return {};
  }
  const std::string declared = html ? declared_charset(bytes) : std::string();
  auto decoded = decode_text(std::move(bytes), declared);
  if (!decoded) {
    failed(file.path, decoded.error().message);
    return {};
  }
  if (decoded->bad_byte) repaired(file.path, *decoded->bad_byte);
  if (decoded->guessed) guessed(file.path, *decoded);
  Document document;
  if (html) document = document_from_html(decoded->text);
  else document.text = std::move(decoded->text);
  document.uri = file.path;
  if (const std::string* record = metadata.find(file.path))
    if (auto status = apply_metadata(json::parse(*record), document); !status)
      reporter.warn(file.path, "metadata: " + status.error().message);
  return give(file.path, std::move(document), sink);
}

Status Reader::Impl::read_lines(const std::string& path, std::istream& in, const DocumentSink& sink) {
  LineReader lines(in, options.largest_document);
  std::string line;
  for (auto outcome = lines.next(line); outcome != LineReader::Outcome::End; outcome = lines.next(line)) {
    if (outcome == LineReader::Outcome::TooLong) failed(path + ":" + std::to_string(lines.number()), too_large());
    else HEARSAY_CHECK(read_line(path, lines.number(), line, sink));
  }
  counts.bytes += lines.bytes();
  return {};
}

Status Reader::Impl::read_line(const std::string& path, std::uint64_t number, std::string& line, const DocumentSink& sink) {
  if (number == 1 && line.starts_with("\xEF\xBB\xBF")) line.erase(0, 3);
  if (line.find_first_not_of(" \t") == std::string::npos) return {};
  const std::string where = path + ":" + std::to_string(number);
  if (const std::size_t bad = first_invalid_utf8(line); bad != std::string::npos) {
    repaired(where, bad);
    line = repair_utf8(line);
  }
  if (json_nesting(line) > kDeepestJson) {
    failed(where, "is nested deeper than " + std::to_string(kDeepestJson) + " levels");
    return {};
  }
  json value;
  try {
    value = json::parse(line);
  } catch (const json::parse_error& error) {
    failed(where, "is no valid JSON at byte " + std::to_string(error.byte));
    return {};
  }
  return read_value(where, path + "#" + std::to_string(number), value, sink);
}

Status Reader::Impl::read_value(const std::string& where, const std::string& uri, const json& value, const DocumentSink& sink) {
  auto document = document_from_json(value);
  if (!document) {
    failed(where, document.error().message);
    return {};
  }
  if (document->uri.empty()) document->uri = uri;
  return give(where, std::move(*document), sink);
}

Status Reader::Impl::read_json_file(const std::string& path, std::string bytes, const DocumentSink& sink) {
  auto decoded = decode_text(std::move(bytes));
  if (!decoded) {
    failed(path, decoded.error().message);
    return {};
  }
  if (decoded->bad_byte) repaired(path, *decoded->bad_byte);
  if (decoded->guessed) guessed(path, *decoded);
  if (json_nesting(decoded->text) > kDeepestJson) {
    failed(path, "is nested deeper than " + std::to_string(kDeepestJson) + " levels");
    return {};
  }
  json value;
  try {
    value = json::parse(decoded->text);
  } catch (const json::parse_error& error) {
    failed(path, "is no valid JSON at byte " + std::to_string(error.byte));
    return {};
  }
  if (!value.is_array()) return read_value(path, path, value, sink);
  for (std::size_t i = 0; i < value.size(); ++i) {
    const std::string place = path + "#" + std::to_string(i + 1);
    HEARSAY_CHECK(read_value(place, place, value[i], sink));
  }
  return {};
}

// JSON lines where the input begins with "{", else one plain text.
Status Reader::Impl::read_standard_input(const DocumentSink& sink) {
  if (!standard_input) {
    ++counts.missing;
    reporter.failure("-", "there is no standard input");
    return {};
  }
  std::istream& in = *standard_input;
  ++counts.files;
  while (in.peek() == ' ' || in.peek() == '\n' || in.peek() == '\r' || in.peek() == '\t') in.get();
  if (in.peek() == '{') return read_lines("-", in, sink);
  std::string bytes;
  char buffer[1 << 14];
  while (in.read(buffer, sizeof buffer), in.gcount() > 0) {
    bytes.append(buffer, static_cast<std::size_t>(in.gcount()));
    if (bytes.size() > options.largest_document) {
      failed("-", too_large());
      return {};
    }
  }
  counts.bytes += bytes.size();
  return read_page({"-", FileKind::Text}, std::move(bytes), sink);
}

Status Reader::Impl::give(const std::string& where, Document&& document, const DocumentSink& sink) {
  if (std::ranges::replace(document.text, '\0', ' '); document.text.find_first_not_of(" \t\r\n\f\v") == std::string::npos) {
    ++counts.empty;
    reporter.warn(where, "has no text");
    return {};
  }
  if (document.language.empty()) document.language = options.language;
  find_title(document);
  seal(document);
  ++counts.documents;
  return sink(std::move(document));
}

}  // namespace hearsay::extract
