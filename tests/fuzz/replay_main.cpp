// replay FOLDER...: runs a fuzz target over the files of its corpus, and over each with bytes cut, doubled and flipped,
// so that ctest does it with any compiler. A broken promise aborts.
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size);

namespace {

void run(const std::string& bytes) { LLVMFuzzerTestOneInput(reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size()); }

void run_changed(const std::string& bytes) {
  run(bytes);
  const std::size_t step = std::max<std::size_t>(1, bytes.size() / 40);
  for (std::size_t at = 0; at < bytes.size(); at += step) {
    run(bytes.substr(0, at));
    run(bytes.substr(at));
    std::string flipped = bytes;
    flipped[at] = static_cast<char>(flipped[at] ^ 0x80);
    run(flipped);
    run(bytes.substr(0, at) + bytes);
  }
}

}  // namespace

int main(int count, char** arguments) {
  std::vector<std::filesystem::path> files;
  for (int i = 1; i < count; ++i)
    for (const auto& entry : std::filesystem::directory_iterator(arguments[i])) files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  for (const auto& path : files) {
    std::ifstream in(path, std::ios::binary);
    run_changed({std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()});
  }
  run("");
  std::printf("%zu files replayed\n", files.size());
  return files.empty() ? 1 : 0;
}
