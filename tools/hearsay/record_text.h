// Records as people read them: cells of lists, and blocks of text for `show`, `explain` and `disputes`.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "engine/engine.h"

namespace hearsay::tools {

// Value of a key as text; empty for null or absent.
std::string text_of(const nlohmann::ordered_json& record, const char* key);
// Names of a list of entity references, with their sides: "Armenia (ARM)".
std::string names_of(const nlohmann::ordered_json& record, const char* key);
// A list of strings, joined by commas.
std::string words_of(const nlohmann::ordered_json& record, const char* key);
std::string day_of(const std::string& iso);
// "2023-04-11" or "2023-04-11/2023-04-12" of an event; empty where unknown.
std::string when_of(const nlohmann::ordered_json& event);
// "4", "at least 7", "5 to 7", "some" of a figure.
std::string count_of(const nlohmann::ordered_json& figure);

// The words between two code points with `around` code points of context on each side; the span in brackets or colour.
std::string in_context(const std::string& text, std::uint32_t begin, std::uint32_t end, std::uint32_t around);
// Breaks at spaces; every line starts with `indent`.
std::string wrapped(const std::string& text, std::size_t width, const std::string& indent);

// A dispute with its camps one after the other, each claim with its words.
std::string dispute_text(const engine::Engine& engine, const nlohmann::ordered_json& dispute, std::size_t width);

}  // namespace hearsay::tools
