list(APPEND HEARSAY_GRAPH_HEADERS
  link/assemble.h link/block_store.h link/camps.h link/claim_content.h link/codec.h link/copies.h link/copy_blocks.h link/corrections.h link/digest.h link/digest_fields.h link/dispute_parts.h
  link/disputes.h link/entity_blocks.h link/entity_linker.h link/event_blocks.h link/event_linker.h link/event_record.h link/happenings.h link/incremental_linker.h link/linker.h
  link/name_key.h link/near_copy.h link/news_clock.h link/origins.h link/partition.h link/slice.h link/source_graph.h link/when.h)
list(APPEND HEARSAY_GRAPH_SOURCES
  link/assemble.cpp link/block_store.cpp link/blame.cpp link/camps.cpp link/claim_content.cpp link/copies.cpp link/copy_blocks.cpp link/corrections.cpp link/detail_disputes.cpp link/digest.cpp
  link/dispute_parts.cpp link/entity_blocks.cpp link/entity_linker.cpp link/event_blocks.cpp link/event_linker.cpp link/event_record.cpp link/figure_disputes.cpp
  link/happenings.cpp link/incremental_linker.cpp link/linker.cpp link/name_key.cpp link/near_copy.cpp link/news_clock.cpp link/origins.cpp link/partition.cpp
  link/slice.cpp link/source_graph.cpp link/when.cpp)
