// LoneMonitor: the one charity that "the monitor" can mean among those a document names: the only one that watches
// ("Syrian Observatory for Human Rights"), else the only one at all. The order in which they are added does not matter.
#pragma once

#include <cstddef>
#include <optional>

namespace hearsay::extract {

class LoneMonitor {
 public:
  // `index` names the charity; it may come again.
  void add(std::size_t index, bool watches) { (watches ? watching_ : other_).add(index); }
  std::optional<std::size_t> get() const { return watching_.seen ? watching_.one() : other_.one(); }

 private:
  struct Lone {
    std::optional<std::size_t> seen;
    bool many = false;

    void add(std::size_t index) {
      many = many || (seen && *seen != index);
      seen = index;
    }
    std::optional<std::size_t> one() const { return many ? std::nullopt : seen; }
  };

  Lone watching_, other_;
};

}  // namespace hearsay::extract
