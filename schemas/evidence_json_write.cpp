#include <nlohmann/json.hpp>

#include "base/text_map.h"
#include "schemas/evidence_json.h"

namespace hearsay {
namespace {

using Json = nlohmann::ordered_json;

class Writer {
 public:
  explicit Writer(const Evidence& evidence) : evidence_(evidence), map_(evidence.document.text) {}

  Json write() const {
    Json out;
    out["document"] = document();
    out["entities"] = each(evidence_.entities, [this](const LocalEntity& x) { return entity(x); });
    out["times"] = times();
    out["reports"] = each(evidence_.reports, [this](const Report& x) { return report(x); });
    out["figures"] = each(evidence_.figures, [this](const Figure& x) { return figure(x); });
    out["claims"] = each(evidence_.claims, [this](const Claim& x) { return claim(x); });
    out["citations"] = each(evidence_.citations, [this](const Citation& x) {
      return Json{{"span", span(x.span)}, {"entity", entity_id(x.entity)}, {"kind", to_word(x.kind)}};
    });
    out["notes"] = evidence_.notes;
    return out;
  }

 private:
  template <class List, class Make>
  Json each(const List& list, Make make) const {
    Json out = Json::array();
    for (const auto& item : list) out.push_back(make(item));
    return out;
  }

  Json span(Span bytes) const {
    Span points = map_.to_code_points(bytes);
    return {{"begin", points.begin}, {"end", points.end}};
  }
  Json span_or_null(Span bytes) const { return bytes.empty() ? Json(nullptr) : span(bytes); }
  Json spans(const std::vector<Span>& list) const {
    return each(list, [this](Span s) { return span(s); });
  }
  std::string entity_id(std::size_t index) const { return evidence_.entities[index].id.to_string(); }
  std::string time_id(std::size_t index) const { return "t" + std::to_string(index); }
  Json entity_ids(const std::vector<std::size_t>& list) const {
    return each(list, [this](std::size_t i) { return entity_id(i); });
  }
  Json time_ids(const std::vector<std::size_t>& list) const {
    return each(list, [this](std::size_t i) { return time_id(i); });
  }
  static Json text_or_null(std::string_view text) { return text.empty() ? Json(nullptr) : Json(text); }
  template <class T>
  static Json value_or_null(const std::optional<T>& value) { return value ? Json(*value) : Json(nullptr); }
  static Json reasons(const std::vector<Reason>& list) {
    Json out = Json::array();
    for (const Reason& reason : list) out.push_back({{"rule", reason.rule}, {"detail", reason.detail}});
    return out;
  }

  Json document() const {
    const Document& d = evidence_.document;
    Json extra = Json::object();
    for (const auto& [name, json] : d.extra) extra[name] = Json::parse(json, nullptr, false);
    return {{"id", d.id.to_string()},
            {"uri", d.uri},
            {"url", text_or_null(d.url)},
            {"title", text_or_null(d.title)},
            {"title_span", span_or_null(d.title_span)},
            {"publisher", text_or_null(d.publisher)},
            {"published", text_or_null(d.published)},
            {"language", d.language},
            {"text", d.text},
            {"extra", std::move(extra)}};
  }

  Json entity(const LocalEntity& e) const {
    Json mentions = each(e.mentions, [this](const Mention& m) {
      return Json{{"span", span(m.span)},
                  {"text", slice(evidence_.document.text, m.span)},
                  {"kind", to_word(m.kind)},
                  {"reading", text_or_null(m.reading)},
                  {"rule", m.rule}};
    });
    return {{"id", e.id.to_string()},
            {"type", to_word(e.type)},
            {"name", e.name},
            {"english", text_or_null(e.english)},
            {"side", text_or_null(e.side)},
            {"kind", text_or_null(e.kind)},
            {"of", text_or_null(e.of)},
            {"gazetteer", text_or_null(e.gazetteer)},
            {"named", e.named},
            {"latitude", value_or_null(e.latitude)},
            {"longitude", value_or_null(e.longitude)},
            {"mentions", std::move(mentions)}};
  }

  Json times() const {
    Json out = Json::array();
    for (std::size_t i = 0; i < evidence_.times.size(); ++i) {
      const TimeMention& t = evidence_.times[i];
      out.push_back({{"id", time_id(i)},
                     {"span", span(t.span)},
                     {"type", t.type},
                     {"value", t.value},
                     {"earliest", text_or_null(t.earliest)},
                     {"latest", text_or_null(t.latest)}});
    }
    return out;
  }

  Json report(const Report& r) const {
    Json participants = each(r.participants, [this](const Participant& p) {
      return Json{{"entity", entity_id(p.entity)}, {"role", to_word(p.role)}};
    });
    return {{"id", r.id.to_string()},
            {"spans", spans(r.spans)},
            {"plover", text_or_null(to_word(r.plover))},
            {"mode", text_or_null(r.mode)},
            {"background", r.background},
            {"participants", std::move(participants)},
            {"places", entity_ids(r.places)},
            {"times", time_ids(r.times)},
            {"sides", r.sides},
            {"words", r.words}};
  }

  Json report_id(const std::optional<std::size_t>& index) const {
    return index ? Json(evidence_.reports[*index].id.to_string()) : Json(nullptr);
  }

  Json figure(const Figure& f) const {
    return {{"id", f.id.to_string()},
            {"span", span(f.span)},
            {"kind", to_word(f.kind)},
            {"count", value_or_null(f.count)},
            {"min", value_or_null(f.min)},
            {"max", value_or_null(f.max)},
            {"who", text_or_null(f.who)},
            {"side", text_or_null(f.side)},
            {"total", f.total},
            {"addition", f.addition},
            {"claim", f.claim ? Json(evidence_.claims[*f.claim].id.to_string()) : Json(nullptr)},
            {"report", report_id(f.report)},
            {"reasons", reasons(f.reasons)}};
  }

  Json claim(const Claim& c) const {
    Json chain = each(c.chain, [this](const Hop& hop) {
      return Json{{"entity", hop.entity ? Json(entity_id(*hop.entity)) : Json(nullptr)},
                  {"span", span_or_null(hop.span)},
                  {"cue", span_or_null(hop.cue)}};
    });
    Json deed = {{"plover", text_or_null(to_word(c.deed.plover))},
                 {"trigger", span_or_null(c.deed.trigger)},
                 {"polarity", to_word(c.deed.polarity)},
                 {"actors", entity_ids(c.deed.actors)},
                 {"targets", entity_ids(c.deed.targets)},
                 {"places", entity_ids(c.deed.places)},
                 {"times", time_ids(c.deed.times)}};
    Json figures = each(c.figures, [this](std::size_t i) { return evidence_.figures[i].id.to_string(); });
    return {{"id", c.id.to_string()},
            {"span", span(c.span)},
            {"cue", span_or_null(c.cue)},
            {"cue_lemma", text_or_null(c.cue_lemma)},
            {"claimant", span_or_null(c.claimant)},
            {"content", spans(c.content)},
            {"act", to_word(c.act)},
            {"claimants", entity_ids(c.claimants)},
            {"chain", std::move(chain)},
            {"accused", entity_ids(c.accused)},
            {"deed", std::move(deed)},
            {"polarity", to_word(c.polarity)},
            {"modality", to_word(c.modality)},
            {"quoted", c.quoted},
            {"implicit", c.implicit},
            {"figures", std::move(figures)},
            {"report", report_id(c.report)},
            {"confidence", c.confidence},
            {"reasons", reasons(c.reasons)}};
  }

  const Evidence& evidence_;
  TextMap map_;
};

}  // namespace

std::string to_json(const Evidence& evidence) {
  return Writer(evidence).write().dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace hearsay
