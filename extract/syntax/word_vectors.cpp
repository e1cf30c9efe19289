#include "extract/syntax/word_vectors.h"

#include <cmath>

namespace hearsay::extract {
namespace {

constexpr std::uint64_t kShort = 0xffffffffU;
constexpr std::int32_t kWidest = 4096;

}  // namespace

Result<WordVectors> WordVectors::load(const ModelFile& file) {
  if (!file.block("vectors.keys")) return WordVectors();
  HEARSAY_TRY(const std::vector<std::uint64_t> keys, file.short_keys("vectors.keys"));
  HEARSAY_TRY(const std::vector<std::int32_t> width, file.numbers("vectors.width"));
  if (width.size() != 1 || width[0] <= 0 || width[0] > kWidest) return fail(ErrorCode::Corrupt, "network model: width of the word vectors makes no sense");
  WordVectors out(static_cast<std::uint32_t>(width[0]));
  HEARSAY_TRY(out.values_, file.matrix("=vectors", keys.size(), out.width_));
  out.keys_ = FeatureIndex(keys);
  if (out.keys_.size() != keys.size()) return fail(ErrorCode::Corrupt, "network model: a word has two vectors");
  return out;
}

void WordVectors::save(ModelFile& file) const {
  if (size() == 0) return;
  file.put_short_keys("vectors.keys", keys_.keys());
  file.put_numbers("vectors.width", {static_cast<std::int32_t>(width_)});
  file.put_matrix("=vectors", values_, width_, 4);
}

bool WordVectors::add(std::uint64_t key, const float* values) {
  const std::size_t before = keys_.size();
  keys_.add(key & kShort);
  if (keys_.size() == before) return false;
  values_.insert(values_.end(), values, values + width_);
  return true;
}

const float* WordVectors::find(std::uint64_t key) const {
  const std::uint32_t row = keys_.find(key & kShort);
  return row == FeatureIndex::kNone ? nullptr : values_.data() + std::size_t(row) * width_;
}

void WordVectors::standardise(float spread) {
  if (size() == 0) return;
  const auto count = static_cast<double>(size());
  for (std::size_t column = 0; column < width_; ++column) {
    double sum = 0;
    double squares = 0;
    for (std::size_t at = column; at < values_.size(); at += width_) {
      sum += double(values_[at]);
      squares += double(values_[at]) * double(values_[at]);
    }
    const double mean = sum / count;
    const double deviation = std::sqrt(std::max(squares / count - mean * mean, 1e-12));
    for (std::size_t at = column; at < values_.size(); at += width_) {
      values_[at] = static_cast<float>((double(values_[at]) - mean) / deviation * double(spread));
    }
  }
}

}  // namespace hearsay::extract
