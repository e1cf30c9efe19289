// HTML pages through libxml2's reader, which holds nested tags to a bounded depth. The tree is walked without recursion.
#include <libxml/HTMLparser.h>
#include <libxml/tree.h>

#include <algorithm>
#include <array>
#include <memory>

#include "extract/read/articles.h"

namespace hearsay::extract {
namespace {

std::string_view name_of(const xmlNode* node) {
  return node->name ? std::string_view(reinterpret_cast<const char*>(node->name)) : std::string_view();
}

template <std::size_t N>
bool is_one_of(std::string_view name, const std::array<std::string_view, N>& names) {
  return std::ranges::find(names, name) != names.end();
}

constexpr std::array<std::string_view, 20> kSkipped = {"script", "style", "nav", "header", "footer", "aside", "form", "noscript", "template", "figure",
    "iframe", "svg", "button", "select", "textarea", "object", "head", "dialog", "menu", "video"};
constexpr std::array<std::string_view, 14> kBlocks = {"p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "blockquote", "div", "section", "article", "td", "br"};

std::string attribute(const xmlNode* node, const char* name) {
  const std::unique_ptr<xmlChar, decltype(xmlFree)> value(xmlGetProp(node, reinterpret_cast<const xmlChar*>(name)), xmlFree);
  return value ? reinterpret_cast<const char*>(value.get()) : "";
}

// The node after `node` in document order within `root`, going into children only if `enter`.
const xmlNode* following(const xmlNode* node, const xmlNode* root, bool enter) {
  if (enter && node->children) return node->children;
  while (node != root && !node->next) node = node->parent;
  return node == root ? nullptr : node->next;
}

// Text of a subtree: blanks squeezed, blocks parted by an empty line.
class TextBuilder {
 public:
  void add(std::string_view piece) {
    for (const char c : piece) {
      if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
        blank_ = true;
        continue;
      }
      if (block_ && !out_.empty()) out_ += "\n\n";
      else if (blank_ && !out_.empty()) out_ += ' ';
      blank_ = block_ = false;
      out_ += c;
    }
  }
  void end_block() { block_ = true; }
  std::string take() { return std::move(out_); }

 private:
  std::string out_;
  bool blank_ = false, block_ = false;
};

std::string text_of(const xmlNode* root) {
  TextBuilder builder;
  const xmlNode* node = root;
  while (node) {
    const bool element = node->type == XML_ELEMENT_NODE;
    const bool skip = element && node != root && is_one_of(name_of(node), kSkipped);
    if (element && is_one_of(name_of(node), kBlocks)) builder.end_block();
    if ((node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) && node->content)
      builder.add(reinterpret_cast<const char*>(node->content));
    const xmlNode* next = following(node, root, element && !skip);
    // Leaving blocks: every ancestor of `node` that does not hold `next` ends here.
    for (const xmlNode* up = node; up && up != root && (!next || up->parent != next->parent); up = up->parent) {
      if (next && next->parent == up) break;
      if (up->type == XML_ELEMENT_NODE && is_one_of(name_of(up), kBlocks)) builder.end_block();
    }
    node = next;
  }
  return builder.take();
}

void read_meta(const xmlNode* node, Document& document) {
  std::string name = attribute(node, "property");
  if (name.empty()) name = attribute(node, "name");
  if (name.empty()) name = attribute(node, "itemprop");
  const std::string content = attribute(node, "content");
  if (content.empty()) return;
  if (name == "og:title") document.title = content;
  if (name == "og:site_name" && document.publisher.empty()) document.publisher = content;
  if (name == "og:url" && document.url.empty()) document.url = content;
  if ((name == "article:published_time" || name == "datePublished" || name == "date" || name == "pubdate") && document.published.empty())
    document.published = content;
}

struct Landmarks {
  const xmlNode* article = nullptr;
  const xmlNode* body = nullptr;
};

Landmarks read_head(const xmlNode* root, Document& document) {
  Landmarks marks;
  std::string title;
  for (const xmlNode* node = root; node; node = following(node, root, true)) {
    if (node->type != XML_ELEMENT_NODE) continue;
    const std::string_view name = name_of(node);
    if (name == "html" && document.language.empty()) document.language = attribute(node, "lang").substr(0, 2);
    if (name == "title" && title.empty()) title = text_of(node);
    if (name == "meta") read_meta(node, document);
    if (name == "link" && attribute(node, "rel") == "canonical" && document.url.empty()) document.url = attribute(node, "href");
    if (name == "time" && document.published.empty()) document.published = attribute(node, "datetime");
    if (name == "article" && !marks.article) marks.article = node;
    if (name == "body" && !marks.body) marks.body = node;
  }
  if (document.title.empty()) document.title = title;
  return marks;
}

}  // namespace

Document document_from_html(std::string_view html) {
  Document document;
  const int options = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET | HTML_PARSE_COMPACT;
  const std::unique_ptr<xmlDoc, decltype(&xmlFreeDoc)> tree(
      htmlReadMemory(html.data(), static_cast<int>(html.size()), nullptr, "UTF-8", options), &xmlFreeDoc);
  const xmlNode* root = tree ? xmlDocGetRootElement(tree.get()) : nullptr;
  if (!root) return document;
  const Landmarks marks = read_head(root, document);
  if (marks.article) document.text = text_of(marks.article);
  constexpr std::size_t kLeastArticle = 200;  // bytes: shorter ones are teasers
  if (document.text.size() < kLeastArticle) document.text = text_of(marks.body ? marks.body : root);
  return document;
}

std::string declared_charset(std::string_view html) {
  constexpr std::size_t kHead = 4096;
  std::string head(html.substr(0, kHead));
  std::ranges::transform(head, head.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  std::size_t at = head.find("charset=");
  if (at == std::string::npos) return "";
  at += 8;
  while (at < head.size() && (head[at] == '"' || head[at] == '\'')) ++at;
  std::size_t end = at;
  while (end < head.size() && (std::isalnum(static_cast<unsigned char>(head[end])) || head[end] == '-' || head[end] == '_')) ++end;
  return head.substr(at, end - at);
}

}  // namespace hearsay::extract
