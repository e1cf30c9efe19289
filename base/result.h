// Result<T>: a value or an Error, for every function whose caller can do something about a failure.
// Codes are few and map to exit codes in tools/ and to exception classes in python/. Messages say
// what went wrong and where (file, line, byte, key); outer layers add context when passing on.
// Tested by tests/base/result_test.cpp.
#pragma once

#include <string>
#include <tl/expected.hpp>
#include <utility>

namespace hearsay {

enum class ErrorCode {
  InvalidInput,  // the data given is wrong: the message names file, line, byte or key
  NotFound,      // nothing of that name or id
  Corrupt,       // stored data is damaged or was written by something else
  Io,            // the operating system refused: disk full, permission, lock
  Unsupported,   // understood, but not offered (a newer format, an unknown function)
  Usage,         // the caller's words are wrong: options, query text
};

struct Error {
  ErrorCode code = ErrorCode::InvalidInput;
  std::string message;

  // The same error with `context` put in front: "context: message".
  Error within(const std::string& context) const { return {code, context + ": " + message}; }
};

template <class T>
class [[nodiscard]] Result : public tl::expected<T, Error> {
 public:
  using tl::expected<T, Error>::expected;
};

using Status = Result<void>;

inline tl::unexpected<Error> fail(ErrorCode code, std::string message) {
  return tl::unexpected<Error>(Error{code, std::move(message)});
}
inline tl::unexpected<Error> fail(Error error) { return tl::unexpected<Error>(std::move(error)); }

}  // namespace hearsay

// HEARSAY_TRY(auto value, may_fail());  declares value, or returns the error of the expression.
#define HEARSAY_TRY(declaration, expression) HEARSAY_TRY_NAMED(declaration, expression, __COUNTER__)
#define HEARSAY_TRY_NAMED(declaration, expression, counter) HEARSAY_TRY_BODY(declaration, expression, counter)
#define HEARSAY_TRY_BODY(declaration, expression, counter)                                  \
  auto hearsay_result_##counter = (expression);                                             \
  if (!hearsay_result_##counter) return ::hearsay::fail(std::move(hearsay_result_##counter.error())); \
  declaration = std::move(*hearsay_result_##counter)

// HEARSAY_CHECK(may_fail());  returns the error of an expression without a value.
#define HEARSAY_CHECK(expression)                                                        \
  do {                                                                                   \
    if (auto hearsay_status = (expression); !hearsay_status)                             \
      return ::hearsay::fail(std::move(hearsay_status.error()));                         \
  } while (false)
