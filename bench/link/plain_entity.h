// A local entity as extraction makes it from a name alone; for made-up evidence in benches and tests.
#pragma once

#include <string>

#include "schemas/evidence.h"

namespace hearsay::bench {

// Mentioned once, by its name, at `span`. A `kind` belongs to `side`.
inline LocalEntity plain_entity(EntityType type, const std::string& name, const std::string& side, const std::string& kind, const std::string& gazetteer, Span span) {
  LocalEntity entity;
  entity.type = type;
  entity.name = name;
  entity.side = side;
  entity.kind = kind;
  if (!kind.empty()) entity.of = side;
  entity.gazetteer = gazetteer;
  entity.mentions.push_back({span, MentionKind::Name, "", "name"});
  return entity;
}

}  // namespace hearsay::bench
