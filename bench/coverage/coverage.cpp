// How often the intervals hold the truth, and how often `size` errs about a target just missed.
// Prints the tables of bench/README.md: build/release/bench/headroom_coverage [REPEATS]

#include <cstdio>
#include <cstdlib>
#include <vector>

#include "populations.hpp"

namespace headroom {
namespace {

constexpr std::uint64_t kSeed = 1;

std::vector<Population> shares_in_time() {
  return {one_bad_year_in(20), one_bad_year_in(50), one_bad_year_in(100), ruined_by_power(70)};
}

std::vector<Population> all_populations() {
  std::vector<Population> all{normal_values(), exponential_values(), lognormal_values(),
                              noughts_and_ones(0.9)};
  for (const Population& population : shares_in_time()) all.push_back(population);
  return all;
}

void print_header(const char* first, const std::vector<std::size_t>& sizes) {
  std::printf("\n| %s |", first);
  for (std::size_t n : sizes) std::printf(" %zu |", n);
  std::printf("\n| --- |");
  for (std::size_t i = 0; i < sizes.size(); ++i) std::printf(" --- |");
  std::printf("\n");
}

void print(const Coverage& c) { std::printf(" %.0f / %.0f |", 100 * c.student, 100 * c.hall); }

void levels(int repeats) {
  const std::vector<std::size_t> sizes{5, 10, 20, 50, 100, 200};
  print_header("95% interval of a mean: holds the truth, %, t / Hall; replications", sizes);
  for (const Population& population : all_populations()) {
    std::printf("| %s |", population.name.c_str());
    for (std::size_t n : sizes) print(coverage(population, n, repeats, kSeed));
    std::printf("\n");
  }
}

void differences(int repeats) {
  const std::vector<std::size_t> sizes{20, 50, 100, 200};
  print_header("four paired differences at once: hold the truth, %, t / Hall; replications", sizes);
  for (const Population& population : shares_in_time()) {
    std::printf("| %s |", population.name.c_str());
    for (std::size_t n : sizes) print(joint_coverage(population, n, repeats, kSeed));
    std::printf("\n");
  }
}

void ranges(int repeats) {
  const std::vector<std::size_t> sizes{19, 50, 100, 200};
  print_header("range of nine in ten: holds a further future, %; futures", sizes);
  std::vector<Population> all = all_populations();
  all.push_back(two_humps());
  for (const Population& population : all) {
    std::printf("| %s |", population.name.c_str());
    for (std::size_t n : sizes) std::printf(" %.0f |", 100 * future_held(population, n, repeats, kSeed));
    std::printf("\n");
  }
}

void chances(int repeats) {
  const std::vector<std::size_t> sizes{50, 100, 200};
  print_header("95% intervals: a chance / what a change does to it in the same futures, %; futures", sizes);
  for (const double chance : {0.02, 0.1, 0.5, 0.9, 0.98}) {
    std::printf("| met in %.0f of 100, 60%% of the rest mended |", 100 * chance);
    for (std::size_t n : sizes)
      std::printf(" %.0f / %.0f |", 100 * chance_held(chance, n, repeats, kSeed),
                  100 * paired_chance_held(chance, 0.6, n, repeats, kSeed));
    std::printf("\n");
  }
}

void shared(int repeats) {
  std::printf(
      "\n| 95%% intervals where ten futures share a draw; draws | mean | chance | median | 95th percentile | "
      "chance, as if independent | median, as if independent |\n| --- | --- | --- | --- | --- | --- | --- "
      "|\n");
  for (const bool skewed : {false, true}) {
    for (std::size_t draws : {10u, 20u, 50u, 100u}) {
      const ClusteredCoverage c = clustered_coverage(skewed, draws, 10, repeats, kSeed);
      std::printf("| %s, %zu | %.0f | %.0f | %.0f | %.0f | %.0f | %.0f |\n", skewed ? "skewed" : "normal",
                  draws, 100 * c.mean, 100 * c.chance, 100 * c.median, 100 * c.p95,
                  100 * c.independent_chance, 100 * c.independent_median);
    }
  }
}

void decisions(int repeats) {
  const std::vector<std::size_t> most{60, 100, 200, 400, 1600};
  print_header("wrongly met, %: Hall from 10 on / the rule; early look, then answer; at most", most);
  for (const Population& population : shares_in_time()) {
    std::printf("| %s |", population.name.c_str());
    for (std::size_t n : most) {
      const WronglyMet alone =
          wrongly_met(population, Judged::mean, {.first_look = 10, .at_most = n}, repeats, kSeed);
      const WronglyMet rule =
          wrongly_met(population, Judged::mean_share, {.first_look = 50, .at_most = n}, repeats, kSeed);
      std::printf(" %.0f, %.0f / %.1f, %.1f |", 100 * alone.early, 100 * alone.answer, 100 * rule.early,
                  100 * rule.answer);
    }
    std::printf("\n");
  }
}

}  // namespace
}  // namespace headroom

int main(int count, char** words) {
  const int repeats = count > 1 ? std::atoi(words[1]) : 1000;
  std::printf("%d repeats each.\n", repeats);
  headroom::levels(repeats);
  headroom::differences(repeats);
  headroom::ranges(repeats);
  headroom::chances(repeats);
  headroom::shared(repeats);
  headroom::decisions(repeats);
  return 0;
}
