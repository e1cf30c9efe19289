// The mean of several networks with the same words and classes. Tested by tests/extract/syntax/train_test.cpp.
#pragma once

#include <string>
#include <vector>

#include "extract/syntax/model_file.h"

namespace hearsay::train {

// Networks with other words, classes or layers than the first are an error that names the file.
Result<extract::ModelFile> average_of(const std::vector<std::string>& paths, const std::string& language);

}  // namespace hearsay::train
