// The short loop that joins the stages. Nothing here knows a language: what a language is stands in its model and lexicon.
#include "extract/pipeline.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>

#include "base/hash.h"
#include "extract/find/claims.h"
#include "extract/find/gazetteer.h"
#include "extract/find/lexicon.h"
#include "extract/find/mentions.h"
#include "extract/find/numbers.h"
#include "extract/find/page.h"
#include "extract/find/segmentation.h"
#include "extract/find/times.h"
#include "extract/syntax/conllu.h"
#include "extract/syntax/syntax.h"
#include "extract/text/boilerplate.h"
#include "extract/text/language.h"

namespace hearsay::extract {
namespace fs = std::filesystem;
namespace {

constexpr const char* kVersion = "hearsay extract 1";

// All that one language needs.
struct LanguagePack {
  std::unique_ptr<SyntaxModel> syntax;
  BoilerplateMarker boilerplate;
  TimeFinder times;
  PageParter page;
  NumberFinder numbers;
  MentionFinder mentions;
  ClaimFinder claims;

  Analysis analyse(const std::string& text) const {
    Analysis analysis = syntax->segment(text);
    page.part(analysis, text);
    page.part_datelines(analysis);
    syntax->annotate(analysis.sentences);
    page.join_datelines(analysis);
    return analysis;
  }
};

Result<LanguagePack> load_pack(const std::string& data, const Lexicon& lexicon, const WorldGazetteer& gazetteer) {
  HEARSAY_TRY(auto syntax, SyntaxModel::load(data + "/models/" + lexicon.language(), lexicon.language()));
  tell_tokenizer(lexicon, gazetteer, *syntax);
  auto named = [&](Error error) { return error.within(lexicon.path()); };
  auto boilerplate = BoilerplateMarker::load(lexicon.section("boilerplate"));
  if (!boilerplate) return fail(named(boilerplate.error()));
  auto times = TimeFinder::load(lexicon.section("times"), lexicon.section("numbers"));
  if (!times) return fail(named(times.error()));
  auto numbers = NumberFinder::load(lexicon.section("numbers"));
  if (!numbers) return fail(named(numbers.error()));
  auto mentions = MentionFinder::load(lexicon, gazetteer);
  if (!mentions) return fail(named(mentions.error()));
  auto claims = ClaimFinder::load(lexicon);
  if (!claims) return fail(named(claims.error()));
  PageParter page(lexicon, gazetteer, *times);
  return LanguagePack{std::move(syntax), std::move(*boilerplate), std::move(*times), std::move(page), std::move(*numbers),
                      std::move(*mentions), std::move(*claims)};
}

// Files below `folder`, by name, with their bytes, into one hash.
void add_files(Hasher& hasher, const fs::path& folder) {
  std::vector<fs::path> files;
  std::error_code ignored;
  for (const auto& entry : fs::recursive_directory_iterator(folder, ignored))
    if (entry.is_regular_file(ignored)) files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  for (const fs::path& file : files) {
    std::ifstream in(file, std::ios::binary);
    std::string bytes((std::istreambuf_iterator<char>(in)), {});
    hasher.add(fs::relative(file, folder, ignored).string()).add(bytes);
  }
}

}  // namespace

struct Extractor::Parts {
  LanguageIdentifier identifier;
  std::map<std::string, LanguagePack> packs;
  std::string forced_language;
  std::uint64_t fingerprint = 0;

  const LanguagePack* pack(const std::string& language) const {
    auto it = packs.find(language);
    return it == packs.end() ? nullptr : &it->second;
  }
  std::string language_of(const Document& document) const {
    if (!forced_language.empty()) return forced_language;
    return identifier.identify(document.text, document.language);
  }
};

Extractor::Extractor(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Extractor::~Extractor() = default;

Result<std::unique_ptr<Extractor>> Extractor::load(const ExtractorOptions& options) {
  auto parts = std::make_unique<Parts>();
  parts->forced_language = options.language;
  fs::path folder = fs::path(options.data) / "extract" / "lexicon";
  std::vector<fs::path> files;
  std::error_code problem;
  for (const auto& entry : fs::directory_iterator(folder, problem))
    if (entry.path().extension() == ".json") files.push_back(entry.path());
  if (problem) return fail(ErrorCode::Io, folder.string() + ": " + problem.message());
  std::sort(files.begin(), files.end());
  std::string schemas = options.data + "/schemas";
  std::vector<Lexicon> lexicons;
  std::vector<std::string> languages;
  for (const fs::path& file : files) {
    HEARSAY_TRY(Lexicon lexicon, Lexicon::load(file.string(), schemas));
    languages.push_back(lexicon.language());
    parts->identifier.add(lexicon.language(), lexicon.section("identify"));
    lexicons.push_back(std::move(lexicon));
  }
  HEARSAY_TRY(WorldGazetteer gazetteer, WorldGazetteer::load((folder / "gazetteer").string(), schemas, languages));
  for (const Lexicon& lexicon : lexicons) {
    HEARSAY_TRY(LanguagePack pack, load_pack(options.data, lexicon, gazetteer));
    parts->packs.emplace(lexicon.language(), std::move(pack));
  }
  if (!options.language.empty() && parts->pack(options.language) == nullptr)
    return fail(ErrorCode::Usage, "no lexicon for language " + options.language);
  Hasher hasher;
  hasher.add(kVersion).add(options.language);
  add_files(hasher, folder);
  add_files(hasher, fs::path(options.data) / "models");
  parts->fingerprint = hasher.value();
  return std::unique_ptr<Extractor>(new Extractor(std::move(parts)));
}

Evidence Extractor::extract(Document document) const {
  document.language = parts_->language_of(document);
  Findings findings;
  findings.evidence.document = std::move(document);
  const Document& kept = findings.evidence.document;
  if (const LanguagePack* pack = parts_->pack(kept.language)) {
    const std::string& text = kept.text;
    findings.boilerplate = pack->boilerplate.mark(text);
    Analysis analysis = pack->analyse(text);
    findings.evidence.notes = analysis.notes;
    pack->times.find(analysis, text, kept.published, findings);
    pack->numbers.find(analysis, text, findings);
    pack->mentions.find(analysis, text, findings);
    pack->claims.find(analysis, text, findings);
  } else {
    findings.evidence.notes.push_back("no lexicon for language " + kept.language + ": kept without claims");
  }
  assign_ids(findings.evidence);
  return std::move(findings.evidence);
}

Result<std::string> Extractor::conllu(const Document& document) const {
  std::string language = parts_->language_of(document);
  const LanguagePack* pack = parts_->pack(language);
  if (pack == nullptr) return fail(ErrorCode::Unsupported, "no model for language " + language);
  return to_conllu(pack->analyse(document.text), document.text, document.uri);
}

std::uint64_t Extractor::fingerprint() const { return parts_->fingerprint; }

std::vector<std::string> Extractor::languages() const {
  std::vector<std::string> out;
  for (const auto& [language, pack] : parts_->packs) out.push_back(language);
  return out;
}

}  // namespace hearsay::extract
