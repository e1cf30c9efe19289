// The prompt of `hearsay query`: reads queries that end with a semicolon, over several lines, with line editing and a
// history that is kept in $HEARSAY_HISTORY or ~/.hearsay_history. Where standard input is no terminal, queries are read
// from it without a prompt. Control-C stops the query that runs. Commands: :help :quit :schema :param :format :explain.
// The only file that includes libedit.
#pragma once

#include "tools/hearsay/query_session.h"

namespace hearsay::tools {

int run_prompt(QuerySession& session, const graph::GraphReader& graph);

}  // namespace hearsay::tools
