// Typed ids: 64-bit content hashes, each kind its own type, so that mixing two kinds does not compile
// (tests/compile_fail). Written out as a prefix letter and 13 characters of Crockford base 32, for example
// "c0k3v9m2q7x1aa": document d, claim c, figure f, mention m, report r (one document's account of a happening), entity n,
// event e, dispute q, position p. Tested by tests/base/hash_id_test.cpp.
#pragma once

#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace hearsay {

// 13 characters of base 32 of `value`, most significant first.
std::string to_base32(std::uint64_t value);
std::optional<std::uint64_t> from_base32(std::string_view text);

template <class Tag>
struct Id {
  std::uint64_t value = 0;

  bool valid() const { return value != 0; }
  std::string to_string() const { return valid() ? std::string(1, Tag::kPrefix) + to_base32(value) : std::string(); }
  static std::optional<Id> parse(std::string_view text) {
    if (text.empty() || text.front() != Tag::kPrefix) return std::nullopt;
    auto value = from_base32(text.substr(1));
    if (!value) return std::nullopt;
    return Id{*value};
  }
  friend auto operator<=>(const Id&, const Id&) = default;
};

struct DocumentTag { static constexpr char kPrefix = 'd'; };
struct ClaimTag { static constexpr char kPrefix = 'c'; };
struct FigureTag { static constexpr char kPrefix = 'f'; };
struct ReportTag { static constexpr char kPrefix = 'r'; };
struct LocalEntityTag { static constexpr char kPrefix = 'm'; };
struct EntityTag { static constexpr char kPrefix = 'n'; };
struct EventTag { static constexpr char kPrefix = 'e'; };
struct DisputeTag { static constexpr char kPrefix = 'q'; };

using DocumentId = Id<DocumentTag>;
using ClaimId = Id<ClaimTag>;
using FigureId = Id<FigureTag>;
using ReportId = Id<ReportTag>;
using LocalEntityId = Id<LocalEntityTag>;
using EntityId = Id<EntityTag>;
using EventId = Id<EventTag>;
using DisputeId = Id<DisputeTag>;

}  // namespace hearsay

template <class Tag>
struct std::hash<hearsay::Id<Tag>> {
  std::size_t operator()(hearsay::Id<Tag> id) const noexcept { return static_cast<std::size_t>(id.value); }
};
