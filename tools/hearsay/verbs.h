// The verbs of the command line: each takes its options, writes its result to standard output and what went wrong to
// standard error, and returns the exit code (exit_codes.h).
#pragma once

#include "tools/hearsay/options.h"

namespace hearsay::tools {

int run_build(const Common& common, const BuildOptions& options);
int run_extract(const Common& common, const BuildOptions& options);
int run_load(const Common& common, const BuildOptions& options);
int run_forget(const Common& common, const ForgetOptions& options);

int run_claims(const Common& common, const ListOptions& options);
int run_accusations(const Common& common, const ListOptions& options);
int run_figures(const Common& common, const ListOptions& options);
int run_events(const Common& common, const ListOptions& options);
int run_disputes(const Common& common, const ListOptions& options);
int run_entities(const Common& common, const ListOptions& options);
int run_documents(const Common& common, const ListOptions& options);
int run_sources(const Common& common, const ListOptions& options);
int run_timeline(const Common& common, const ListOptions& options);

int run_show(const Common& common, const ItemOptions& options);
int run_explain(const Common& common, const ItemOptions& options);
int run_path(const Common& common, const PathOptions& options);
int run_query(const Common& common, const QueryOptions& options);
int run_export(const Common& common, const ExportOptions& options);

int run_parse(const Common& common, const ParseOptions& options);
int run_evaluate(const Common& common, const EvaluateOptions& options);
int run_stats(const Common& common, const CareOptions& options);
int run_verify(const Common& common, const CareOptions& options);
int run_backup(const Common& common, const CareOptions& options);
int run_restore(const Common& common, const CareOptions& options);
int run_compact(const Common& common, const CareOptions& options);

}  // namespace hearsay::tools
