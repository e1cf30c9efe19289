list(APPEND HEARSAY_GRAPH_HEADERS
  query/check/checker.h query/check/nearest.h query/check/type.h query/fault.h query/format.h query/limits.h query/memory_graph.h query/parse/ast.h
  query/parse/parser.h query/parse/parser_state.h query/parse/token.h query/query.h query/run/aggregate.h
  query/run/compiled.h query/run/context.h query/run/evaluate.h query/run/explain.h query/run/functions.h
  query/run/match.h query/run/matcher.h query/run/pipeline.h query/run/plan.h query/run/projector.h
  query/run/update_step.h query/run/updates.h query/temporal/construct.h query/temporal/duration.h
  query/temporal/parse.h query/temporal/temporal.h query/temporal/time_zone.h query/unicode.h query/value.h
  query/value/compare.h query/value/json.h query/value/stored.h)
list(APPEND HEARSAY_GRAPH_SOURCES
  query/check/clauses.cpp query/check/expressions.cpp query/check/nearest.cpp query/check/patterns.cpp query/check/projections.cpp
  query/check/walk.cpp query/fault.cpp query/format.cpp query/memory_graph.cpp query/parse/atoms.cpp query/parse/clauses.cpp query/parse/expressions.cpp
  query/parse/lexer.cpp query/parse/patterns.cpp query/query.cpp query/run/aggregate.cpp query/run/arithmetic.cpp
  query/run/chains.cpp query/run/compiled.cpp query/run/context.cpp query/run/evaluate.cpp query/run/describe.cpp query/run/explain.cpp
  query/run/functions.cpp query/run/graph_functions.cpp query/run/list_functions.cpp query/run/match.cpp
  query/run/number_functions.cpp query/run/pipeline.cpp query/run/planner.cpp query/run/projector.cpp query/run/scans.cpp query/run/search_functions.cpp
  query/run/shortest_path.cpp query/run/temporal_functions.cpp query/run/text_functions.cpp
  query/run/update_step.cpp query/temporal/component.cpp query/temporal/construct.cpp query/temporal/duration.cpp
  query/temporal/format.cpp query/temporal/parse.cpp query/temporal/temporal.cpp query/temporal/time_zone.cpp
  query/unicode.cpp query/value.cpp query/value/compare.cpp query/value/json.cpp query/value/stored.cpp)
