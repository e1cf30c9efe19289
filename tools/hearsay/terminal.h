// What the program says to people: exit codes, one-line errors, notices, and a progress bar on a terminal
// (plain lines every few seconds elsewhere). Standard error only; standard output belongs to results.
#pragma once

#include <chrono>
#include <cstdint>
#include <mutex>
#include <string>

#include "base/reporter.h"
#include "base/result.h"

namespace hearsay::tools {

constexpr int kDone = 0;
constexpr int kNothing = 1;    // nothing found, or something skipped under --strict
constexpr int kUsage = 2;
constexpr int kBadInput = 3;
constexpr int kDamaged = 4;
constexpr int kNoSpace = 5;    // out of disk, or the operating system refused

int exit_code(ErrorCode code);
// Prints "hearsay: MESSAGE" and returns the exit code of the error.
int complain(const Error& error);

// Prints each notice as one line and counts them. Safe to share.
class TerminalReporter final : public Reporter {
 public:
  explicit TerminalReporter(bool quiet) : quiet_(quiet) {}
  void report(Notice notice) override;
  std::uint64_t count(Severity severity) const;

 private:
  bool quiet_;
  mutable std::mutex mutex_;
  std::uint64_t counts_[3] = {0, 0, 0};
};

// A progress bar where standard error is a terminal, else a line every five seconds. One thread.
class ProgressBar {
 public:
  ProgressBar(std::string label, bool quiet);
  ~ProgressBar();
  // `total` 0 = unknown.
  void update(std::uint64_t done, std::uint64_t total, const std::string& detail = "");
  void finish();

 private:
  void draw(std::uint64_t done, std::uint64_t total, const std::string& detail);

  std::string label_;
  bool quiet_;
  bool terminal_;
  bool drawn_ = false;
  std::chrono::steady_clock::time_point next_;
};

// True where standard output is a terminal and NO_COLOR is not set.
bool stdout_has_color();
// Columns of the terminal behind standard output; `otherwise` where it is none.
std::size_t terminal_width(std::size_t otherwise);

}  // namespace hearsay::tools
