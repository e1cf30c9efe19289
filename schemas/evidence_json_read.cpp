#include <nlohmann/json.hpp>
#include <unordered_map>

#include "base/text_map.h"
#include "schemas/evidence_json.h"

namespace hearsay {
namespace {

using Json = nlohmann::json;
using Index = std::unordered_map<std::string, std::size_t>;

// Reads a record that has passed the schema; the first span or reference that fits nothing is kept as the problem.
class Reader {
 public:
  Reader(const Json& json, Evidence& out) : json_(json), out_(out), map_(out.document.text) {}

  Status read() {
    out_.document.title_span = optional_span(json_["document"], "title_span", "/document");
    index("entities", entity_ids_);
    index("times", time_ids_);
    index("reports", report_ids_);
    index("figures", figure_ids_);
    index("claims", claim_ids_);
    each("entities", [this](const Json& x, const std::string& at) { entity(x, at); });
    each("times", [this](const Json& x, const std::string& at) { time(x, at); });
    each("reports", [this](const Json& x, const std::string& at) { report(x, at); });
    each("figures", [this](const Json& x, const std::string& at) { figure(x, at); });
    each("claims", [this](const Json& x, const std::string& at) { claim(x, at); });
    each("citations", [this](const Json& x, const std::string& at) {
      Citation citation;
      citation.span = span(x["span"], at + "/span");
      citation.entity = reference(entity_ids_, x["entity"], at + "/entity");
      citation.kind = word<CitationKind>(x, "kind");
      out_.citations.push_back(citation);
    });
    out_.notes = json_.value("notes", std::vector<std::string>());
    if (!problem_.empty()) return fail(ErrorCode::InvalidInput, problem_);
    return {};
  }

 private:
  template <class Read>
  void each(const char* list, Read read_item) {
    auto it = json_.find(list);
    if (it == json_.end()) return;
    for (std::size_t i = 0; i < it->size(); ++i)
      read_item((*it)[i], "/" + std::string(list) + "/" + std::to_string(i));
  }

  void index(const char* list, Index& ids) {
    each(list, [&](const Json& item, const std::string& at) {
      if (!ids.emplace(item["id"].get<std::string>(), ids.size()).second)
        problem(at + "/id", "id " + item["id"].dump() + " stands there twice");
    });
  }

  void problem(const std::string& at, const std::string& what) {
    if (problem_.empty()) problem_ = at + ": " + what;
  }

  Span span(const Json& value, const std::string& at) {
    auto begin = value["begin"].get<std::uint64_t>();
    auto end = value["end"].get<std::uint64_t>();
    if (begin > end || end > map_.code_points()) {
      problem(at, "span " + value.dump() + " is outside the text of " + std::to_string(map_.code_points()) +
                      " code points");
      return {};
    }
    return map_.to_bytes({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
  }
  Span optional_span(const Json& object, const char* key, const std::string& at) {
    auto it = object.find(key);
    return it == object.end() || it->is_null() ? Span{} : span(*it, at + "/" + key);
  }
  std::vector<Span> spans(const Json& object, const char* key, const std::string& at) {
    std::vector<Span> out;
    if (auto it = object.find(key); it != object.end())
      for (std::size_t i = 0; i < it->size(); ++i) out.push_back(span((*it)[i], at + "/" + key + "/" + std::to_string(i)));
    return out;
  }

  std::size_t reference(const Index& ids, const Json& id, const std::string& at) {
    auto it = ids.find(id.get<std::string>());
    if (it != ids.end()) return it->second;
    problem(at, "unknown id " + id.dump());
    return 0;
  }
  std::vector<std::size_t> references(const Index& ids, const Json& object, const char* key, const std::string& at) {
    std::vector<std::size_t> out;
    if (auto it = object.find(key); it != object.end())
      for (std::size_t i = 0; i < it->size(); ++i)
        out.push_back(reference(ids, (*it)[i], at + "/" + key + "/" + std::to_string(i)));
    return out;
  }
  std::optional<std::size_t> optional_reference(const Index& ids, const Json& object, const char* key,
                                                const std::string& at) {
    auto it = object.find(key);
    if (it == object.end() || it->is_null()) return std::nullopt;
    return reference(ids, *it, at + "/" + key);
  }

  static std::string text(const Json& object, const char* key) {
    auto it = object.find(key);
    return it == object.end() || it->is_null() ? std::string() : it->get<std::string>();
  }
  template <class T>
  static std::optional<T> number(const Json& object, const char* key) {
    auto it = object.find(key);
    if (it == object.end() || it->is_null()) return std::nullopt;
    return it->get<T>();
  }
  template <class Enum>
  static Enum word(const Json& object, const char* key) {
    return from_word<Enum>(text(object, key)).value_or(Enum{});
  }
  static std::vector<Reason> reasons(const Json& object) {
    std::vector<Reason> out;
    if (auto it = object.find("reasons"); it != object.end())
      for (const Json& reason : *it) out.push_back({text(reason, "rule"), text(reason, "detail")});
    return out;
  }

  void entity(const Json& x, const std::string& at) {
    LocalEntity e;
    e.type = word<EntityType>(x, "type");
    e.name = text(x, "name");
    e.english = text(x, "english");
    e.side = text(x, "side");
    e.kind = text(x, "kind");
    e.of = text(x, "of");
    e.gazetteer = text(x, "gazetteer");
    e.named = x.value("named", true);
    e.latitude = number<double>(x, "latitude");
    e.longitude = number<double>(x, "longitude");
    for (std::size_t i = 0; i < x["mentions"].size(); ++i) {
      const Json& m = x["mentions"][i];
      std::string below = at + "/mentions/" + std::to_string(i);
      Mention mention{span(m["span"], below + "/span"), word<MentionKind>(m, "kind"), text(m, "reading"), text(m, "rule")};
      std::string said = text(m, "text");
      if (!said.empty() && problem_.empty() && said != slice(out_.document.text, mention.span))
        problem(below + "/text", "is not what stands at " + m["span"].dump());
      e.mentions.push_back(std::move(mention));
    }
    out_.entities.push_back(std::move(e));
  }

  void time(const Json& x, const std::string& at) {
    out_.times.push_back({span(x["span"], at + "/span"), text(x, "type"), text(x, "value"), text(x, "earliest"),
                          text(x, "latest")});
  }

  void report(const Json& x, const std::string& at) {
    Report r;
    r.spans = spans(x, "spans", at);
    r.plover = word<Plover>(x, "plover");
    r.mode = text(x, "mode");
    r.background = x.value("background", false);
    if (auto it = x.find("participants"); it != x.end())
      for (std::size_t i = 0; i < it->size(); ++i)
        r.participants.push_back({reference(entity_ids_, (*it)[i]["entity"],
                                            at + "/participants/" + std::to_string(i) + "/entity"),
                                  word<Role>((*it)[i], "role")});
    r.places = references(entity_ids_, x, "places", at);
    r.times = references(time_ids_, x, "times", at);
    r.sides = x.value("sides", std::vector<std::string>());
    r.words = x.value("words", std::vector<std::string>());
    out_.reports.push_back(std::move(r));
  }

  void figure(const Json& x, const std::string& at) {
    Figure f;
    f.span = span(x["span"], at + "/span");
    f.kind = word<FigureKind>(x, "kind");
    f.count = number<std::int64_t>(x, "count");
    f.min = number<std::int64_t>(x, "min");
    f.max = number<std::int64_t>(x, "max");
    f.who = text(x, "who");
    f.side = text(x, "side");
    f.total = x.value("total", false);
    f.addition = x.value("addition", false);
    f.claim = optional_reference(claim_ids_, x, "claim", at);
    f.report = optional_reference(report_ids_, x, "report", at);
    f.reasons = reasons(x);
    out_.figures.push_back(std::move(f));
  }

  Deed deed(const Json& x, const std::string& at) {
    Deed d;
    d.plover = word<Plover>(x, "plover");
    d.trigger = optional_span(x, "trigger", at);
    d.polarity = word<Polarity>(x, "polarity");
    d.actors = references(entity_ids_, x, "actors", at);
    d.targets = references(entity_ids_, x, "targets", at);
    d.places = references(entity_ids_, x, "places", at);
    d.times = references(time_ids_, x, "times", at);
    return d;
  }

  void claim(const Json& x, const std::string& at) {
    Claim c;
    c.span = span(x["span"], at + "/span");
    c.cue = optional_span(x, "cue", at);
    c.claimant = optional_span(x, "claimant", at);
    c.content = spans(x, "content", at);
    c.cue_lemma = text(x, "cue_lemma");
    c.act = word<Act>(x, "act");
    c.claimants = references(entity_ids_, x, "claimants", at);
    if (auto it = x.find("chain"); it != x.end())
      for (std::size_t i = 0; i < it->size(); ++i) {
        std::string below = at + "/chain/" + std::to_string(i);
        c.chain.push_back({optional_reference(entity_ids_, (*it)[i], "entity", below),
                           optional_span((*it)[i], "span", below), optional_span((*it)[i], "cue", below)});
      }
    c.accused = references(entity_ids_, x, "accused", at);
    if (auto it = x.find("deed"); it != x.end() && it->is_object()) c.deed = deed(*it, at + "/deed");
    c.polarity = word<Polarity>(x, "polarity");
    c.modality = word<Modality>(x, "modality");
    c.quoted = x.value("quoted", false);
    c.implicit = x.value("implicit", false);
    c.figures = references(figure_ids_, x, "figures", at);
    c.report = optional_reference(report_ids_, x, "report", at);
    c.confidence = x.value("confidence", 1.0);
    c.reasons = reasons(x);
    out_.claims.push_back(std::move(c));
  }

  const Json& json_;
  Evidence& out_;
  TextMap map_;
  Index entity_ids_, time_ids_, report_ids_, figure_ids_, claim_ids_;
  std::string problem_;
};

Document read_document(const Json& x) {
  auto text = [&](const char* key) {
    auto it = x.find(key);
    return it == x.end() || it->is_null() ? std::string() : it->get<std::string>();
  };
  Document d;
  d.uri = text("uri");
  d.url = text("url");
  d.title = text("title");
  d.publisher = text("publisher");
  d.published = text("published");
  d.language = text("language");
  d.text = text("text");
  if (auto it = x.find("extra"); it != x.end())
    for (const auto& [name, value] : it->items()) d.extra[name] = value.dump(-1, ' ', false, Json::error_handler_t::replace);
  return d;
}

}  // namespace

Result<Evidence> evidence_from_json(std::string_view text, const JsonSchema& schema) {
  if (json_nesting(text) > kDeepestJson)
    return fail(ErrorCode::InvalidInput, "nested deeper than " + std::to_string(kDeepestJson) + " levels");
  Json json;
  try {
    json = Json::parse(text);
  } catch (const Json::parse_error& error) {
    return fail(ErrorCode::InvalidInput, "byte " + std::to_string(error.byte) + ": not JSON");
  }
  auto violations = schema.check(json, 1);
  if (!violations.empty())
    return fail(ErrorCode::InvalidInput,
                (violations[0].pointer.empty() ? "/" : violations[0].pointer) + ": " + violations[0].message);
  Evidence evidence;
  evidence.document = read_document(json["document"]);
  Reader reader(json, evidence);
  HEARSAY_CHECK(reader.read());
  assign_ids(evidence);
  return evidence;
}

}  // namespace hearsay
