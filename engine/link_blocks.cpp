#include "engine/link_blocks.h"

namespace hearsay::engine {
namespace {

constexpr std::string_view kPrefix = "link/";

std::string stored_key(const std::string& key) { return std::string(kPrefix) + key; }

}  // namespace

Result<std::optional<std::string>> LinkBlocks::get(const std::string& key) const {
  if (const auto found = written_.find(key); found != written_.end()) return found->second;
  if (from_ == From::Nothing) return std::optional<std::string>();
  return base_->block(stored_key(key));
}

Status LinkBlocks::put(const std::string& key, const std::string& value) {
  written_[key] = value;
  return {};
}

Status LinkBlocks::erase(const std::string& key) {
  if (from_ == From::Nothing) written_.erase(key);
  else written_[key] = std::nullopt;
  return {};
}

Status LinkBlocks::scan(const std::string& prefix, const std::function<bool(const std::string& key, const std::string& value)>& visit) const {
  auto next = written_.lower_bound(prefix);
  bool more = true;
  auto pass_written = [&](const std::string* limit) {  // those under the prefix and before `limit`
    for (; more && next != written_.end() && next->first.compare(0, prefix.size(), prefix) == 0 && (!limit || next->first < *limit); ++next)
      if (next->second) more = visit(next->first, *next->second);
  };
  if (from_ == From::Stored) {
    HEARSAY_CHECK(base_->visit_blocks(stored_key(prefix), [&](std::string_view stored, std::string_view value) {
      const std::string key(stored.substr(kPrefix.size()));
      pass_written(&key);
      if (!more) return false;
      if (next != written_.end() && next->first == key) return true;  // the written one comes next
      more = visit(key, std::string(value));
      return more;
    }));
  }
  pass_written(nullptr);
  return {};
}

Result<std::vector<graph::Block>> LinkBlocks::changes() && {
  std::vector<graph::Block> out;
  if (from_ == From::Nothing)
    HEARSAY_CHECK(base_->visit_blocks(kPrefix, [&](std::string_view stored, std::string_view) {
      if (!written_.contains(std::string(stored.substr(kPrefix.size())))) out.push_back({std::string(stored), ""});
      return true;
    }));
  for (auto& [key, value] : written_) {
    HEARSAY_TRY(auto before, base_->block(stored_key(key)));
    if (before != value) out.push_back({stored_key(key), value ? std::move(*value) : std::string()});
  }
  written_.clear();
  return out;
}

}  // namespace hearsay::engine
