#include "schemas/evidence.h"

#include <set>
#include <string_view>

#include "base/hash.h"
#include "schemas/derived.h"

namespace hearsay {
namespace {

// Gives out hashes of content; equal contents get a running number, so every id of a document is its own.
class IdMint {
 public:
  explicit IdMint(DocumentId document) : document_(document) {}

  template <class IdType>
  IdType make(std::string_view kind, Span span, std::string_view more) {
    for (std::uint64_t number = 0;; ++number) {
      std::uint64_t value = Hasher().add(document_.value).add(kind).add(std::uint64_t{span.begin})
                                .add(std::uint64_t{span.end}).add(more).add(number).value();
      if (value != 0 && used_.insert(value).second) return IdType{value};
    }
  }

 private:
  DocumentId document_;
  std::set<std::uint64_t> used_;
};

std::string entity_key(const Evidence& evidence, const std::vector<std::size_t>& indices) {
  std::string key;
  for (std::size_t i : indices) key += evidence.entities[i].id.to_string();
  return key;
}

}  // namespace

DocumentId make_document_id(std::string_view uri) {
  std::uint64_t value = Hasher().add("document").add(uri).value();
  return DocumentId{value == 0 ? 1 : value};
}

void assign_ids(Evidence& evidence) {
  evidence.document.id = make_document_id(evidence.document.uri);
  evidence.document.text_hash = hash64(evidence.document.text);
  IdMint mint(evidence.document.id);
  for (LocalEntity& entity : evidence.entities) {
    Span first = entity.mentions.empty() ? Span{} : entity.mentions.front().span;
    entity.id = mint.make<LocalEntityId>("entity", first, to_word(entity.type));
  }
  for (Report& report : evidence.reports)
    report.id = mint.make<ReportId>("report", report.spans.empty() ? Span{} : report.spans.front(), to_word(report.plover));
  for (Claim& claim : evidence.claims)
    claim.id = mint.make<ClaimId>("claim", claim.span, to_word(claim.act).data() + entity_key(evidence, claim.claimants));
  for (Figure& figure : evidence.figures)
    figure.id = mint.make<FigureId>("figure", figure.span, to_word(figure.kind));
}

std::string_view to_word(ClaimLinkKind kind) {
  switch (kind) {
    case ClaimLinkKind::Contradicts: return "CONTRADICTS";
    case ClaimLinkKind::Corroborates: return "CORROBORATES";
    case ClaimLinkKind::Consistent: return "CONSISTENT";
  }
  return "";
}

}  // namespace hearsay
