// query: openCypher on the graph; without a query the prompt (query_prompt.h).
#include <cstdio>
#include <unistd.h>

#include "graph/query/query.h"
#include "tools/hearsay/query_prompt.h"
#include "tools/hearsay/query_session.h"
#include "tools/hearsay/session.h"
#include "tools/hearsay/terminal.h"
#include "tools/hearsay/verbs.h"

namespace hearsay::tools {

int run_query(const Common& common, const QueryOptions& options) {
  QuerySession session(options);
  for (const std::string& parameter : options.parameters) {
    if (const Status added = session.add_parameter(parameter); !added) return complain(added.error());
  }
  // A mistake in the text is reported before the graph is opened.
  if (!options.text.empty()) {
    if (auto query = graph::Query::parse(options.text); !query) return complain(query.error());
  }
  auto engine = open_engine(common, engine::OpenMode::Read);
  if (!engine) return complain(engine.error());
  const auto graph = (*engine)->snapshot();
  if (options.text.empty()) return run_prompt(session, *graph);
  auto rows = session.run(*graph, options.text);
  if (!rows) return complain(rows.error());
  return options.explain || *rows > 0 ? kDone : kNothing;
}

}  // namespace hearsay::tools
