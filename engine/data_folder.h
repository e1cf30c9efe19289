// Where models, lexicons and schemas are: the folder given, else $HEARSAY_DATA, else beside the installed program
// (../share/hearsay), else the source folder that the program was built from.
#pragma once

#include <string>

#include "base/result.h"

namespace hearsay::engine {

// NotFound where no candidate holds models/ and schemas/; the message names what was tried.
Result<std::string> data_folder(const std::string& given);

}  // namespace hearsay::engine
