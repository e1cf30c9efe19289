#include "extract/read/charset.h"

#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>

#include <algorithm>
#include <memory>

#include "base/utf8.h"

namespace hearsay::extract {
namespace {

struct Mark {
  std::string_view bytes;
  const char* encoding;
};
// UTF-32 first: its little-endian mark begins with that of UTF-16.
constexpr Mark kMarks[] = {{{"\xEF\xBB\xBF", 3}, "UTF-8"},        {{"\xFF\xFE\x00\x00", 4}, "UTF-32LE"}, {{"\x00\x00\xFE\xFF", 4}, "UTF-32BE"},
                           {{"\xFF\xFE", 2}, "UTF-16LE"}, {{"\xFE\xFF", 2}, "UTF-16BE"}};

// How many bytes a lead byte announces, 0 for none.
std::size_t announced(unsigned char byte) {
  if (byte >= 0xC2 && byte <= 0xDF) return 2;
  if (byte >= 0xE0 && byte <= 0xEF) return 3;
  if (byte >= 0xF0 && byte <= 0xF4) return 4;
  return 0;
}

bool is_continuation(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) == 0x80; }

// Length of the broken sequence at `at`: a lead byte with the continuation bytes that are there, else one byte.
std::size_t broken_length(std::string_view bytes, std::size_t at) {
  const std::size_t wanted = announced(static_cast<unsigned char>(bytes[at]));
  std::size_t length = 1;
  while (length + 1 < wanted && at + length < bytes.size() && is_continuation(bytes[at + length])) ++length;
  return length;
}

// Calls `good(begin, end)` and `bad(begin, end)` over the runs of `bytes`.
template <class Good, class Bad>
void walk(std::string_view bytes, Good good, Bad bad) {
  std::size_t at = 0;
  while (at < bytes.size()) {
    const std::size_t invalid = first_invalid_utf8(bytes.substr(at));
    if (invalid == std::string_view::npos) return good(at, bytes.size());
    good(at, at + invalid);
    at += invalid;
    const std::size_t length = broken_length(bytes, at);
    bad(at, at + length);
    at += length;
  }
}

// Damaged UTF-8 rather than another encoding: most of its non-ASCII sequences are valid, or the broken ones are halves.
bool is_damaged_utf8(std::string_view bytes) {
  std::size_t valid = 0, halves = 0, broken = 0;
  walk(bytes, [&](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i) valid += announced(static_cast<unsigned char>(bytes[i])) > 0;
      },
      [&](std::size_t begin, std::size_t end) {
        const bool half = announced(static_cast<unsigned char>(bytes[begin])) > 0 && (end - begin > 1 || end == bytes.size());
        ++(half ? halves : broken);
      });
  return broken == 0 || valid > 4 * broken;
}

Result<std::string> convert(std::string_view bytes, const char* encoding) {
  UErrorCode status = U_ZERO_ERROR;
  std::string out;
  // ucnv_convert takes int32 lengths; documents are far smaller (ReadOptions::largest_document).
  const auto length = static_cast<std::int32_t>(bytes.size());
  const std::int32_t size = ucnv_convert("UTF-8", encoding, nullptr, 0, bytes.data(), length, &status);
  if (status != U_BUFFER_OVERFLOW_ERROR && U_FAILURE(status))
    return fail(ErrorCode::InvalidInput, std::string("cannot be read as ") + encoding + ": " + u_errorName(status));
  out.resize(static_cast<std::size_t>(size));
  status = U_ZERO_ERROR;
  ucnv_convert("UTF-8", encoding, out.data(), size, bytes.data(), length, &status);
  if (U_FAILURE(status)) return fail(ErrorCode::InvalidInput, std::string("cannot be read as ") + encoding + ": " + u_errorName(status));
  return out;
}

// The encoding that ICU's detector is at least fairly sure of.
std::string detect(std::string_view bytes) {
  constexpr std::int32_t kSure = 30;
  constexpr std::size_t kSample = 64 << 10;
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UCharsetDetector, decltype(&ucsdet_close)> detector(ucsdet_open(&status), &ucsdet_close);
  if (U_FAILURE(status)) return "windows-1252";
  ucsdet_setText(detector.get(), bytes.data(), static_cast<std::int32_t>(std::min(bytes.size(), kSample)), &status);
  const UCharsetMatch* match = ucsdet_detect(detector.get(), &status);
  if (U_FAILURE(status) || !match || ucsdet_getConfidence(match, &status) < kSure) return "windows-1252";
  const std::string name = ucsdet_getName(match, &status);
  return U_FAILURE(status) || name == "ISO-8859-1" || name.starts_with("UTF-") ? "windows-1252" : name;
}

Result<Decoded> decode_as(std::string_view bytes, const std::string& encoding) {
  HEARSAY_TRY(std::string text, convert(bytes, encoding.c_str()));
  std::optional<std::uint64_t> bad;
  if (text.find("\xEF\xBF\xBD") != std::string::npos) bad = 0;
  return Decoded{std::move(text), encoding, bad, {}};
}

Decoded repaired(std::string_view bytes, std::size_t skipped) {
  return {repair_utf8(bytes), "UTF-8", first_invalid_utf8(bytes) + skipped, {}};
}

Result<Decoded> guess(std::string_view bytes) {
  auto decoded = decode_as(bytes, detect(bytes));
  if (!decoded) decoded = decode_as(bytes, "windows-1252");
  if (decoded) decoded->guessed = first_invalid_utf8(bytes);
  return decoded;
}

}  // namespace

std::string repair_utf8(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size() + 16);
  walk(bytes, [&](std::size_t begin, std::size_t end) { out.append(bytes, begin, end - begin); },
       [&](std::size_t, std::size_t) { out += "\xEF\xBF\xBD"; });
  return out;
}

Result<Decoded> decode_text(std::string bytes, std::string_view declared) {
  std::size_t skipped = 0;  // bytes of the mark taken off
  for (const Mark& mark : kMarks) {
    if (!bytes.starts_with(mark.bytes)) continue;
    if (std::string_view(mark.encoding) != "UTF-8") return decode_as(std::string_view(bytes).substr(mark.bytes.size()), mark.encoding);
    skipped = mark.bytes.size();
    bytes.erase(0, skipped);
    break;
  }
  if (const std::size_t nul = bytes.find('\0'); nul != std::string::npos)
    return fail(ErrorCode::InvalidInput, "is binary, not text: byte " + std::to_string(nul + skipped) + " is NUL");
  if (first_invalid_utf8(bytes) == std::string::npos) return Decoded{std::move(bytes), "UTF-8", {}, {}};
  if (!declared.empty() && declared != "UTF-8" && declared != "utf-8") {
    if (auto decoded = decode_as(bytes, std::string(declared))) return decoded;
  }
  if (skipped > 0 || is_damaged_utf8(bytes)) return repaired(bytes, skipped);
  return guess(bytes);
}

}  // namespace hearsay::extract
