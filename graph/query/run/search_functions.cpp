// search(node, words) and named(node, name): hearsay's own functions over the index of words and the index of names.
//   search: whether every word of `words` stands in the article (a Document of a store) or in the node's text properties
//   named:  whether one of the entity's names in any language is `name`
// Case, accents and scripts are folded as the store folds them (graph/store/text_fold.h).
#include <algorithm>
#include <set>

#include "graph/query/run/functions.h"
#include "graph/query/value/stored.h"
#include "graph/store/text_fold.h"

namespace hearsay::graph::cypher {

namespace {

bool is_document(const Node& node) {
  return std::find(node.labels.begin(), node.labels.end(), "Document") != node.labels.end();
}

Done check_arguments(std::string_view name, Arguments arguments) {
  if (!arguments[0].is(ValueKind::Node)) {
    return type_fault(std::string(name) + "() needs a node first, not a " + std::string(kind_name(arguments[0].kind())));
  }
  if (!arguments[1].is(ValueKind::String)) {
    return type_fault(std::string(name) + "() needs a string, not a " + std::string(kind_name(arguments[1].kind())));
  }
  return {};
}

Outcome<QueryValue> search(Context& context, Arguments arguments) {
  HEARSAY_CHECK(check_arguments("search", arguments));
  const Node& node = arguments[0].as_node();
  if (is_document(node) && context.graph().has_lookup(Lookup::Words, "Document", "")) {
    HEARSAY_TRY(const auto* ids, context.found_by_text(Lookup::Words, arguments[1].as_string()));
    return QueryValue(ids->contains(node.id));
  }
  std::set<std::string> words;
  for (const Property& property : node.properties) {
    const auto* text = std::get_if<std::string>(&property.value);
    if (text == nullptr) continue;
    for (std::string& word : context.fold().terms(*text)) words.insert(std::move(word));
  }
  const auto wanted = context.fold().terms(arguments[1].as_string());
  const bool all = std::all_of(wanted.begin(), wanted.end(), [&words](const std::string& word) { return words.contains(word); });
  return QueryValue(!wanted.empty() && all);
}

Outcome<QueryValue> named(Context& context, Arguments arguments) {
  HEARSAY_CHECK(check_arguments("named", arguments));
  const Node& node = arguments[0].as_node();
  const std::string wanted = context.fold().name(arguments[1].as_string());
  if (wanted.empty()) return QueryValue(false);
  auto fits = [&](const std::string& name) { return context.fold().name(name) == wanted; };
  for (const Property& property : node.properties) {
    if (property.key != "name" && !property.key.starts_with("names")) continue;
    if (const auto* text = std::get_if<std::string>(&property.value); text != nullptr && fits(*text)) return QueryValue(true);
    const auto* texts = std::get_if<std::vector<std::string>>(&property.value);
    if (texts != nullptr && std::any_of(texts->begin(), texts->end(), fits)) return QueryValue(true);
  }
  return QueryValue(false);
}

}  // namespace

std::span<const Function> search_functions() {
  static const Function kFunctions[] = {{"search", 2, 2, search, kNodeKind, kStringKind, kBooleanKind | kNullKind},
                                        {"named", 2, 2, named, kNodeKind, kStringKind, kBooleanKind | kNullKind}};
  return kFunctions;
}

}  // namespace hearsay::graph::cypher
