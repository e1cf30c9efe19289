// The verbs of hearsay-train. Each takes the words after it; messages go to stderr, results to stdout.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"

namespace hearsay::train {

// Which heads of the network learn; the others keep what --from gave them, or their first random weights.
enum class Heads { All, Tags, Tree, Names };
Status train_network(const std::vector<std::string>& words, Heads heads);
Status train_tokenizer(const std::vector<std::string>& words);
Status train_lemmas(const std::vector<std::string>& words);
Status write_silver(const std::vector<std::string>& words);
Status average(const std::vector<std::string>& words);
Status mark_names(const std::vector<std::string>& words);
Status evaluate(const std::vector<std::string>& words);
Status predict(const std::vector<std::string>& words);
Status evaluate_names(const std::vector<std::string>& words);

}  // namespace hearsay::train
