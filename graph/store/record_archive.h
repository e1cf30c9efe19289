// RecordWriter and RecordReader: one list of fields serves writing and reading. `walk(archive, record)` names the
// fields of a record once, in stored order; the writer appends each, the reader fills each and checks it (bounds,
// enumerators, indices are checked by the codecs that use it). Tested by tests/graph/store/codec_test.cpp.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "base/id.h"
#include "base/span.h"
#include "graph/store/bytes.h"
#include "schemas/evidence.h"

namespace hearsay::graph {

// The last enumerator of each vocabulary: a stored number above it is damage.
template <class Enum>
struct LastOf;
template <> struct LastOf<Act> { static constexpr Act value = Act::Condemn; };
template <> struct LastOf<Plover> { static constexpr Plover value = Plover::Assault; };
template <> struct LastOf<EntityType> { static constexpr EntityType value = EntityType::Place; };
template <> struct LastOf<FigureKind> { static constexpr FigureKind value = FigureKind::Casualties; };
template <> struct LastOf<Polarity> { static constexpr Polarity value = Polarity::Negated; };
template <> struct LastOf<Modality> { static constexpr Modality value = Modality::Asked; };
template <> struct LastOf<MentionKind> { static constexpr MentionKind value = MentionKind::Pronoun; };
template <> struct LastOf<Role> { static constexpr Role value = Role::Other; };
template <> struct LastOf<DisputeKind> { static constexpr DisputeKind value = DisputeKind::Outcome; };
template <> struct LastOf<CitationKind> { static constexpr CitationKind value = CitationKind::Reported; };

class RecordWriter {
 public:
  explicit RecordWriter(std::string& out) : out_(out) {}

  template <class... Fields>
  void operator()(const Fields&... fields) { (put(fields), ...); }

 private:
  void put(const std::string& text) { append_text(out_, text); }
  void put(bool flag) { out_.push_back(flag ? '\1' : '\0'); }
  void put(double real) { append_fixed64(out_, std::bit_cast<std::uint64_t>(real)); }
  void put(std::int64_t number) { append_varint(out_, zigzag(number)); }
  void put(int number) { append_varint(out_, zigzag(number)); }
  void put(std::uint64_t number) { append_varint(out_, number); }
  void put(Span span) {
    append_varint(out_, span.begin);
    append_varint(out_, zigzag(static_cast<std::int64_t>(span.end) - span.begin));
  }
  template <class Tag>
  void put(Id<Tag> id) { append_fixed64(out_, id.value); }
  template <class Enum>
    requires std::is_enum_v<Enum>
  void put(Enum value) { out_.push_back(static_cast<char>(value)); }
  template <class T>
  void put(const std::optional<T>& value) {
    put(value.has_value());
    if (value) put(*value);
  }
  template <class T>
  void put(const std::vector<T>& list) {
    append_varint(out_, list.size());
    for (const T& item : list) put(item);
  }
  template <class K, class V>
  void put(const std::map<K, V>& map) {
    append_varint(out_, map.size());
    for (const auto& [key, value] : map) put(key), put(value);
  }
  template <class Record>
    requires std::is_class_v<Record>
  void put(const Record& record) { walk(*this, record); }

  std::string& out_;
};

class RecordReader {
 public:
  explicit RecordReader(std::string_view bytes) : reader_(bytes) {}

  template <class... Fields>
  void operator()(Fields&... fields) { (get(fields), ...); }
  bool ok() const { return reader_.ok(); }
  bool finished() const { return reader_.finished(); }

 private:
  void get(std::string& text) { text = reader_.text(); }
  void get(bool& flag) {
    std::uint8_t byte = reader_.byte();
    if (byte > 1) reader_.spoil();
    flag = byte == 1;
  }
  void get(double& real) { real = reader_.real(); }
  void get(std::int64_t& number) { number = reader_.signed_varint(); }
  void get(int& number) { number = static_cast<int>(reader_.signed_varint()); }
  void get(std::uint64_t& number) { number = reader_.varint(); }
  void get(Span& span) {
    std::uint64_t begin = reader_.varint();
    std::int64_t end = static_cast<std::int64_t>(begin) + reader_.signed_varint();
    if (begin > UINT32_MAX || end < 0 || end > UINT32_MAX) reader_.spoil();
    span = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  }
  template <class Tag>
  void get(Id<Tag>& id) { id.value = reader_.fixed64(); }
  template <class Enum>
    requires std::is_enum_v<Enum>
  void get(Enum& value) {
    value = Enum{reader_.byte()};
    if (value > LastOf<Enum>::value) reader_.spoil();
  }
  template <class T>
  void get(std::optional<T>& value) {
    bool present = false;
    get(present);
    value.reset();
    if (present) get(value.emplace());
  }
  template <class T>
  void get(std::vector<T>& list) {
    std::size_t count = reader_.count();
    list.clear();
    for (std::size_t i = 0; i < count && reader_.ok(); ++i) get(list.emplace_back());
  }
  template <class K, class V>
  void get(std::map<K, V>& map) {
    std::size_t count = reader_.count();
    map.clear();
    for (std::size_t i = 0; i < count && reader_.ok(); ++i) {
      K key{};
      get(key);
      get(map[key]);
    }
  }
  template <class Record>
    requires std::is_class_v<Record>
  void get(Record& record) { walk(*this, record); }

  ByteReader reader_;
};

// For walk(): Record is const when written and not when read.
template <class Record, class Wanted>
concept Is = std::is_same_v<std::remove_const_t<Record>, Wanted>;

template <class Archive, Is<Reason> Record>
void walk(Archive& archive, Record& r) { archive(r.rule, r.detail); }

}  // namespace hearsay::graph
