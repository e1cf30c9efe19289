// FeatureIndex: 64-bit keys to consecutive row numbers, the rows of an embedding table or the weights of a linear model.
// Built once (training or loading), then read only and safe to share. Keys are hash64 values with a salt for their kind;
// two keys that collide in 64 bits share a row, which no accuracy figure would show.
#pragma once

#include <cstdint>
#include <vector>

namespace hearsay::extract {

class FeatureIndex {
 public:
  static constexpr std::uint32_t kNone = 0xffffffffU;

  FeatureIndex() = default;
  explicit FeatureIndex(const std::vector<std::uint64_t>& keys) {
    reserve(keys.size());
    for (const std::uint64_t key : keys) add(key);
  }

  std::uint32_t find(std::uint64_t key) const {
    if (slots_.empty()) return kNone;
    for (std::size_t at = key & mask_;; at = (at + 1) & mask_) {
      if (slots_[at] == kNone || keys_[slots_[at]] == key) return slots_[at];
    }
  }

  std::uint32_t add(std::uint64_t key) {
    if (2 * (keys_.size() + 1) > slots_.size()) reserve(2 * keys_.size() + 16);
    std::size_t at = key & mask_;
    for (; slots_[at] != kNone; at = (at + 1) & mask_) {
      if (keys_[slots_[at]] == key) return slots_[at];
    }
    slots_[at] = static_cast<std::uint32_t>(keys_.size());
    keys_.push_back(key);
    return slots_[at];
  }

  const std::vector<std::uint64_t>& keys() const { return keys_; }
  std::size_t size() const { return keys_.size(); }

 private:
  void reserve(std::size_t count) {
    std::size_t capacity = 16;
    while (capacity < 2 * count) capacity *= 2;
    if (capacity <= slots_.size()) return;
    slots_.assign(capacity, kNone);
    mask_ = capacity - 1;
    for (std::uint32_t row = 0; row < keys_.size(); ++row) {
      std::size_t at = keys_[row] & mask_;
      while (slots_[at] != kNone) at = (at + 1) & mask_;
      slots_[at] = row;
    }
  }

  std::vector<std::uint32_t> slots_;
  std::vector<std::uint64_t> keys_;
  std::size_t mask_ = 0;
};

}  // namespace hearsay::extract
