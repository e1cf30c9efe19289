// ByteWriter and ByteReader: the few encodings that every stored value is made of (docs/storage_format.md):
// LEB128 varints, zigzag for signed numbers, little-endian fixed 8 bytes inside values, big-endian in keys,
// length-prefixed strings. The reader checks every bound: after the first bad read it gives zeros and ok() is false,
// so a decoder reads on without branches and asks once at the end. Tested by tests/graph/store/codec_test.cpp.
#pragma once

#include <bit>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace hearsay::graph {

static_assert(std::endian::native == std::endian::little, "stored numbers are copied as they stand in memory");

inline void append_varint(std::string& out, std::uint64_t value) {
  while (value >= 0x80) {
    out.push_back(static_cast<char>(value | 0x80));
    value >>= 7;
  }
  out.push_back(static_cast<char>(value));
}

inline std::uint64_t zigzag(std::int64_t value) {
  return (static_cast<std::uint64_t>(value) << 1) ^ static_cast<std::uint64_t>(value >> 63);
}
inline std::int64_t unzigzag(std::uint64_t value) {
  return static_cast<std::int64_t>(value >> 1) ^ -static_cast<std::int64_t>(value & 1);
}

inline void append_fixed64(std::string& out, std::uint64_t value) {
  char bytes[8];
  std::memcpy(bytes, &value, 8);
  out.append(bytes, 8);
}

// Big-endian, so that keys sort as the numbers do.
inline void append_big_endian(std::string& out, std::uint64_t value) {
  std::uint64_t swapped = __builtin_bswap64(value);
  char bytes[8];
  std::memcpy(bytes, &swapped, 8);
  out.append(bytes, 8);
}

// Precondition: at least 8 bytes from `position` on.
inline std::uint64_t read_big_endian(std::string_view bytes, std::size_t position = 0) {
  std::uint64_t value = 0;
  std::memcpy(&value, bytes.data() + position, 8);
  return __builtin_bswap64(value);
}

inline void append_text(std::string& out, std::string_view text) {
  append_varint(out, text.size());
  out.append(text);
}

class ByteReader {
 public:
  explicit ByteReader(std::string_view bytes) : bytes_(bytes) {}

  bool ok() const { return ok_; }
  bool at_end() const { return position_ == bytes_.size(); }
  // True where all was read, and nothing is left over.
  bool finished() const { return ok_ && at_end(); }
  std::size_t position() const { return position_; }
  std::size_t remaining() const { return bytes_.size() - position_; }
  void spoil() { ok_ = false; position_ = bytes_.size(); }

  std::uint8_t byte() {
    if (position_ >= bytes_.size()) return spoil(), std::uint8_t{0};
    return static_cast<std::uint8_t>(bytes_[position_++]);
  }

  std::uint64_t varint() {
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
      std::uint8_t next = byte();
      if (shift == 63 && next > 1) break;
      value |= static_cast<std::uint64_t>(next & 0x7F) << shift;
      if (next < 0x80) return value;
    }
    spoil();
    return 0;
  }

  std::int64_t signed_varint() { return unzigzag(varint()); }

  std::uint64_t fixed64() {
    if (remaining() < 8) return spoil(), std::uint64_t{0};
    std::uint64_t value = 0;
    std::memcpy(&value, bytes_.data() + position_, 8);
    position_ += 8;
    return value;
  }

  double real() { return std::bit_cast<double>(fixed64()); }

  // Borrows from the bytes given to the reader.
  std::string_view text() {
    std::uint64_t size = varint();
    return raw(size);
  }

  std::string_view raw(std::uint64_t size) {
    if (size > remaining()) return spoil(), std::string_view();
    std::string_view part = bytes_.substr(position_, size);
    position_ += size;
    return part;
  }

  // A list's length: spoiled where the bytes left could not hold that many elements of at least one byte.
  std::size_t count() {
    std::uint64_t size = varint();
    if (size > remaining()) return spoil(), std::size_t{0};
    return static_cast<std::size_t>(size);
  }

 private:
  std::string_view bytes_;
  std::size_t position_ = 0;
  bool ok_ = true;
};

}  // namespace hearsay::graph
