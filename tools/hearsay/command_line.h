// The grammar of the command line. Parses it and runs the verb; returns the exit code.
#pragma once

namespace hearsay::tools {

int run_command_line(int count, const char* const* words);

}  // namespace hearsay::tools
