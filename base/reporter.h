// Reporter: where a library tells what it skipped or doubted; libraries never print. The caller passes one in.
// Implementations must be safe to call from several threads. Tested by tests/e2e/bad_input.py.
#pragma once

#include <mutex>
#include <string>
#include <vector>

namespace hearsay {

enum class Severity { Note, Warning, Failure };

struct Notice {
  Severity severity = Severity::Note;
  std::string where;  // file, "file:line", "file@byte", or document uri
  std::string what;   // one sentence, without a full stop
};

class Reporter {
 public:
  virtual ~Reporter() = default;
  virtual void report(Notice notice) = 0;
  void note(std::string where, std::string what) { report({Severity::Note, std::move(where), std::move(what)}); }
  void warn(std::string where, std::string what) { report({Severity::Warning, std::move(where), std::move(what)}); }
  void failure(std::string where, std::string what) { report({Severity::Failure, std::move(where), std::move(what)}); }
};

// Keeps all notices in memory, in order of arrival.
class CollectingReporter final : public Reporter {
 public:
  void report(Notice notice) override {
    std::lock_guard lock(mutex_);
    notices_.push_back(std::move(notice));
  }
  std::vector<Notice> notices() const {
    std::lock_guard lock(mutex_);
    return notices_;
  }

 private:
  mutable std::mutex mutex_;
  std::vector<Notice> notices_;
};

}  // namespace hearsay
