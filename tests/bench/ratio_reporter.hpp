// Prints, after the usual table, each `NAME_repoc` as a ratio to `NAME_sqlite` of the same run: medians over the
// repetitions, which Google Benchmark interleaves at random so that a drift of the machine hits both sides.
#pragma once

#include <benchmark/benchmark.h>

#include <cstdio>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace bench {

class RatioReporter : public benchmark::ConsoleReporter {
 public:
  RatioReporter() : ConsoleReporter(OO_Tabular) {}

  void ReportRuns(const std::vector<Run>& runs) override {
    ConsoleReporter::ReportRuns(runs);
    for (const Run& run : runs) {
      if (run.run_type == Run::RT_Aggregate && run.aggregate_name == "median") {
        medians_[run.run_name.function_name] = run.GetAdjustedCPUTime();
      }
    }
  }

  void Finalize() override {
    constexpr std::string_view kOurs = "_repoc";
    std::printf("\n%-28s %12s %12s %7s\n", "CPU time, medians", "repoc", "by hand", "ratio");
    for (const auto& [name, ours] : medians_) {
      if (name.size() < kOurs.size() || std::string_view(name).substr(name.size() - kOurs.size()) != kOurs) continue;
      const std::string base = name.substr(0, name.size() - kOurs.size());
      const auto by_hand = medians_.find(base + "_sqlite");
      if (by_hand == medians_.end()) continue;
      std::printf("%-28s %9.0f ns %9.0f ns %7.3f\n", base.c_str(), ours, by_hand->second, ours / by_hand->second);
    }
  }

 private:
  std::map<std::string, double> medians_;
};

// Runs all benchmarks with repetitions in random order and prints the ratios.
inline int run(int argc, char** argv) {
  std::vector<char*> args(argv, argv + argc);
  std::string defaults[] = {"--benchmark_repetitions=9", "--benchmark_enable_random_interleaving=true",
                            "--benchmark_min_time=0.2", "--benchmark_report_aggregates_only=true"};
  // Defaults come first so that the user's flags win.
  for (std::string& one : defaults) args.insert(args.begin() + 1, one.data());
  int count = static_cast<int>(args.size());
  benchmark::Initialize(&count, args.data());
  if (benchmark::ReportUnrecognizedArguments(count, args.data())) return 2;
  RatioReporter reporter;
  benchmark::RunSpecifiedBenchmarks(&reporter);
  benchmark::Shutdown();
  return 0;
}

}  // namespace bench
