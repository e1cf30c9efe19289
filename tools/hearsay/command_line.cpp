#include "tools/hearsay/command_line.h"

#include <CLI/CLI.hpp>
#include <cstdlib>
#include <functional>
#include <map>
#include <memory>

#include "tools/hearsay/terminal.h"
#include "tools/hearsay/verbs.h"

namespace hearsay::tools {
namespace {

const std::map<std::string, Format> kFormats = {
    {"table", Format::Table}, {"json", Format::Json}, {"jsonl", Format::Jsonl}, {"csv", Format::Csv}};

// The variable is read here and not by CLI11's envname: that fills the options of every verb, also of those not called, and
// all verbs share one variable, so the environment would win over the words on the command line.
std::string default_graph() {
  const char* named = std::getenv("HEARSAY_GRAPH");
  return named != nullptr && *named != '\0' ? named : "hearsay.graph";
}

// Builds the parser; keeps the options alive that the parser fills.
class CommandLine {
 public:
  CommandLine() : app_("hearsay: who says what about what happened, as a graph", "hearsay") {
    app_.require_subcommand(1);
    app_.set_version_flag("--version", "hearsay 0.1.0");
    app_.footer("Exit codes: 0 done, 1 nothing found or something skipped under --strict, 2 wrong usage,\n"
                "3 bad input, 4 damaged store, 5 out of disk or refused by the system.\n"
                "Example: hearsay build examples/ && hearsay disputes");
    add_makers();
    add_lists();
    add_items();
    add_care();
  }

  int run(int count, const char* const* words) {
    try {
      app_.parse(count, words);
    } catch (const CLI::Success& wanted) {  // --help, --version
      return app_.exit(wanted);
    } catch (const CLI::ParseError& error) {
      std::string verb = app_.get_subcommands().empty() ? "" : " " + app_.get_subcommands().front()->get_name();
      std::fprintf(stderr, "hearsay: %s (see 'hearsay%s --help')\n", error.what(), verb.c_str());
      return kUsage;
    }
    return action_();
  }

 private:
  // A verb with the options that all verbs share, and what to run when it is chosen.
  CLI::App* verb(const std::string& name, const std::string& does, const std::string& example,
                 std::function<int()> action) {
    CLI::App* sub = app_.add_subcommand(name, does);
    sub->footer("Example: " + example);
    sub->add_option("-g,--graph", common_.graph, "folder of the graph (else $HEARSAY_GRAPH)")->capture_default_str();
    sub->add_option("--data", common_.data, "folder that holds models, lexicons and schemas (else $HEARSAY_DATA)");
    sub->add_flag("-q,--quiet", common_.quiet, "no progress and no notes");
    sub->callback([this, action = std::move(action)] { action_ = action; });
    return sub;
  }

  void add_format(CLI::App* sub, Format& format) {
    sub->add_option("--format", format, "table, json, jsonl or csv")
        ->transform(CLI::CheckedTransformer(kFormats, CLI::ignore_case).description(""))
        ->type_name("FORMAT");
  }

  void add_maker(CLI::App* sub) {
    sub->add_option("--metadata", build_.metadata, "metadata.jsonl or .csv that describes the files");
    sub->add_option("--language", build_.language, "language of all documents instead of identifying it");
    sub->add_option("-j,--threads", build_.threads, "threads for extraction (0 = all cores)");
    sub->add_flag("--strict", build_.strict, "warnings give exit code 1");
  }

  void add_makers() {
    auto* build = verb("build", "read articles, extract, store and link", "hearsay build examples/ -g news.graph",
                       [this] { return run_build(common_, build_); });
    build->add_option("PATH", build_.paths, "files, folders, globs, or - for standard input")->required();
    add_maker(build);
    build->add_option("--corrections", build_.corrections, "file with lines 'same A B', 'different A B', 'side A ARM'");
    build->add_flag("--refresh", build_.refresh, "extract again what is already stored");

    auto* extract = verb("extract", "read articles and write evidence, one JSON record a line",
                         "hearsay extract examples/ > evidence.jsonl",
                         [this] { return run_extract(common_, build_); });
    extract->add_option("PATH", build_.paths, "files, folders, globs, or - for standard input")->required();
    extract->add_option("-o,--output", build_.output, "file to write; standard output otherwise");
    add_maker(extract);

    auto* load = verb("load", "store and link evidence records", "hearsay extract examples/ | hearsay load -",
                      [this] { return run_load(common_, build_); });
    load->add_option("FILE", build_.paths, "files of evidence records, or - for standard input")->required();
    load->add_option("--corrections", build_.corrections, "file with lines 'same A B', 'different A B', 'side A ARM'");
    load->add_flag("--strict", build_.strict, "warnings give exit code 1");

    auto* forget = verb("forget", "take documents back, with all that only they supported",
                        "hearsay forget examples/01-tegh-example-wire.txt",
                        [this] { return run_forget(common_, forget_); });
    forget->add_option("DOCUMENT", forget_.documents, "uris or ids of documents")->required();

    auto* parse = verb("parse", "show tokens, tags, trees and names of any text as CoNLL-U", "hearsay parse article.txt",
                       [this] { return run_parse(common_, parse_); });
    parse->add_option("PATH", parse_.paths, "files, folders, globs, or - for standard input")->required();
    parse->add_option("--language", parse_.language, "language of the text instead of identifying it");
    parse->add_option("--format", parse_format_, "conllu")->check(CLI::IsMember({"conllu"}));

    auto* evaluate = verb("evaluate", "score extraction and linking against gold articles", "hearsay evaluate gold/",
                          [this] { return run_evaluate(common_, evaluate_); });
    evaluate->add_option("GOLD_DIR", evaluate_.gold, "folder with NAME.txt and NAME.gold.json")->required();
    evaluate->add_option("--errors", evaluate_.errors, "file for the list of misses");
    evaluate->add_flag("--json", evaluate_.json, "one JSON object instead of a table");
  }

  void add_list(const std::string& name, const std::string& does, const std::string& example,
                int (*list_verb)(const Common&, const ListOptions&)) {
    auto* sub = verb(name, does, example, [this, list_verb] { return list_verb(common_, list_); });
    sub->add_option("--by", list_.by, "claimant or source: part of a name, a side, or an id");
    sub->add_option("--against", list_.against, "accused: part of a name, a side, or an id");
    sub->add_option("--about", list_.about, "event, place or entity: part of a name, or an id");
    sub->add_option("--side", list_.side, "any side taking part (ARM, X-EU)");
    sub->add_option("--act", list_.act, "state, accuse, deny, admit, demand, warn, pledge or condemn")
        ->check(CLI::IsMember({"state", "accuse", "deny", "admit", "demand", "warn", "pledge", "condemn"}));
    sub->add_option("--since", list_.since, "first day, YYYY-MM-DD");
    sub->add_option("--until", list_.until, "last day, YYYY-MM-DD");
    sub->add_option("--language", list_.language, "language of the document (en, id)");
    sub->add_option("--kind", list_.kind, "type or kind (killed, blame, person, ASSAULT ...)");
    sub->add_option("--text", list_.text, "words that must stand in the text");
    sub->add_option("--limit", list_.limit, "at most this many (0 = all)");
    if (name == "documents") sub->add_flag("--history", list_.history, "earlier texts of changed documents, too");
    add_format(sub, list_.format);
  }

  void add_lists() {
    add_list("claims", "who says what", "hearsay claims --by Armenia --act accuse", run_claims);
    add_list("accusations", "who accuses whom of what", "hearsay accusations --against AZE", run_accusations);
    add_list("figures", "casualty counts and who gives them", "hearsay figures --kind killed", run_figures);
    add_list("events", "what happened according to whom", "hearsay events --about Tegh", run_events);
    add_list("disputes", "questions on which claims contradict each other", "hearsay disputes --kind blame", run_disputes);
    add_list("entities", "people, bodies, countries and places", "hearsay entities --kind person", run_entities);
    add_list("documents", "the articles", "hearsay documents --language id", run_documents);
    add_list("sources", "outlets, agencies and claimants: who relays and contradicts whom", "hearsay sources", run_sources);
    add_list("timeline", "events by date", "hearsay timeline --side ARM", run_timeline);
  }

  void add_items() {
    auto* show = verb("show", "one thing whole, with its evidence in context", "hearsay show $(hearsay disputes --format jsonl --limit 1 | grep -o 'q[0-9a-z]\\{13\\}' | head -1)",
                      [this] { return run_show(common_, item_); });
    show->add_option("ID", item_.id, "id of a document, claim, figure, event, dispute or entity; or a document's uri")->required();
    add_format(show, item_.format);
    auto* explain = verb("explain", "why a thing is there: rules, spans, scores", "hearsay explain ID",
                         [this] { return run_explain(common_, item_); });
    explain->add_option("ID", item_.id, "id of a claim, figure, event, dispute or entity")->required();
    add_format(explain, item_.format);
    auto* path = verb("path", "how two entities, sources or claims are tied", "hearsay path Armenia Azerbaijan",
                      [this] { return run_path(common_, path_); });
    path->add_option("A", path_.from, "id or name")->required();
    path->add_option("B", path_.to, "id or name")->required();
    path->add_option("-k,--count", path_.count, "how many paths");
    add_format(path, path_.format);
    auto* query = verb("query", "openCypher, reading", "hearsay query 'MATCH (c:Claim)-[:ACCUSES]->(t) RETURN t.name, count(*)'",
                       [this] { return run_query(common_, query_); });
    query->add_option("QUERY", query_.text, "the query; a prompt opens without one");
    query->add_option("--param", query_.parameters, "name=value, the value as JSON or plain text")->type_size(1)->allow_extra_args(false);
    query->add_flag("--explain", query_.explain, "show the plan instead of running it");
    query->add_option("--timeout", query_.timeout_seconds, "seconds");
    query->add_option("--max-rows", query_.max_rows, "rows at most");
    query->add_option("--max-memory", query_.max_memory_megabytes, "megabytes at most");
    add_format(query, query_.format);
    auto* export_verb = verb("export", "write the graph for other programs", "hearsay export --format graphml -o news.graphml",
                             [this] { return run_export(common_, export_); });
    export_verb->add_option("--format", export_.format, "graphml, gexf, csv, neo4j, jsonl, nquads or sqlite")
        ->check(CLI::IsMember({"graphml", "gexf", "csv", "neo4j", "jsonl", "nquads", "sqlite"}));
    export_verb->add_option("--view", export_.view, "full, actors, claims, sources, events, congruence or conflict")
        ->check(CLI::IsMember({"full", "actors", "claims", "sources", "events", "congruence", "conflict"}));
    export_verb->add_flag("--collapse-parallel", export_.collapse_parallel, "one edge where several join the same two nodes");
    export_verb->add_option("-o,--output", export_.output, "file or folder to write")->required();
  }

  void add_care() {
    auto* stats = verb("stats", "counts and bytes", "hearsay stats", [this] { return run_stats(common_, care_); });
    add_format(stats, care_.format);
    auto* verify = verb("verify", "re-read every span and check every edge both ways", "hearsay verify --deep",
                        [this] { return run_verify(common_, care_); });
    verify->add_flag("--deep", care_.deep, "recompute the derived layer as well");
    auto* backup = verb("backup", "write a verified backup", "hearsay backup news.backup", [this] { return run_backup(common_, care_); });
    backup->add_option("FOLDER", care_.path, "folder of the backup")->required();
    auto* restore = verb("restore", "restore the latest backup into the graph's folder", "hearsay restore news.backup -g restored.graph",
                         [this] { return run_restore(common_, care_); });
    restore->add_option("FOLDER", care_.path, "folder of the backup")->required();
    verb("compact", "give unused space back", "hearsay compact", [this] { return run_compact(common_, care_); });
  }

  CLI::App app_;
  Common common_{default_graph(), "", false};
  BuildOptions build_;
  ListOptions list_;
  ItemOptions item_;
  PathOptions path_;
  ExportOptions export_;
  QueryOptions query_;
  ParseOptions parse_;
  CareOptions care_;
  EvaluateOptions evaluate_;
  ForgetOptions forget_;
  std::string parse_format_ = "conllu";
  std::function<int()> action_;
};

}  // namespace

int run_command_line(int count, const char* const* words) { return CommandLine().run(count, words); }

}  // namespace hearsay::tools
