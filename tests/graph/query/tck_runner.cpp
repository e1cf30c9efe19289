#include "tests/graph/query/tck_runner.h"

#include <algorithm>
#include <cctype>
#include <fstream>
#include <optional>
#include <sstream>

#include "graph/query/query.h"
#include "graph/query/run/compiled.h"
#include "tests/graph/query/tck_values.h"

namespace hearsay::testing {

using namespace hearsay::graph;

namespace {

class MemoryUpdates final : public cypher::GraphUpdates {
 public:
  explicit MemoryUpdates(MemoryGraph& graph) : graph_(graph) {
    next_ = graph.node_count("") + graph.edge_count("") + 1;
  }
  NodeId create_node(Node node) override {
    node.id = next_++;
    graph_.add_node(node);
    return node.id;
  }
  EdgeId create_edge(Edge edge) override {
    edge.id = next_++;
    graph_.add_edge(edge);
    return edge.id;
  }
  void delete_node(NodeId id) override { graph_.remove_node(id); }
  void delete_edge(EdgeId id) override { graph_.remove_edge(id); }

 private:
  MemoryGraph& graph_;
  std::uint64_t next_ = 1;
};

QueryLimits limits() {
  QueryLimits out;
  out.timeout = std::chrono::seconds(20);
  out.max_memory = std::uint64_t{1} << 30;
  return out;
}

// Words of the query outside strings, comments and property names, in capitals.
std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  for (std::size_t i = 0; i < text.size();) {
    const char c = text[i];
    if (c == '\'' || c == '"' || c == '`') {
      for (++i; i < text.size() && text[i] != c; ++i) {
        if (text[i] == '\\') ++i;
      }
      ++i;
    } else if (std::isalpha(static_cast<unsigned char>(c)) != 0 || c == '_') {
      const bool own = i == 0 || (text[i - 1] != '.' && text[i - 1] != ':' && text[i - 1] != '$');
      std::string word;
      for (; i < text.size() && (std::isalnum(static_cast<unsigned char>(text[i])) != 0 || text[i] == '_'); ++i) {
        word += static_cast<char>(std::toupper(static_cast<unsigned char>(text[i])));
      }
      if (own) words.push_back(std::move(word));
    } else {
      ++i;
    }
  }
  return words;
}

bool only_reads(std::string_view query) {
  for (const std::string& word : words_of(query)) {
    for (const std::string_view update : {"CREATE", "MERGE", "SET", "DELETE", "REMOVE", "CALL", "FOREACH"}) {
      if (word == update) return false;
    }
  }
  return true;
}

struct Rows {
  std::vector<std::string> columns;
  std::vector<std::vector<QueryValue>> rows;
  std::optional<Error> error;
  bool at_compile_time = false;
};

class ScenarioRun {
 public:
  explicit ScenarioRun(std::string graphs) : graphs_(std::move(graphs)) {}

  TckResult run(const GherkinScenario& scenario) {
    for (const GherkinStep& step : scenario.steps) {
      if (auto ended = take(step)) return *ended;
    }
    return {};
  }

 private:
  static TckResult failed(std::string detail) { return {TckOutcome::Failed, std::move(detail)}; }

  std::optional<TckResult> take(const GherkinStep& step) {
    const std::string& text = step.text;
    if (text == "an empty graph" || text == "any graph" || text == "no side effects") return std::nullopt;
    if (text.starts_with("the binary-tree")) return load_named(text.substr(4, text.find(" graph") - 4));
    if (text == "having executed:") {
      const std::string error = set_up(graph_, step.doc_string);
      return error.empty() ? std::nullopt : std::optional(failed("set-up: " + error));
    }
    if (text == "parameters are:") {
      for (const auto& row : step.table) parameters_[row[0]] = read_parameter(row[1]);
      return std::nullopt;
    }
    if (text.starts_with("there exists a procedure")) return TckResult{TckOutcome::Skipped, "procedure"};
    if (text == "executing query:" || text == "executing control query:") {
      if (!only_reads(step.doc_string)) return TckResult{TckOutcome::Skipped, "writes or calls"};
      execute(step.doc_string);
      return std::nullopt;
    }
    if (text.starts_with("the side effects")) return std::nullopt;
    if (text.starts_with("the result should be")) return check_result(step);
    if (text.find("should be raised at") != std::string::npos) return check_error(text);
    return failed("unknown step: " + text);
  }

  std::optional<TckResult> load_named(const std::string& name) {
    std::ifstream file(graphs_ + "/" + name + "/" + name + ".cypher");
    std::stringstream text;
    text << file.rdbuf();
    const std::string error = set_up(graph_, text.str());
    return error.empty() ? std::nullopt : std::optional(failed("graph " + name + ": " + error));
  }

  void execute(const std::string& text) {
    result_ = {};
    auto query = Query::parse(text);
    if (!query) {
      result_.error = query.error();
      result_.at_compile_time = true;
      return;
    }
    result_.columns = query->columns();
    const Status done = query->run(graph_, parameters_, limits(), [this](std::span<const QueryValue> row) -> Result<bool> {
      result_.rows.emplace_back(row.begin(), row.end());
      return true;
    });
    if (done) return;
    result_.error = done.error();
    result_.at_compile_time = done.error().message.starts_with("ParameterMissing");
  }

  // "a SyntaxError should be raised at compile time: UndefinedVariable"
  TckResult check_error(const std::string& text) const {
    if (!result_.error) return failed("no error, expected " + text);
    std::istringstream words(text);
    std::string article;
    std::string kind;
    words >> article >> kind;
    const std::string detail = text.substr(text.find(": ") + 2);
    const std::string& message = result_.error->message;
    if (!message.starts_with(kind)) return failed("expected " + text + ", got " + message);
    if (detail != "*" && message.find("(" + detail + ")") == std::string::npos) return failed("expected " + text + ", got " + message);
    const bool compile_time = text.find("at compile time") != std::string::npos;
    const bool any_time = text.find("at any time") != std::string::npos;
    if (!any_time && compile_time != result_.at_compile_time) return failed("at the wrong time: " + text + ", got " + message);
    return {};
  }

  std::optional<TckResult> check_result(const GherkinStep& step) const {
    if (result_.error) return failed("error: " + result_.error->message);
    if (step.text.find("should be empty") != std::string::npos) {
      return result_.rows.empty() ? std::nullopt : std::optional(failed("expected no rows"));
    }
    const bool ordered = step.text.find(", in order") != std::string::npos;
    const auto lists = step.text.find("ignoring element order") != std::string::npos ? ListOrder::Ignored : ListOrder::Matters;
    const std::vector<std::string>& header = step.table.at(0);
    std::vector<std::size_t> places;
    for (const std::string& column : header) {
      const auto found = std::find(result_.columns.begin(), result_.columns.end(), column);
      if (found == result_.columns.end()) return failed("no column `" + column + "`");
      places.push_back(static_cast<std::size_t>(found - result_.columns.begin()));
    }
    if (places.size() != result_.columns.size()) return failed("too many columns");
    std::vector<std::string> expected;
    for (std::size_t i = 1; i < step.table.size(); ++i) {
      std::string line;
      for (const std::string& cell : step.table[i]) line += canonical(std::string_view(cell), lists) + " | ";
      expected.push_back(std::move(line));
    }
    std::vector<std::string> actual;
    for (const auto& row : result_.rows) {
      std::string line;
      for (const std::size_t place : places) line += canonical(row[place], lists) + " | ";
      actual.push_back(std::move(line));
    }
    if (!ordered) {
      std::sort(expected.begin(), expected.end());
      std::sort(actual.begin(), actual.end());
    }
    if (expected == actual) return std::nullopt;
    return failed("expected\n" + joined(expected) + "got\n" + joined(actual));
  }

  static std::string joined(const std::vector<std::string>& lines) {
    std::string out;
    for (const std::string& line : lines) out += "      " + line + "\n";
    return out;
  }

  std::string graphs_;
  MemoryGraph graph_;
  QueryParameters parameters_;
  Rows result_;
};

}  // namespace

std::string set_up(MemoryGraph& graph, std::string_view query) {
  auto compiled = cypher::compile(query, cypher::Clauses::WithUpdates);
  if (!compiled) return cypher::to_error(compiled.error(), query).message;
  MemoryUpdates updates(graph);
  auto done = cypher::run_compiled(**compiled, graph, {}, limits(), [](std::span<const QueryValue>) -> Result<bool> { return true; },
                                   &updates);
  return done ? std::string() : cypher::to_error(done.error(), query).message;
}

TckResult run_scenario(const GherkinScenario& scenario, const std::string& graphs) { return ScenarioRun(graphs).run(scenario); }

}  // namespace hearsay::testing
