#include "base/hash.h"

namespace hearsay {
namespace {
constexpr std::uint64_t kPrime = 1099511628211ULL;
}

Hasher& Hasher::add(std::uint64_t number) {
  for (int shift = 0; shift < 64; shift += 8) state_ = (state_ ^ ((number >> shift) & 0xFF)) * kPrime;
  return *this;
}

Hasher& Hasher::add(std::string_view bytes) {
  add(static_cast<std::uint64_t>(bytes.size()));
  for (unsigned char byte : bytes) state_ = (state_ ^ byte) * kPrime;
  return *this;
}

std::uint64_t Hasher::value() const {
  std::uint64_t h = state_;
  h ^= h >> 33;
  h *= 0xff51afd7ed558ccdULL;
  h ^= h >> 33;
  h *= 0xc4ceb9fe1a85ec53ULL;
  return h ^ (h >> 33);
}

}  // namespace hearsay
