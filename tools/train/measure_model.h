// One gold file, one model, all measures: from raw text for a treebank (.conllu), F1 of names for a name set (.iob2).
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "base/result.h"
#include "extract/syntax/syntax.h"

namespace hearsay::train {

// Names of measures ("Words", "LAS", ..., "Names") and their values in percent.
Result<std::vector<std::pair<std::string, double>>> measure_model(const extract::SyntaxModel& model, const std::string& gold_path);

}  // namespace hearsay::train
