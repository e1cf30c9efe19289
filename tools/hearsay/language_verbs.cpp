// parse and evaluate: the language stages shown and scored.
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "engine/data_folder.h"
#include "engine/evaluate.h"
#include "tools/hearsay/session.h"
#include "tools/hearsay/terminal.h"
#include "tools/hearsay/verbs.h"

namespace hearsay::tools {
namespace {

using Json = nlohmann::ordered_json;

// A folder for one run, removed at the end.
class ScratchFolder {
 public:
  ScratchFolder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "hearsay.XXXXXX").string();
    if (mkdtemp(pattern.data()) != nullptr) path_ = pattern;
  }
  ~ScratchFolder() {
    std::error_code ignored;
    if (!path_.empty()) std::filesystem::remove_all(path_, ignored);
  }
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

Result<engine::SystemRecords> records_of(const engine::Engine& engine) {
  using engine::RecordKind;
  engine::SystemRecords records;
  auto collect = [&](RecordKind kind, std::vector<Json>& list) {
    return engine.records(kind, {}, [&](const Json& record) { list.push_back(record); });
  };
  HEARSAY_CHECK(collect(RecordKind::Claims, records.claims));
  HEARSAY_CHECK(collect(RecordKind::Figures, records.figures));
  HEARSAY_CHECK(collect(RecordKind::Disputes, records.disputes));
  HEARSAY_CHECK(collect(RecordKind::Entities, records.entities));
  return records;
}

Result<engine::Scores> score(const Common& common, const EvaluateOptions& options) {
  ScratchFolder scratch;
  if (scratch.path().empty()) return fail(ErrorCode::Io, "no temporary folder can be made");
  HEARSAY_TRY(std::string data, engine::data_folder(common.data));
  HEARSAY_TRY(auto engine, engine::Engine::open({scratch.path() + "/graph", data}, engine::OpenMode::Write));
  TerminalReporter reporter(common.quiet);
  HEARSAY_CHECK(engine->build({options.gold}, {}, [](auto&&...) {}, reporter));
  HEARSAY_TRY(auto records, records_of(*engine));
  return engine::evaluate(options.gold, records);
}

Json counts_json(const engine::Counts& c) {
  return {{"p", c.precision()}, {"r", c.recall()}, {"f1", c.f1()}, {"tp", c.hits}, {"fp", c.extra}, {"fn", c.missed}};
}

Json scores_json(const engine::Scores& s) {
  Json out = {{"claims", counts_json(s.claims)},
              {"accusations", counts_json(s.accusations)},
              {"figures", counts_json(s.figures)},
              {"act_accuracy", s.act_accuracy},
              {"polarity_accuracy", s.polarity_accuracy},
              {"event_pairs", counts_json(s.event_pairs)}};
  if (s.has_disputes) {
    out["disputes"] = counts_json(s.disputes);
    out["disputes_found"] = std::to_string(s.disputes_found) + "/" + std::to_string(s.disputes_wanted);
  }
  out["entity_recall"] = s.entity_recall;
  out["entity_type_accuracy"] = s.entity_type_accuracy;
  out["link_pairs"] = counts_json(s.link_pairs);
  for (const auto& [language, counts] : s.claims_by_language) out["by_language"][language]["claims"] = counts_json(counts);
  for (const auto& [language, counts] : s.accusations_by_language) out["by_language"][language]["accusations"] = counts_json(counts);
  for (const auto& [language, counts] : s.figures_by_language) out["by_language"][language]["figures"] = counts_json(counts);
  for (const auto& [kind, counts] : s.claims_by_kind) out["by_kind"][kind] = {{"r", counts.recall()}, {"tp", counts.hits}, {"fn", counts.missed}};
  for (const auto& [rule, counts] : s.claims_by_rule) out["by_rule"][rule] = {{"p", counts.precision()}, {"tp", counts.hits}, {"fp", counts.extra}};
  return out;
}

void print_counts(const std::string& name, const Json& c) {
  std::printf("%-22s P %.3f  R %.3f  F1 %.3f   (tp %d fp %d fn %d)\n", name.c_str(), c["p"].get<double>(),
              c["r"].get<double>(), c["f1"].get<double>(), c["tp"].get<int>(), c["fp"].get<int>(), c["fn"].get<int>());
}

void print_scores(const Json& scores) {
  for (const auto& [name, value] : scores.items()) {
    if (value.is_string()) std::printf("%-22s %s\n", name.c_str(), value.get<std::string>().c_str());
    if (value.is_number()) std::printf("%-22s %.4f\n", name.c_str(), value.get<double>());
    if (value.is_object() && value.contains("f1")) print_counts(name, value);
  }
  const Json by_language = scores.value("by_language", Json::object());
  const Json by_kind = scores.value("by_kind", Json::object());
  const Json by_rule = scores.value("by_rule", Json::object());
  for (const auto& [language, parts] : by_language.items())
    for (const auto& [name, counts] : parts.items()) print_counts(name + " " + language, counts);
  for (const auto& [kind, c] : by_kind.items())
    std::printf("%-22s R %.3f   (tp %d fn %d)\n", ("claims, " + kind).c_str(), c["r"].get<double>(), c["tp"].get<int>(), c["fn"].get<int>());
  for (const auto& [rule, c] : by_rule.items())
    std::printf("%-22s P %.3f   (tp %d fp %d)\n", ("rule " + rule).c_str(), c["p"].get<double>(), c["tp"].get<int>(), c["fp"].get<int>());
}

}  // namespace

int run_evaluate(const Common& common, const EvaluateOptions& options) {
  auto scores = score(common, options);
  if (!scores) return complain(scores.error());
  Json json = scores_json(*scores);
  if (options.json) {
    std::printf("%s\n", json.dump().c_str());
  } else {
    print_scores(json);
  }
  if (options.errors.empty()) return kDone;
  std::ofstream out(options.errors);
  for (const std::string& line : scores->errors) out << line << "\n";
  out.close();
  return out ? kDone : complain({ErrorCode::Io, options.errors + ": cannot be written"});
}

int run_parse(const Common& common, const ParseOptions& options) {
  auto data = engine::data_folder(common.data);
  if (!data) return complain(data.error());
  TerminalReporter reporter(common.quiet);
  engine::BuildSettings settings;
  settings.language = options.language;
  auto sink = [](std::string_view text) -> Status {
    if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size())
      return fail(ErrorCode::Io, "standard output: cannot be written");
    return {};
  };
  auto done = engine::Engine::parse(*data, options.paths, settings, sink, reporter);
  if (!done) return complain(done.error());
  return reporter.count(Severity::Failure) > 0 ? kBadInput : kDone;
}

}  // namespace hearsay::tools
