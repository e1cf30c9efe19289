#include "graph/link/block_store.h"

namespace hearsay::graph {

Result<std::optional<std::string>> MemoryBlockStore::get(const std::string& key) const {
  const auto found = blocks_.find(key);
  if (found == blocks_.end()) return std::optional<std::string>();
  return std::optional<std::string>(found->second);
}

Status MemoryBlockStore::put(const std::string& key, const std::string& value) {
  blocks_[key] = value;
  return {};
}

Status MemoryBlockStore::erase(const std::string& key) {
  blocks_.erase(key);
  return {};
}

Status MemoryBlockStore::scan(const std::string& prefix, const std::function<bool(const std::string&, const std::string&)>& visit) const {
  for (auto it = blocks_.lower_bound(prefix); it != blocks_.end() && it->first.compare(0, prefix.size(), prefix) == 0; ++it)
    if (!visit(it->first, it->second)) break;
  return {};
}

std::vector<std::string> Blocks::members(char kind, const std::string& name, std::size_t limit) const {
  std::vector<std::string> out;
  if (!status_ || limit == 0) return out;
  const auto prefix = key(kind, name) + kPart;
  status_ = store_.scan(prefix, [&](const std::string& found, const std::string&) {
    out.push_back(found.substr(prefix.size()));
    return out.size() < limit;
  });
  return out;
}

std::vector<std::string> Blocks::names(char kind) const {
  std::vector<std::string> out;
  if (!status_) return out;
  const std::string prefix = key(kind, "");
  status_ = store_.scan(prefix, [&](const std::string& found, const std::string&) {
    out.push_back(found.substr(prefix.size()));
    return true;
  });
  return out;
}

std::optional<std::string> Blocks::read_bytes(const std::string& key) const {
  if (!status_) return std::nullopt;
  auto value = store_.get(key);
  if (value) return *value;
  status_ = fail(value.error());
  return std::nullopt;
}

void Blocks::write_bytes(const std::string& key, const std::string& value) {
  if (status_) status_ = store_.put(key, value);
}

void Blocks::erase_key(const std::string& key) {
  if (status_) status_ = store_.erase(key);
}

void Blocks::damaged(char kind, const std::string& name) const {
  if (status_) status_ = fail(ErrorCode::Corrupt, std::string("link block ") + kind + " \"" + name + "\" does not decode");
}

}  // namespace hearsay::graph
