// export, stats, verify, backup, restore, compact: the graph for other programs, and care of the store.
#include <cstdio>
#include <nlohmann/json.hpp>

#include "tools/hearsay/record_text.h"
#include "tools/hearsay/session.h"
#include "tools/hearsay/terminal.h"
#include "tools/hearsay/verbs.h"

namespace hearsay::tools {
namespace {

using Json = nlohmann::ordered_json;

int finish(const Common& common, const Status& status, const std::string& done) {
  if (!status) return complain(status.error());
  if (!common.quiet) std::printf("%s\n", done.c_str());
  return kDone;
}

void print_tree(const Json& value, const std::string& indent) {
  for (const auto& [key, child] : value.items()) {
    if (child.is_object()) {
      std::printf("%s%s\n", indent.c_str(), key.c_str());
      print_tree(child, indent + "  ");
    } else {
      std::string text = child.is_string() ? child.get<std::string>() : child.dump();
      std::printf("%s%-24s %s\n", indent.c_str(), key.c_str(), text.c_str());
    }
  }
}

}  // namespace

int run_export(const Common& common, const ExportOptions& options) {
  auto engine = open_engine(common, engine::OpenMode::Read);
  if (!engine) return complain(engine.error());
  return finish(common, (*engine)->export_graph({options.format, options.view, options.collapse_parallel, options.output}),
                "wrote " + options.output);
}

int run_stats(const Common& common, const CareOptions& options) {
  auto engine = open_engine(common, engine::OpenMode::Read);
  if (!engine) return complain(engine.error());
  auto stats = (*engine)->stats();
  if (!stats) return complain(stats.error());
  if (options.format == Format::Table) {
    print_tree(*stats, "");
  } else {
    std::printf("%s\n", stats->dump(options.format == Format::Json ? 2 : -1).c_str());
  }
  return kDone;
}

int run_verify(const Common& common, const CareOptions& options) {
  auto engine = open_engine(common, engine::OpenMode::Read);
  if (!engine) return complain(engine.error());
  auto report = (*engine)->verify(options.deep);
  if (!report) return complain(report.error());
  for (const std::string& problem : report->problems) std::fprintf(stderr, "hearsay: %s\n", problem.c_str());
  if (!common.quiet)
    std::printf("%llu checked, %zu problems\n", static_cast<unsigned long long>(report->checked), report->problems.size());
  return report->problems.empty() ? kDone : kDamaged;
}

int run_backup(const Common& common, const CareOptions& options) {
  auto engine = open_existing(common);
  if (!engine) return complain(engine.error());
  return finish(common, (*engine)->backup(options.path), "backed up to " + options.path);
}

int run_restore(const Common& common, const CareOptions& options) {
  return finish(common, engine::Engine::restore(options.path, common.graph), "restored to " + common.graph);
}

int run_compact(const Common& common, const CareOptions&) {
  auto engine = open_existing(common);
  if (!engine) return complain(engine.error());
  return finish(common, (*engine)->compact(), "compacted");
}

}  // namespace hearsay::tools
