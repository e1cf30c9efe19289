// Codec: writes plain records to bytes and back, field by field: little-endian fixed integers, length-prefixed strings and
// lists. One function `fields(archive, record)` for each record type names its fields once for both directions.
// The reader never reads beyond its bytes; after a shortfall ok() is false. Tested by tests/graph/link/digest_test.cpp.
#pragma once

#include <cstdint>
#include <cstring>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "base/id.h"

namespace hearsay::graph {

class ByteWriter {
 public:
  static constexpr bool kReading = false;
  template <class T>
  ByteWriter& operator()(const T& value) { put(value); return *this; }
  std::string take() { return std::move(out_); }

 private:
  template <class T>
  void put(const T& value) {
    if constexpr (std::is_arithmetic_v<T> || std::is_enum_v<T>) out_.append(reinterpret_cast<const char*>(&value), sizeof value);
    else fields(*this, const_cast<T&>(value));
  }
  void put(const std::string& text) { put(static_cast<std::uint32_t>(text.size())); out_ += text; }
  template <class Tag>
  void put(const Id<Tag>& id) { put(id.value); }
  template <class T>
  void put(const std::optional<T>& value) { put(value.has_value()); if (value) put(*value); }
  template <class A, class B>
  void put(const std::pair<A, B>& pair) { put(pair.first); put(pair.second); }
  template <class T>
  void put(const std::vector<T>& list) { put(static_cast<std::uint32_t>(list.size())); for (const auto& item : list) put(item); }

  template <class K, class V>
  void put(const std::map<K, V>& map) { put(static_cast<std::uint32_t>(map.size())); for (const auto& [key, value] : map) put(key), put(value); }
  template <class T>
  void put(const std::set<T>& set) { put(static_cast<std::uint32_t>(set.size())); for (const auto& item : set) put(item); }

  std::string out_;
};

class ByteReader {
 public:
  static constexpr bool kReading = true;
  explicit ByteReader(std::string_view bytes) : bytes_(bytes) {}  // borrows
  template <class T>
  ByteReader& operator()(T& value) { get(value); return *this; }
  bool ok() const { return ok_; }
  bool at_end() const { return bytes_.empty(); }

 private:
  template <class T>
  void get(T& value) {
    if constexpr (std::is_arithmetic_v<T> || std::is_enum_v<T>) {
      if (bytes_.size() < sizeof value) { ok_ = false; bytes_ = {}; return; }
      std::memcpy(&value, bytes_.data(), sizeof value);
      bytes_.remove_prefix(sizeof value);
    } else {
      fields(*this, value);
    }
  }
  void get(std::string& text) {
    std::uint32_t size = 0;
    get(size);
    if (size > bytes_.size()) { ok_ = false; bytes_ = {}; return; }
    text.assign(bytes_.substr(0, size));
    bytes_.remove_prefix(size);
  }
  void get(bool& value) { std::uint8_t byte = 0; get(byte); value = byte != 0; }
  template <class Tag>
  void get(Id<Tag>& id) { get(id.value); }
  template <class T>
  void get(std::optional<T>& value) { bool has = false; get(has); if (has) { value.emplace(); get(*value); } }
  template <class A, class B>
  void get(std::pair<A, B>& pair) { get(pair.first); get(pair.second); }
  template <class T>
  void get(std::vector<T>& list) {
    std::uint32_t size = 0;
    get(size);
    if (size > bytes_.size()) { ok_ = false; return; }
    list.resize(size);
    for (auto& item : list) get(item);
  }

  template <class K, class V>
  void get(std::map<K, V>& map) {
    std::uint32_t size = 0;
    get(size);
    for (std::uint32_t i = 0; i < size && ok_; ++i) { K key{}; get(key); get(map[key]); }
  }
  template <class T>
  void get(std::set<T>& set) {
    std::uint32_t size = 0;
    get(size);
    for (std::uint32_t i = 0; i < size && ok_; ++i) { T item{}; get(item); set.insert(std::move(item)); }
  }

  std::string_view bytes_;
  bool ok_ = true;
};

}  // namespace hearsay::graph
