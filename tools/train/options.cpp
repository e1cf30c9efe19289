#include "tools/train/options.h"

#include <algorithm>

namespace hearsay::train {

Result<Options> Options::parse(const std::vector<std::string>& words, const std::vector<std::string>& known) {
  Options options;
  std::string name;
  for (const std::string& word : words) {
    const bool is_name = word.size() > 1 && word[0] == '-' && std::isdigit(static_cast<unsigned char>(word[1])) == 0;
    if (!is_name) {
      options.values_[name].push_back(word);
      continue;
    }
    name = word;
    if (std::find(known.begin(), known.end(), name) == known.end()) return fail(ErrorCode::Usage, "unknown option " + name);
    options.values_[name];
  }
  return options;
}

}  // namespace hearsay::train
