#include "graph/link/origins.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "graph/link/event_record.h"
#include "graph/link/source_graph.h"

namespace hearsay::graph {
namespace {

// Names of sources and documents as numbers, in the order of first use.
class Nodes {
 public:
  std::size_t of(const std::string& name) { return numbers_.emplace(name, numbers_.size()).first->second; }
  std::size_t size() const { return numbers_.size(); }

 private:
  std::map<std::string, std::size_t> numbers_;
};

// What feeds a document: the sources it cites, else its outlet. Texts that are equal are one report.
std::string report_of(const DocumentDigest& document) {
  return document.text_key == 0 ? "document:" + document.id.to_string() : "text:" + std::to_string(document.text_key);
}

bool same_outlet(const DocumentDigest& document, const EntityDigest& entity) {
  return !document.publisher_key.empty() && std::find(entity.keys.begin(), entity.keys.end(), document.publisher_key) != entity.keys.end();
}

std::vector<std::string> cited_by(const DocumentDigest& document) {
  std::set<std::string> cited;
  for (const auto& citation : document.citations) {
    const auto& entity = document.entities[citation.entity];
    if (!same_outlet(document, entity)) cited.insert(entity.node);
  }
  return {cited.begin(), cited.end()};
}

struct Flow {
  Nodes nodes;
  std::vector<Relay> relays;
  std::vector<std::size_t> reports;

  void relay(const std::string& from, const std::string& to) { relays.emplace_back(nodes.of(from), nodes.of(to)); }
  int origins() const { return independent_origins(nodes.size(), relays, reports); }
};

void add_claim(Flow& flow, const ClaimRef& ref) {
  const auto& document = *ref.document;
  const auto& claim = ref.claim();
  std::vector<std::string> way;  // claimant first, outermost source last
  for (auto hop = claim.chain.rbegin(); hop != claim.chain.rend(); ++hop) way.push_back(document.entities[*hop].node);
  const auto report = report_of(document);
  flow.reports.push_back(flow.nodes.of(report));
  for (auto claimant : claim.claimants) {
    std::string last = document.entities[claimant].node;
    for (const auto& step : way) {
      if (step != last) flow.relay(last, step);
      last = step;
    }
    flow.relay(last, report);
  }
}

using Content = std::tuple<Plover, Polarity, std::vector<std::string>, std::string>;

Content content_of(const ClaimRef& ref) {
  const auto& claim = ref.claim();
  std::string what;
  if (claim.deed == Plover::None || claim.accused_sides.empty()) {
    for (auto index : claim.figures) {
      const auto& figure = ref.document->figures[index];
      what += std::string(to_word(figure.kind)) + figure.side + (figure.count ? std::to_string(*figure.count) : "") + ";";
    }
    if (what.empty()) what = claim.id.to_string();
  }
  return {claim.deed, claim.polarity, claim.accused_sides, what};
}

}  // namespace

int event_origins(const std::vector<EventMember>& members) {
  Flow flow;
  std::set<DocumentId> seen;
  for (const auto& member : members) {
    if (!seen.insert(member.document->id).second) continue;
    const auto report = report_of(*member.document);
    flow.reports.push_back(flow.nodes.of(report));
    for (const auto& source : cited_by(*member.document)) flow.relay(source, report);
  }
  return flow.origins();
}

void find_origins(const Matter& matter, std::vector<ClaimOrigins>& out) {
  std::map<Content, std::vector<ClaimRef>> alike;
  for (const auto& ref : matter.claims) alike[content_of(ref)].push_back(ref);
  for (const auto& [content, refs] : alike) {
    Flow flow;
    for (const auto& ref : refs) add_claim(flow, ref);
    const int origins = std::max(1, flow.origins());
    for (const auto& ref : refs) out.push_back({ref.claim().id, origins});
  }
}

}  // namespace hearsay::graph
