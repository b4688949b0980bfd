// What libFuzzer does, without Clang and without its eyes for coverage: random inputs, and small changes of them, for
// so many seconds. The seed is printed before the first input, and on the command line it repeats the run.
//   names_fuzz SECONDS [SEED]
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <random>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

int main(int argc, char** argv) {
  const double seconds = argc > 1 ? std::atof(argv[1]) : 1;
  const unsigned seed = argc > 2 ? static_cast<unsigned>(std::strtoul(argv[2], nullptr, 10)) : std::random_device()();
  std::printf("seed %u\n", seed);
  std::fflush(stdout);
  std::mt19937 random(seed);
  const auto below = [&](std::size_t n) { return std::uniform_int_distribution<std::size_t>(0, n - 1)(random); };
  const auto byte = [&] { return static_cast<std::uint8_t>(below(256)); };

  constexpr std::size_t kMostBytes = 96;
  const auto end = std::chrono::steady_clock::now() + std::chrono::duration<double>(seconds);
  std::vector<std::uint8_t> input;
  std::size_t count = 0;
  for (; std::chrono::steady_clock::now() < end; ++count) {
    if (input.empty() || below(8) == 0) {
      input.resize(below(kMostBytes) + 1);
      for (std::uint8_t& one : input) one = byte();
    } else if (below(3) == 0 && input.size() < kMostBytes) {
      input.insert(input.begin() + static_cast<std::ptrdiff_t>(below(input.size() + 1)), byte());
    } else if (below(2) == 0 && input.size() > 1) {
      input.erase(input.begin() + static_cast<std::ptrdiff_t>(below(input.size())));
    } else {
      input[below(input.size())] = byte();
    }
    LLVMFuzzerTestOneInput(input.data(), input.size());
  }
  std::printf("%zu inputs\n", count);
  return count == 0 ? 1 : 0;  // it would have found nothing
}
