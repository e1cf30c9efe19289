// Fault: an error inside the query engine: class and detail by the openCypher standard ("TypeError",
// "InvalidArgumentType"), a sentence, and the byte of the query text where it arose, filled in by the first caller that
// knows it. Outcome<T> is a Result<T> with a Fault; query.h turns a Fault into an Error with position and caret.
// Tested by tests/graph/query/query_test.cpp.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <utility>

#include "base/result.h"

namespace hearsay::graph::cypher {

inline constexpr std::size_t kNoOffset = static_cast<std::size_t>(-1);

struct FaultBody {
  ErrorCode code = ErrorCode::Usage;
  std::string kind;     // "SyntaxError", "TypeError", "ArgumentError", ...; empty for an error of the graph or a limit
  std::string detail;   // "UndefinedVariable"
  std::string message;  // one sentence without a full stop
  std::size_t offset = kNoOffset;  // byte in the query text
  std::size_t length = 1;          // bytes to underline
};

class Fault {
 public:
  Fault(Error error);  // NOLINT: an error of the graph passes through
  explicit Fault(FaultBody body) : body_(std::make_unique<FaultBody>(std::move(body))) {}

  const FaultBody& body() const { return *body_; }
  bool located() const { return body_->offset != kNoOffset; }
  // This fault with a place, unless it has one.
  Fault at(std::size_t offset, std::size_t length = 1) &&;

 private:
  std::unique_ptr<FaultBody> body_;
};

template <class T>
class [[nodiscard]] Outcome : public tl::expected<T, Fault> {
 public:
  using tl::expected<T, Fault>::expected;
};
using Done = Outcome<void>;

inline tl::unexpected<Fault> fault(std::string kind, std::string detail, std::string message,
                                   std::size_t offset = kNoOffset, std::size_t length = 1) {
  return tl::unexpected<Fault>(Fault(
      FaultBody{ErrorCode::Usage, std::move(kind), std::move(detail), std::move(message), offset, length}));
}
inline tl::unexpected<Fault> syntax_fault(std::string detail, std::string message, std::size_t offset,
                                          std::size_t length = 1) {
  return fault("SyntaxError", std::move(detail), std::move(message), offset, length);
}
inline tl::unexpected<Fault> type_fault(std::string message) {
  return fault("TypeError", "InvalidArgumentType", std::move(message));
}
inline tl::unexpected<Fault> value_fault(std::string message) {
  return fault("TypeError", "InvalidArgumentValue", std::move(message));
}
inline tl::unexpected<Fault> argument_fault(std::string detail, std::string message) {
  return fault("ArgumentError", std::move(detail), std::move(message));
}
// A limit of time, rows or memory was reached.
tl::unexpected<Fault> limit_fault(std::string message);

// The Error for people: class, detail, line, column, sentence, and the line of `text` with a caret under the place.
Error to_error(const Fault& fault, std::string_view text);

}  // namespace hearsay::graph::cypher

namespace hearsay {
// Lets HEARSAY_TRY pass faults on.
inline tl::unexpected<graph::cypher::Fault> fail(graph::cypher::Fault fault) {
  return tl::unexpected<graph::cypher::Fault>(std::move(fault));
}
}  // namespace hearsay
