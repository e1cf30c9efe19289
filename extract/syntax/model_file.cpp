#include "extract/syntax/model_file.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <fstream>
#include <sstream>

#include "base/hash.h"

namespace hearsay::extract {
namespace {

constexpr std::string_view kMagic = "HEARSAYM";

template <class Number>
void append(std::string& out, Number number) {
  out.append(reinterpret_cast<const char*>(&number), sizeof number);
}

void append_text(std::string& out, std::string_view text) {
  append(out, static_cast<std::uint32_t>(text.size()));
  out.append(text);
}

// Reads numbers and strings from the front of a view; remembers whether it ran short.
class Cursor {
 public:
  explicit Cursor(std::string_view bytes) : bytes_(bytes) {}

  template <class Number>
  Number number() {
    Number value{};
    if (bytes_.size() < sizeof value) {
      good_ = false;
      return value;
    }
    std::memcpy(&value, bytes_.data(), sizeof value);
    bytes_.remove_prefix(sizeof value);
    return value;
  }
  std::string_view take(std::size_t size) {
    if (bytes_.size() < size) {
      good_ = false;
      size = 0;
    }
    const std::string_view taken = bytes_.substr(0, size);
    bytes_.remove_prefix(size);
    return taken;
  }
  std::string_view text() { return take(number<std::uint32_t>()); }
  bool good() const { return good_; }
  bool finished() const { return good_ && bytes_.empty(); }

 private:
  std::string_view bytes_;
  bool good_ = true;
};

template <class Integer>
void append_row(std::string& out, const float* row, std::size_t columns, float top) {
  float largest = 0;
  for (std::size_t i = 0; i < columns; ++i) largest = std::max(largest, std::fabs(row[i]));
  const float scale = largest > 0 ? largest / top : 1.0F;
  append(out, scale);
  for (std::size_t i = 0; i < columns; ++i) append(out, static_cast<Integer>(std::lround(row[i] / scale)));
}

template <class Integer>
void read_row(Cursor& cursor, float* row, std::size_t columns) {
  const auto scale = cursor.number<float>();
  const std::string_view bytes = cursor.take(columns * sizeof(Integer));
  if (bytes.size() != columns * sizeof(Integer)) return;
  for (std::size_t i = 0; i < columns; ++i) {
    Integer value;
    std::memcpy(&value, bytes.data() + i * sizeof value, sizeof value);
    row[i] = static_cast<float>(value) * scale;
  }
}

// Four bits: what the largest number needs is too coarse for the others, so the scale with the least squared error of a
// few is taken and what lies beyond it is cut.
float four_bit_scale(const float* row, std::size_t columns) {
  float largest = 0;
  for (std::size_t i = 0; i < columns; ++i) largest = std::max(largest, std::fabs(row[i]));
  if (largest <= 0) return 1.0F;
  float best_scale = largest / 7.0F;
  double best_error = -1;
  for (int part = 10; part >= 4; --part) {
    const float scale = largest / 7.0F * static_cast<float>(part) / 10.0F;
    double error = 0;
    for (std::size_t i = 0; i < columns; ++i) {
      const double off = double(row[i]) - std::clamp(std::round(row[i] / scale), -7.0F, 7.0F) * scale;
      error += off * off;
    }
    if (best_error >= 0 && error >= best_error) continue;
    best_error = error;
    best_scale = scale;
  }
  return best_scale;
}

void append_row4(std::string& out, const float* row, std::size_t columns) {
  const float scale = four_bit_scale(row, columns);
  append(out, scale);
  for (std::size_t i = 0; i < columns; i += 2) {
    unsigned byte = 0;
    for (std::size_t k = 0; k < 2 && i + k < columns; ++k) {
      const float value = std::clamp(std::round(row[i + k] / scale), -7.0F, 7.0F);
      byte |= static_cast<unsigned>(static_cast<int>(value) + 8) << (4 * k);
    }
    out += static_cast<char>(byte);
  }
}

void read_row4(Cursor& cursor, float* row, std::size_t columns) {
  const auto scale = cursor.number<float>();
  const std::string_view bytes = cursor.take((columns + 1) / 2);
  if (bytes.size() != (columns + 1) / 2) return;
  for (std::size_t i = 0; i < columns; ++i) {
    const unsigned byte = static_cast<unsigned char>(bytes[i / 2]);
    row[i] = static_cast<float>(static_cast<int>(byte >> (4 * (i % 2)) & 15U) - 8) * scale;
  }
}

template <class Number>
std::string bytes_of(const std::vector<Number>& numbers) {
  return std::string(reinterpret_cast<const char*>(numbers.data()), numbers.size() * sizeof(Number));
}

template <class Number>
std::vector<Number> numbers_of(std::string_view bytes) {
  std::vector<Number> numbers(bytes.size() / sizeof(Number));
  if (!numbers.empty()) std::memcpy(numbers.data(), bytes.data(), numbers.size() * sizeof(Number));
  return numbers;
}

}  // namespace

Result<ModelFile> ModelFile::read(const std::string& path, std::string_view kind, std::string_view language) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return fail(ErrorCode::Io, path + ": cannot open the model file");
  std::string bytes;
  file.seekg(0, std::ios::end);
  const auto size = file.tellg();
  if (size < 0) return fail(ErrorCode::Io, path + ": cannot read the model file");
  bytes.resize(static_cast<std::size_t>(size));
  file.seekg(0);
  file.read(bytes.data(), size);
  if (!file) return fail(ErrorCode::Io, path + ": cannot read the model file");
  return parse(bytes, path, kind, language);
}

Result<ModelFile> ModelFile::parse(std::string_view bytes, const std::string& name, std::string_view kind,
                                   std::string_view language) {
  if (bytes.substr(0, kMagic.size()) != kMagic) return fail(ErrorCode::Corrupt, name + ": not a hearsay model file");
  Cursor cursor(bytes.substr(kMagic.size()));
  const auto version = cursor.number<std::uint32_t>();
  if (!cursor.good()) return fail(ErrorCode::Corrupt, name + ": model file is truncated");
  if (version != kModelFormat) {
    return fail(ErrorCode::Unsupported, name + ": model format " + std::to_string(version) + ", this program reads " +
                                            std::to_string(kModelFormat));
  }
  if (bytes.size() < 32) return fail(ErrorCode::Corrupt, name + ": model file is truncated");
  Cursor tail(bytes.substr(bytes.size() - 8));
  if (tail.number<std::uint64_t>() != hash64(bytes.substr(0, bytes.size() - 8))) {
    return fail(ErrorCode::Corrupt, name + ": checksum does not match: the model file is truncated or damaged");
  }
  ModelFile file{std::string(cursor.text()), std::string()};
  file.language_ = cursor.text();
  if (file.kind_ != kind) return fail(ErrorCode::InvalidInput, name + ": holds a " + file.kind_ + " model, not a " + std::string(kind));
  if (file.language_ != language) {
    return fail(ErrorCode::InvalidInput, name + ": model is for language \"" + file.language_ + "\", not \"" + std::string(language) + "\"");
  }
  const auto count = cursor.number<std::uint32_t>();
  std::vector<std::pair<std::string, std::uint64_t>> sizes;
  for (std::uint32_t i = 0; i < count && cursor.good(); ++i) {
    std::string block(cursor.text());
    sizes.emplace_back(std::move(block), cursor.number<std::uint64_t>());
  }
  for (const auto& [block, size] : sizes) file.blocks_[block] = std::string(cursor.take(size));
  cursor.take(8);
  if (!cursor.finished()) return fail(ErrorCode::Corrupt, name + ": block table does not fit the file");
  return file;
}

std::string ModelFile::to_bytes() const {
  std::string out(kMagic);
  append(out, kModelFormat);
  append_text(out, kind_);
  append_text(out, language_);
  append(out, static_cast<std::uint32_t>(blocks_.size()));
  for (const auto& [name, bytes] : blocks_) {
    append_text(out, name);
    append(out, static_cast<std::uint64_t>(bytes.size()));
  }
  for (const auto& [name, bytes] : blocks_) out += bytes;
  append(out, hash64(out));
  return out;
}

Status ModelFile::write(const std::string& path) const {
  std::ofstream file(path, std::ios::binary | std::ios::trunc);
  const std::string bytes = to_bytes();
  file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  file.close();
  if (!file) return fail(ErrorCode::Io, path + ": cannot write the model file");
  return {};
}

void ModelFile::put_strings(const std::string& name, const std::vector<std::string>& strings) {
  std::string bytes;
  append(bytes, static_cast<std::uint32_t>(strings.size()));
  for (const std::string& text : strings) append_text(bytes, text);
  put(name, std::move(bytes));
}

void ModelFile::put_keys(const std::string& name, const std::vector<std::uint64_t>& keys) { put(name, bytes_of(keys)); }

void ModelFile::put_short_keys(const std::string& name, const std::vector<std::uint64_t>& keys) {
  put(name, bytes_of(std::vector<std::uint32_t>(keys.begin(), keys.end())));
}

void ModelFile::put_numbers(const std::string& name, const std::vector<std::int32_t>& numbers) { put(name, bytes_of(numbers)); }

void ModelFile::put_matrix(const std::string& name, const std::vector<float>& values, std::size_t columns, int bits) {
  std::string bytes;
  append(bytes, static_cast<std::uint32_t>(columns));
  append(bytes, static_cast<std::uint32_t>(bits));
  for (std::size_t begin = 0; begin + columns <= values.size(); begin += columns) {
    if (bits == 4) append_row4(bytes, values.data() + begin, columns);
    else if (bits == 8) append_row<std::int8_t>(bytes, values.data() + begin, columns, 127.0F);
    else append_row<std::int16_t>(bytes, values.data() + begin, columns, 32767.0F);
  }
  put(name, std::move(bytes));
}

Error ModelFile::damaged(const std::string& name) const {
  return {ErrorCode::Corrupt, kind_ + " model: block \"" + name + "\" is missing or has the wrong size"};
}

Result<std::string_view> ModelFile::block(const std::string& name) const {
  const auto found = blocks_.find(name);
  if (found == blocks_.end()) return fail(damaged(name));
  return std::string_view(found->second);
}

Result<std::vector<std::string>> ModelFile::strings(const std::string& name) const {
  HEARSAY_TRY(const std::string_view bytes, block(name));
  Cursor cursor(bytes);
  std::vector<std::string> strings;
  const auto count = cursor.number<std::uint32_t>();
  for (std::uint32_t i = 0; i < count && cursor.good(); ++i) strings.emplace_back(cursor.text());
  if (!cursor.finished()) return fail(damaged(name));
  return strings;
}

Result<std::vector<std::uint64_t>> ModelFile::keys(const std::string& name) const {
  HEARSAY_TRY(const std::string_view bytes, block(name));
  if (bytes.size() % sizeof(std::uint64_t) != 0) return fail(damaged(name));
  return numbers_of<std::uint64_t>(bytes);
}

Result<std::vector<std::uint64_t>> ModelFile::short_keys(const std::string& name) const {
  HEARSAY_TRY(const std::string_view bytes, block(name));
  if (bytes.size() % sizeof(std::uint32_t) != 0) return fail(damaged(name));
  const auto numbers = numbers_of<std::uint32_t>(bytes);
  return std::vector<std::uint64_t>(numbers.begin(), numbers.end());
}

Result<std::vector<std::int32_t>> ModelFile::numbers(const std::string& name) const {
  HEARSAY_TRY(const std::string_view bytes, block(name));
  if (bytes.size() % sizeof(std::int32_t) != 0) return fail(damaged(name));
  return numbers_of<std::int32_t>(bytes);
}

Result<std::vector<float>> ModelFile::matrix(const std::string& name, std::size_t rows, std::size_t columns) const {
  HEARSAY_TRY(const std::string_view bytes, block(name));
  Cursor cursor(bytes);
  const auto width = cursor.number<std::uint32_t>();
  const auto bits = cursor.number<std::uint32_t>();
  if (width != columns || (bits != 4 && bits != 8 && bits != 16)) return fail(damaged(name));
  if (bytes.size() != 8 + rows * (sizeof(float) + (columns * bits + 7) / 8)) return fail(damaged(name));
  std::vector<float> values(rows * columns);
  for (std::size_t row = 0; row < rows; ++row) {
    if (bits == 4) read_row4(cursor, values.data() + row * columns, columns);
    else if (bits == 8) read_row<std::int8_t>(cursor, values.data() + row * columns, columns);
    else read_row<std::int16_t>(cursor, values.data() + row * columns, columns);
  }
  return values;
}

}  // namespace hearsay::extract
