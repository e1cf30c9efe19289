#include "tools/hearsay/record_text.h"

#include <nlohmann/json.hpp>

#include "base/text_map.h"
#include "tools/hearsay/listing.h"
#include "tools/hearsay/terminal.h"

namespace hearsay::tools {
namespace {

using Json = nlohmann::ordered_json;

std::string bold(const std::string& text) { return stdout_has_color() ? "\033[1m" + text + "\033[0m" : text; }

std::string claim_line(const Json& claim) {
  std::string line = names_of(claim, "claimants") + " [" + text_of(claim, "act") + "]";
  if (!claim["accused"].empty()) line += " against " + names_of(claim, "accused");
  return line + ": " + one_line(text_of(claim, "text"), 400);
}

std::string figure_line(const Json& figure) {
  std::string by = names_of(figure, "claimants");
  return (by.empty() ? std::string("the article") : by) + ": " + count_of(figure) + " " + text_of(figure, "kind") + ": " +
         one_line(text_of(figure, "text"), 300);
}

std::string source_line(const Json& record) {
  std::string line = text_of(record, "document") + ":" + text_of(record, "begin") + "-" + text_of(record, "end");
  std::string day = day_of(text_of(record, "said"));
  return text_of(record, "id") + "  " + line + (day.empty() ? "" : ", " + day);
}

std::string member_text(const engine::Engine& engine, const std::string& id, std::size_t width) {
  auto record = engine.record(id);
  if (!record) return "    " + id + "\n";
  std::string line = id[0] == 'c' ? claim_line(*record) : figure_line(*record);
  return wrapped(line, width, "    ") + "      " + source_line(*record) + "\n";
}

}  // namespace

std::string text_of(const Json& record, const char* key) {
  auto it = record.find(key);
  if (it == record.end() || it->is_null()) return "";
  if (it->is_string()) return it->get<std::string>();
  return it->dump();
}

std::string names_of(const Json& record, const char* key) {
  std::string out;
  auto it = record.find(key);
  if (it == record.end()) return out;
  for (const auto& entity : *it) {
    std::string side = text_of(entity, "side");
    out += (out.empty() ? "" : ", ") + text_of(entity, "name") + (side.empty() ? "" : " (" + side + ")");
  }
  return out;
}

std::string words_of(const Json& record, const char* key) {
  std::string out;
  auto it = record.find(key);
  if (it == record.end()) return out;
  for (const auto& word : *it) out += (out.empty() ? "" : ", ") + (word.is_string() ? word.get<std::string>() : word.dump());
  return out;
}

std::string day_of(const std::string& iso) { return iso.substr(0, 10); }

std::string when_of(const Json& event) {
  auto it = event.find("time");
  if (it == event.end() || !it->is_object()) return "";
  std::string earliest = day_of(text_of(*it, "earliest"));
  std::string latest = day_of(text_of(*it, "latest"));
  if (earliest.empty() || earliest == latest) return latest;
  return earliest + "/" + latest;
}

std::string count_of(const Json& figure) {
  std::string count = text_of(figure, "count");
  std::string min = text_of(figure, "min");
  std::string max = text_of(figure, "max");
  if (!min.empty() && !max.empty() && min != max) return min + " to " + max;
  if (!min.empty() && max.empty()) return "at least " + min;
  if (min.empty() && !max.empty()) return "at most " + max;
  return count.empty() ? "some" : count;
}

std::string in_context(const std::string& text, std::uint32_t begin, std::uint32_t end, std::uint32_t around) {
  TextMap map(text);
  std::uint32_t from = begin > around ? begin - around : 0;
  std::uint32_t to = std::min(map.code_points(), end + around);
  std::uint32_t a = map.byte_at(from), b = map.byte_at(begin), c = map.byte_at(end), d = map.byte_at(to);
  while (from > 0 && a < b && text[a] != ' ' && text[a] != '\n') ++a;  // not from the middle of a word
  while (to < map.code_points() && d > c && text[d - 1] != ' ' && text[d - 1] != '\n') --d;
  std::string open = stdout_has_color() ? "\033[7m" : "[[";
  std::string close = stdout_has_color() ? "\033[0m" : "]]";
  std::string out = (from > 0 ? "\xE2\x80\xA6" : "") + text.substr(a, b - a) + open + text.substr(b, c - b) + close +
                    text.substr(c, d - c) + (to < map.code_points() ? "\xE2\x80\xA6" : "");
  return one_line(out, 100000);
}

std::string wrapped(const std::string& text, std::size_t width, const std::string& indent) {
  std::string out, line = indent;
  std::size_t columns = indent.size();
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = std::min(text.find(' ', at), text.size());
    std::string word = text.substr(at, end - at);
    std::size_t length = TextMap(word).code_points();
    if (columns > indent.size() && columns + 1 + length > width) {
      out += line + "\n";
      line = indent + "  ";
      columns = line.size();
    } else if (columns > indent.size()) {
      line += ' ';
      ++columns;
    }
    line += word;
    columns += length;
    at = end + 1;
  }
  return out + line + "\n";
}

std::string dispute_text(const engine::Engine& engine, const Json& dispute, std::size_t width) {
  std::string out = bold(text_of(dispute, "question")) + "\n  " + text_of(dispute, "id") + "  " + text_of(dispute, "kind");
  if (std::string event = text_of(dispute, "event"); !event.empty()) {
    auto record = engine.record(event);
    out += ", about " + event + (record ? " " + text_of(*record, "label") : "");
  }
  out += "\n";
  for (const Json& position : dispute["positions"]) {
    std::string sides = words_of(position, "sides");
    out += "  " + bold(text_of(position, "label")) + (sides.empty() ? "" : " (" + sides + ")") + "\n";
    for (const char* list : {"claims", "figures"})
      for (const auto& id : position[list]) out += member_text(engine, id.get<std::string>(), width);
  }
  return out + "\n";
}

}  // namespace hearsay::tools
