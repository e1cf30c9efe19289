// build, extract, load, forget: what changes a graph, and its left half alone.
#include <cstdio>

#include "engine/data_folder.h"
#include "tools/hearsay/session.h"
#include "tools/hearsay/terminal.h"
#include "tools/hearsay/verbs.h"

namespace hearsay::tools {
namespace {

engine::BuildSettings settings_of(const BuildOptions& options) {
  return {options.metadata, options.corrections, options.language, options.threads, options.refresh};
}

engine::Progress progress_on(ProgressBar& bar) {
  return [&bar](std::string_view stage, std::uint64_t done, std::uint64_t total, std::string_view detail) {
    bar.update(done, total, std::string(stage) + (detail.empty() ? "" : " " + std::string(detail)));
  };
}

// Exit code of a finished run: bad input says so even where the rest went well.
int verdict(const engine::BuildSummary& summary, const TerminalReporter& reporter, const BuildOptions& options) {
  if (summary.failed > 0 || reporter.count(Severity::Failure) > 0) return kBadInput;
  return options.strict && reporter.count(Severity::Warning) > 0 ? kNothing : kDone;
}

void print_summary(const engine::BuildSummary& summary, FILE* out) {
  auto number = [](std::uint64_t value) { return static_cast<unsigned long long>(value); };
  std::fprintf(out, "%llu documents added, %llu changed, %llu unchanged; %llu claims, %llu figures\n",
               number(summary.added), number(summary.changed), number(summary.unchanged), number(summary.claims),
               number(summary.figures));
  if (summary.failed + summary.passed_over > 0)
    std::fprintf(out, "%llu could not be read, %llu files of other kinds passed over\n", number(summary.failed),
                 number(summary.passed_over));
}

template <class Run>
int run_on_graph(const Common& common, const BuildOptions& options, Run run) {
  auto engine = open_engine(common, engine::OpenMode::Write);
  if (!engine) return complain(engine.error());
  TerminalReporter reporter(common.quiet);
  ProgressBar bar("hearsay", common.quiet);
  auto summary = run(**engine, progress_on(bar), reporter);
  bar.finish();
  if (!summary) return complain(summary.error());
  if (!common.quiet) print_summary(*summary, stdout);
  return verdict(*summary, reporter, options);
}

}  // namespace

int run_build(const Common& common, const BuildOptions& options) {
  return run_on_graph(common, options, [&](engine::Engine& engine, const engine::Progress& progress, Reporter& reporter) {
    return engine.build(options.paths, settings_of(options), progress, reporter);
  });
}

int run_load(const Common& common, const BuildOptions& options) {
  return run_on_graph(common, options, [&](engine::Engine& engine, const engine::Progress& progress, Reporter& reporter) {
    return engine.load(options.paths, settings_of(options), progress, reporter);
  });
}

int run_extract(const Common& common, const BuildOptions& options) {
  auto data = engine::data_folder(common.data);
  if (!data) return complain(data.error());
  bool to_file = !options.output.empty() && options.output != "-";
  FILE* out = to_file ? std::fopen(options.output.c_str(), "wb") : stdout;
  if (out == nullptr) return complain({ErrorCode::Io, options.output + ": cannot be written"});
  TerminalReporter reporter(common.quiet);
  ProgressBar bar("hearsay", common.quiet);
  auto sink = [&](std::string_view line) -> Status {
    if (std::fwrite(line.data(), 1, line.size(), out) != line.size() || std::fputc('\n', out) == EOF)
      return fail(ErrorCode::Io, (to_file ? options.output : "standard output") + ": cannot be written");
    return {};
  };
  auto summary = engine::Engine::extract(*data, options.paths, settings_of(options), sink, progress_on(bar), reporter);
  bar.finish();
  bool flushed = to_file ? std::fclose(out) == 0 : std::fflush(out) == 0;
  if (!summary) return complain(summary.error());
  if (!flushed) return complain({ErrorCode::Io, (to_file ? options.output : "standard output") + ": cannot be written"});
  if (!common.quiet) print_summary(*summary, stderr);
  return verdict(*summary, reporter, options);
}

int run_forget(const Common& common, const ForgetOptions& options) {
  auto engine = open_existing(common);
  if (!engine) return complain(engine.error());
  if (auto done = (*engine)->forget(options.documents); !done) return complain(done.error());
  if (!common.quiet) std::printf("%zu documents forgotten\n", options.documents.size());
  return kDone;
}

}  // namespace hearsay::tools
