// hearsay-train average: one network whose weights are the mean of several that were trained on from the same one with
// different seeds (Wortsman et al., 2022): the size of one, nearly the vote of all.
#include <filesystem>

#include "extract/syntax/network.h"
#include "tools/train/average.h"
#include "tools/train/commands.h"
#include "tools/train/options.h"

namespace hearsay::train {
namespace {

using extract::ModelFile;

// What must be the same to the byte, or the rows of two tables mean different things.
Status expect_like(const ModelFile& first, const ModelFile& other, const std::string& path) {
  for (const char* block : {"shape", "word.keys", "part.keys", "feature.names", "relation.names"}) {
    HEARSAY_TRY(const std::string_view one, first.block(block));
    HEARSAY_TRY(const std::string_view two, other.block(block));
    if (one != two) return fail(ErrorCode::InvalidInput, path + ": other " + block + " than the first network");
  }
  return {};
}

}  // namespace

Result<ModelFile> average_of(const std::vector<std::string>& paths, const std::string& language) {
  std::vector<ModelFile> files;
  for (const std::string& path : paths) {
    HEARSAY_TRY(ModelFile file, ModelFile::read(path, "network", language));
    files.push_back(std::move(file));
    HEARSAY_CHECK(expect_like(files.front(), files.back(), path));
  }
  if (files.empty()) return fail(ErrorCode::Usage, "average wants --networks");
  HEARSAY_TRY(const extract::Network network, extract::Network::load(files.front()));
  extract::NetworkParameters mean(network.shape(), network.labels());
  for (extract::Parameter& parameter : mean.list()) {
    for (const ModelFile& file : files) {
      HEARSAY_TRY(const std::vector<float> values, file.matrix("=" + parameter.name, parameter.rows, parameter.columns));
      for (std::size_t i = 0; i < values.size(); ++i) parameter.values[i] += values[i] / static_cast<float>(files.size());
    }
  }
  ModelFile out = to_model_file(network.shape(), network.labels(), mean, language);
  if (network.labels().fix_punctuation) out.put_numbers("fix_punctuation", {1});
  return out;
}

Status average(const std::vector<std::string>& words) {
  HEARSAY_TRY(const Options options, Options::parse(words, {"--language", "--networks", "-o"}));
  const std::string folder = options.text("-o");
  if (folder.empty() || !options.has("--language")) return fail(ErrorCode::Usage, "average wants --language, --networks and -o");
  HEARSAY_TRY(const ModelFile file, average_of(options.list("--networks"), options.text("--language")));
  std::filesystem::create_directories(folder);
  return file.write(folder + "/network.model");
}

}  // namespace hearsay::train
