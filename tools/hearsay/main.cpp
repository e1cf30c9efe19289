#include "tools/hearsay/command_line.h"

int main(int count, char** words) { return hearsay::tools::run_command_line(count, words); }
