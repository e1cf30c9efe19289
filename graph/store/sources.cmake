list(APPEND HEARSAY_GRAPH_HEADERS store/accused_update.h store/adjacency.h store/bulk_load.h store/bytes.h store/database.h
  store/derived_codec.h store/derived_update.h store/document_update.h store/entry_sorter.h store/evidence_codec.h store/graph_codes.h
  store/graph_elements.h store/graph_writer.h store/id_set.h store/node_index.h store/projection.h store/property_builder.h
  store/record_archive.h store/snapshot.h store/sorted_file.h store/store.h store/store_folder.h store/store_keys.h store/text_fold.h
  store/value_codec.h store/verify.h store/write_mark.h)
list(APPEND HEARSAY_GRAPH_SOURCES store/accused_update.cpp store/adjacency.cpp store/bulk_load.cpp store/database.cpp
  store/database_options.cpp store/derived_codec.cpp store/derived_records.cpp store/derived_update.cpp
  store/document_projection.cpp store/document_update.cpp store/entry_sorter.cpp store/evidence_codec.cpp store/graph_codes.cpp
  store/graph_writer.cpp store/node_index.cpp store/projection.cpp store/snapshot.cpp store/snapshot_graph.cpp store/snapshot_lookup.cpp
  store/sorted_file.cpp store/store.cpp store/store_folder.cpp store/store_keys.cpp store/text_fold.cpp store/value_codec.cpp store/verify.cpp store/write_mark.cpp)
