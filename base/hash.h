// 64-bit content hash (FNV-1a over bytes, finished with the murmur3 mixer): the same on every machine and run,
// so ids made from it are stable. Not cryptographic. Tested by tests/base/hash_id_test.cpp.
#pragma once

#include <cstdint>
#include <string_view>

namespace hearsay {

class Hasher {
 public:
  Hasher& add(std::string_view bytes);  // length-prefixed: add("ab").add("c") differs from add("a").add("bc")
  Hasher& add(std::uint64_t number);
  std::uint64_t value() const;

 private:
  std::uint64_t state_ = 14695981039346656037ULL;
};

inline std::uint64_t hash64(std::string_view bytes) { return Hasher().add(bytes).value(); }

}  // namespace hearsay
