#include "tools/hearsay/terminal.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>

namespace hearsay::tools {
namespace {

// Control characters would let a hostile file name write on the terminal.
std::string printable(const std::string& text) {
  std::string out;
  for (unsigned char c : text) out += c < 0x20 || c == 0x7F ? '?' : static_cast<char>(c);
  return out;
}

const char* word(Severity severity) {
  switch (severity) {
    case Severity::Note: return "note";
    case Severity::Warning: return "warning";
    case Severity::Failure: return "error";
  }
  return "";
}

}  // namespace

int exit_code(ErrorCode code) {
  switch (code) {
    case ErrorCode::Usage: return kUsage;
    case ErrorCode::InvalidInput:
    case ErrorCode::Unsupported: return kBadInput;
    case ErrorCode::NotFound: return kNothing;
    case ErrorCode::Corrupt: return kDamaged;
    case ErrorCode::Io: return kNoSpace;
  }
  return kBadInput;
}

int complain(const Error& error) {
  std::fprintf(stderr, "hearsay: %s\n", error.message.c_str());
  return exit_code(error.code);
}

void TerminalReporter::report(Notice notice) {
  std::lock_guard lock(mutex_);
  ++counts_[static_cast<int>(notice.severity)];
  if (quiet_ && notice.severity == Severity::Note) return;
  const char* clear = isatty(STDERR_FILENO) != 0 ? "\r\033[K" : "";
  std::fprintf(stderr, "%s%s: %s: %s\n", clear, printable(notice.where).c_str(), word(notice.severity),
               printable(notice.what).c_str());
}

std::uint64_t TerminalReporter::count(Severity severity) const {
  std::lock_guard lock(mutex_);
  return counts_[static_cast<int>(severity)];
}

ProgressBar::ProgressBar(std::string label, bool quiet)
    : label_(std::move(label)), quiet_(quiet), terminal_(isatty(STDERR_FILENO) != 0),
      next_(std::chrono::steady_clock::now() + (terminal_ ? std::chrono::seconds(0) : std::chrono::seconds(5))) {}

ProgressBar::~ProgressBar() { finish(); }

void ProgressBar::update(std::uint64_t done, std::uint64_t total, const std::string& detail) {
  auto now = std::chrono::steady_clock::now();
  bool last = total != 0 && done >= total;
  if (quiet_ || (now < next_ && !(last && terminal_))) return;
  next_ = now + (terminal_ ? std::chrono::milliseconds(100) : std::chrono::milliseconds(5000));
  draw(done, total, detail);
}

void ProgressBar::draw(std::uint64_t done, std::uint64_t total, const std::string& detail) {
  drawn_ = true;
  std::string line = label_ + " " + std::to_string(done) + (total == 0 ? "" : "/" + std::to_string(total));
  if (!terminal_) {
    std::fprintf(stderr, "%s %s\n", line.c_str(), printable(detail).c_str());
    return;
  }
  constexpr std::uint64_t kWidth = 30;
  std::string bar;
  if (total != 0)
    for (std::uint64_t i = 0; i < kWidth; ++i) bar += i < done * kWidth / total ? "#" : ".";
  std::fprintf(stderr, "\r\033[K%s %s %.40s", line.c_str(), bar.c_str(), printable(detail).c_str());
  std::fflush(stderr);
}

void ProgressBar::finish() {
  if (drawn_ && terminal_) std::fprintf(stderr, "\r\033[K");
  drawn_ = false;
}

bool stdout_has_color() { return isatty(STDOUT_FILENO) != 0 && std::getenv("NO_COLOR") == nullptr; }

std::size_t terminal_width(std::size_t otherwise) {
  winsize size{};
  if (isatty(STDOUT_FILENO) == 0 || ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return otherwise;
  return size.ws_col;
}

}  // namespace hearsay::tools
