#include "tests/graph/query/gherkin.h"

#include <map>

namespace hearsay::testing {

namespace {

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r") - begin + 1);
}

std::vector<std::string> split_lines(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    lines.emplace_back(text.substr(0, end));
    if (end == std::string_view::npos) break;
    text.remove_prefix(end + 1);
  }
  return lines;
}

// "| a | b\|c |" is {"a", "b|c"}.
std::vector<std::string> read_row(std::string_view line) {
  std::vector<std::string> cells;
  std::string cell;
  for (std::size_t i = 1; i < line.size(); ++i) {
    if (line[i] == '\\' && i + 1 < line.size() && (line[i + 1] == '|' || line[i + 1] == '\\')) {
      cell += line[++i];
    } else if (line[i] == '|') {
      cells.emplace_back(trimmed(cell));
      cell.clear();
    } else {
      cell += line[i];
    }
  }
  return cells;
}

std::string replaced(std::string text, const std::map<std::string, std::string>& values) {
  for (const auto& [name, value] : values) {
    const std::string mark = "<" + name + ">";
    for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark, at + value.size())) {
      text.replace(at, mark.size(), value);
    }
  }
  return text;
}

GherkinStep filled(const GherkinStep& step, const std::map<std::string, std::string>& values) {
  GherkinStep out{replaced(step.text, values), replaced(step.doc_string, values), step.table};
  for (auto& row : out.table) {
    for (auto& cell : row) cell = replaced(cell, values);
  }
  return out;
}

class FeatureReader {
 public:
  explicit FeatureReader(std::string_view text) : lines_(split_lines(text)) {}

  std::vector<GherkinScenario> run() {
    for (; at_ < lines_.size(); ++at_) {
      const std::string_view line = trimmed(lines_[at_]);
      if (line.empty() || line.front() == '#' || line.starts_with("Feature:") || line.front() == '@') continue;
      read_line(line);
    }
    close();
    return std::move(scenarios_);
  }

 private:
  void read_line(std::string_view line) {
    if (line.starts_with("Scenario")) {
      close();
      current_.name = std::string(trimmed(line.substr(line.find(':') + 1)));
      current_.steps = background_;
      open_ = true;
    } else if (line.starts_with("Background")) {
      close();
      in_background_ = true;
    } else if (line.starts_with("Examples:")) {
      in_examples_ = true;
      header_.clear();
    } else if (line.starts_with("\"\"\"")) {
      read_doc_string();
    } else if (line.front() == '|') {
      read_table_row(line);
    } else {
      for (const std::string_view word : {"Given ", "When ", "Then ", "And ", "But "}) {
        if (line.starts_with(word)) current_.steps.push_back({std::string(trimmed(line.substr(word.size()))), "", {}});
      }
    }
  }

  void read_doc_string() {
    const std::size_t indent = lines_[at_].find('"');
    std::string text;
    for (++at_; at_ < lines_.size() && !trimmed(lines_[at_]).starts_with("\"\"\""); ++at_) {
      const std::string& line = lines_[at_];
      text += line.size() > indent ? line.substr(std::min(indent, line.find_first_not_of(' '))) : std::string();
      text += '\n';
    }
    if (!text.empty()) text.pop_back();
    if (!current_.steps.empty()) current_.steps.back().doc_string = text;
  }

  void read_table_row(std::string_view line) {
    auto row = read_row(line);
    if (!in_examples_) {
      if (!current_.steps.empty()) current_.steps.back().table.push_back(std::move(row));
    } else if (header_.empty()) {
      header_ = std::move(row);
    } else {
      std::map<std::string, std::string> values;
      for (std::size_t i = 0; i < header_.size() && i < row.size(); ++i) values[header_[i]] = row[i];
      examples_.push_back(std::move(values));
    }
  }

  void close() {
    if (in_background_) background_ = current_.steps;
    in_background_ = false;
    if (open_ && examples_.empty() && !in_examples_) scenarios_.push_back(current_);
    for (std::size_t i = 0; i < examples_.size(); ++i) {
      GherkinScenario scenario;
      scenario.name = current_.name + " #" + std::to_string(i + 1);
      for (const GherkinStep& step : current_.steps) scenario.steps.push_back(filled(step, examples_[i]));
      scenarios_.push_back(std::move(scenario));
    }
    current_ = {};
    examples_.clear();
    header_.clear();
    in_examples_ = false;
    open_ = false;
  }

  std::vector<std::string> lines_;
  std::size_t at_ = 0;
  bool open_ = false;
  bool in_examples_ = false;
  bool in_background_ = false;
  std::vector<GherkinStep> background_;
  GherkinScenario current_;
  std::vector<std::string> header_;
  std::vector<std::map<std::string, std::string>> examples_;
  std::vector<GherkinScenario> scenarios_;
};

}  // namespace

std::vector<GherkinScenario> read_feature(std::string_view text) { return FeatureReader(text).run(); }

}  // namespace hearsay::testing
