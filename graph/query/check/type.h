// What the checker knows of a value before the query runs: the set of kinds it may have, and the set that the items of
// a list may have. Only certain mistakes are reported: an argument is wrong when no kind of it could be right.
#pragma once

#include <cstdint>

#include "graph/query/value.h"

namespace hearsay::graph::cypher {

using KindSet = std::uint32_t;
constexpr KindSet kinds() { return 0; }
template <class... Rest>
constexpr KindSet kinds(ValueKind first, Rest... rest) {
  return (1u << static_cast<int>(first)) | kinds(rest...);
}
inline constexpr KindSet kAnyKind = (1u << (static_cast<int>(ValueKind::Duration) + 1)) - 1;
inline constexpr KindSet kNullKind = kinds(ValueKind::Null);
inline constexpr KindSet kBooleanKind = kinds(ValueKind::Boolean);
inline constexpr KindSet kIntegerKind = kinds(ValueKind::Integer);
inline constexpr KindSet kFloatKind = kinds(ValueKind::Float);
inline constexpr KindSet kNumberKind = kIntegerKind | kFloatKind;
inline constexpr KindSet kStringKind = kinds(ValueKind::String);
inline constexpr KindSet kListKind = kinds(ValueKind::List);
inline constexpr KindSet kMapKind = kinds(ValueKind::Map);
inline constexpr KindSet kNodeKind = kinds(ValueKind::Node);
inline constexpr KindSet kRelationshipKind = kinds(ValueKind::Relationship);
inline constexpr KindSet kPathKind = kinds(ValueKind::Path);
inline constexpr KindSet kTemporalKind =
    kinds(ValueKind::Date, ValueKind::LocalTime, ValueKind::Time, ValueKind::LocalDateTime, ValueKind::DateTime);
inline constexpr KindSet kDurationKind = kinds(ValueKind::Duration);

struct Type {
  KindSet kinds = kAnyKind;
  KindSet items = kAnyKind;  // of a list's items

  // Whether a value of this type can be one of `wanted`; null always can.
  bool can_be(KindSet wanted) const { return (kinds & (wanted | kNullKind)) != 0; }
  bool is_only(KindSet wanted) const { return (kinds & ~wanted) == 0; }
};

}  // namespace hearsay::graph::cypher
