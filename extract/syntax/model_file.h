// Model files: named blocks of bytes behind a header with version, language and checksum. One format for tokenizer,
// network and lemmas. Layout, little-endian:
//   8 bytes "HEARSAYM", u32 version, u32 kind length + kind, u32 language length + language, u32 number of blocks,
//   then per block: u32 name length + name, u64 size; then the blocks one after the other; last 8 bytes: hash64 of all before.
// A file that is truncated, changed, of another version, kind or language is an error that says so (Corrupt or Unsupported).
// Tested by tests/extract/syntax/formats_test.cpp.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace hearsay::extract {

inline constexpr std::uint32_t kModelFormat = 1;

class ModelFile {
 public:
  ModelFile(std::string kind, std::string language) : kind_(std::move(kind)), language_(std::move(language)) {}

  // Reads and checks `path`; `kind` is "tokenizer", "network" or "lemmas".
  static Result<ModelFile> read(const std::string& path, std::string_view kind, std::string_view language);
  static Result<ModelFile> parse(std::string_view bytes, const std::string& name, std::string_view kind, std::string_view language);

  std::string to_bytes() const;
  Status write(const std::string& path) const;

  void put(const std::string& name, std::string bytes) { blocks_[name] = std::move(bytes); }
  void put_strings(const std::string& name, const std::vector<std::string>& strings);
  void put_keys(const std::string& name, const std::vector<std::uint64_t>& keys);
  void put_numbers(const std::string& name, const std::vector<std::int32_t>& numbers);
  // Only the lower 32 bits of each key.
  void put_short_keys(const std::string& name, const std::vector<std::uint64_t>& keys);
  // Rows of `columns` floats, each row as one float scale and integers of `bits` 4, 8 or 16.
  void put_matrix(const std::string& name, const std::vector<float>& values, std::size_t columns, int bits);

  Result<std::string_view> block(const std::string& name) const;  // borrows from this file
  Result<std::vector<std::string>> strings(const std::string& name) const;
  Result<std::vector<std::uint64_t>> keys(const std::string& name) const;
  Result<std::vector<std::uint64_t>> short_keys(const std::string& name) const;
  Result<std::vector<std::int32_t>> numbers(const std::string& name) const;
  // Fails unless the block holds exactly `rows` x `columns`.
  Result<std::vector<float>> matrix(const std::string& name, std::size_t rows, std::size_t columns) const;

  const std::string& language() const { return language_; }

 private:
  Error damaged(const std::string& name) const;

  std::string kind_;
  std::string language_;
  std::map<std::string, std::string> blocks_;
};

}  // namespace hearsay::extract
