#include "tools/hearsay/query_prompt.h"

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <optional>
#include <unistd.h>

#ifdef HEARSAY_HAS_LIBEDIT
#include <editline/readline.h>
#endif

#include "tools/hearsay/terminal.h"

namespace hearsay::tools {
namespace {

std::atomic<QuerySession*> running{nullptr};  // for the signal handler alone

void on_interrupt(int) {
  if (QuerySession* session = running.load()) session->interrupt();
}

constexpr const char* kHelp =
    "A query ends with a semicolon and may run over several lines.\n"
    "  :schema              labels and relationship types with their numbers\n"
    "  :param name=value    sets $name: a number, 'text', [1, 2], date('2023-01-01')\n"
    "  :format NAME         table, json, jsonl or csv\n"
    "  :explain on|off      shows plans instead of rows\n"
    "  :quit\n"
    "Example: MATCH (c:Claim)-[:ACCUSES]->(t) RETURN t.name, count(*) AS n ORDER BY n DESC LIMIT 5;\n";

// Lines from a terminal with editing and history, or from standard input.
class LineSource {
 public:
  LineSource() : terminal_(isatty(STDIN_FILENO) != 0) {
    if (!terminal_) return;
    if (const char* path = std::getenv("HEARSAY_HISTORY")) {
      history_ = path;
    } else if (const char* home = std::getenv("HOME")) {
      history_ = std::string(home) + "/.hearsay_history";
    }
#ifdef HEARSAY_HAS_LIBEDIT
    using_history();
    stifle_history(1000);
    if (!history_.empty()) read_history(history_.c_str());
#endif
  }

  bool terminal() const { return terminal_; }

  std::optional<std::string> next(const char* prompt) {
#ifdef HEARSAY_HAS_LIBEDIT
    if (terminal_) {
      char* line = readline(prompt);
      if (line == nullptr) return std::nullopt;
      std::string text(line);
      std::free(line);
      return text;
    }
#endif
    if (terminal_) std::fputs(prompt, stderr);
    std::string text;
    if (!std::getline(std::cin, text)) return std::nullopt;
    return text;
  }

  void remember(const std::string& query) {
#ifdef HEARSAY_HAS_LIBEDIT
    if (!terminal_) return;
    std::string line = query;
    for (char& c : line) c = c == '\n' ? ' ' : c;
    add_history(line.c_str());
    if (!history_.empty()) write_history(history_.c_str());
#else
    (void)query;
#endif
  }

 private:
  bool terminal_;
  std::string history_;
};

std::string trimmed(const std::string& text) {
  const std::size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
}

// Whether `text` ends a query: a semicolon at its end, outside quotes.
bool is_complete(const std::string& text) {
  char quote = '\0';
  char last = '\0';
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quote != '\0') {
      if (c == '\\' && quote != '`') ++i;
      else if (c == quote) quote = '\0';
      last = c;
    } else if (c == '\'' || c == '"' || c == '`') {
      quote = c;
      last = c;
    } else if (c == '/' && i + 1 < text.size() && text[i + 1] == '/') {
      while (i < text.size() && text[i] != '\n') ++i;
    } else if (c != ' ' && c != '\t' && c != '\r' && c != '\n') {
      last = c;
    }
  }
  return quote == '\0' && last == ';';
}

void show_schema(const graph::GraphReader& graph) {
  for (const std::string& label : graph.labels()) {
    std::printf("(:%s)  %llu\n", label.c_str(), static_cast<unsigned long long>(graph.node_count(label)));
  }
  for (const std::string& type : graph.edge_types()) {
    std::printf("[:%s]  %llu\n", type.c_str(), static_cast<unsigned long long>(graph.edge_count(type)));
  }
  std::fflush(stdout);
}

enum class After { GoOn, Quit };

After run_command(QuerySession& session, const graph::GraphReader& graph, const std::string& line) {
  const std::size_t space = line.find(' ');
  const std::string name = line.substr(0, space);
  const std::string rest = space == std::string::npos ? std::string() : trimmed(line.substr(space));
  if (name == ":quit" || name == ":exit" || name == ":q") return After::Quit;
  if (name == ":schema") {
    show_schema(graph);
  } else if (name == ":param") {
    if (const Status added = session.add_parameter(rest); !added) complain(added.error());
  } else if (name == ":format") {
    if (!session.set_format(rest)) std::fputs("formats: table, json, jsonl, csv\n", stderr);
  } else if (name == ":explain") {
    session.set_explain(rest != "off");
  } else {
    std::fputs(kHelp, stderr);
  }
  return After::GoOn;
}

int run_one(QuerySession& session, const graph::GraphReader& graph, const std::string& text, bool terminal) {
  running = &session;
  auto rows = session.run(graph, text);
  running = nullptr;
  if (!rows) return complain(rows.error());
  if (terminal) std::fprintf(stderr, "%llu rows\n", static_cast<unsigned long long>(*rows));
  return kDone;
}

}  // namespace

int run_prompt(QuerySession& session, const graph::GraphReader& graph) {
  LineSource lines;
  if (lines.terminal()) {
    std::signal(SIGINT, on_interrupt);
    std::fputs("openCypher, reading. :help shows more, :quit leaves.\n", stderr);
  }
  int worst = kDone;
  std::string pending;
  while (auto line = lines.next(pending.empty() ? "hearsay> " : "     ... ")) {
    if (pending.empty() && trimmed(*line).empty()) continue;
    if (pending.empty() && trimmed(*line).front() == ':') {
      if (run_command(session, graph, trimmed(*line)) == After::Quit) return worst;
      continue;
    }
    pending += *line + "\n";
    if (!is_complete(pending)) continue;
    const std::string query = trimmed(pending);
    pending.clear();
    lines.remember(query);
    worst = std::max(worst, run_one(session, graph, query, lines.terminal()));
  }
  if (!trimmed(pending).empty()) worst = std::max(worst, run_one(session, graph, trimmed(pending), lines.terminal()));
  return lines.terminal() ? kDone : worst;
}

}  // namespace hearsay::tools
