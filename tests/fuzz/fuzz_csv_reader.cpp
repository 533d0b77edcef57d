// Whatever bytes stand in a CSV file, a study that names it gets rows or problems.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "reading/csv.hpp"
#include "reading/study_files.hpp"
#include "study/read_study.hpp"

namespace {

/// Every kind of place at which a file may stand; all of them name the one that is being tried.
const char* const kStudies[] = {
    "staff: {csv: f, a: {wte: 1}}\nstreams: {csv: f}\nappointments: {csv: f}\n",
    "staff: {a: {role: x, wte: 1, job_plan: none, absent: {csv: f}, sessions: {csv: f}, plans: {csv: f},\n"
    "  activities: {csv: f}, dcc_fixed: {csv: f}, induction: {csv: f}}, b: {like: a, wte: 1, absent: {csv: "
    "f}}}\n"
    "calendar: {start: 2026-04-01, weeks: 4, closed: {csv: f}, open: {csv: f}}\n"
    "absence: {placements: {csv: f}}\nscenarios: {s: {staff: {csv: f}}}\n"};

void check(const headroom::Problems& problems) {
  if (problems.empty()) std::abort();
  for (const auto& problem : problems) {
    if (to_string(problem).empty() || problem.where.line < 1) std::abort();
  }
}

}  // namespace

/// Any bytes in a file that a study names must give rows or problems with places, quickly, and never anything
/// else.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string text{reinterpret_cast<const char*>(bytes), size};
  const auto table = headroom::parse_csv(text, "f");
  if (!table) check(table.error());
  for (const auto& row : table ? table->rows : decltype(table->rows){}) {
    if (row.size() != table->heading.size()) std::abort();
  }
  for (const char* study : kStudies) {
    const auto files = headroom::files_kept({{"f", text}}, "study.yaml");
    const auto tree = headroom::read_study_tree(study, "study.yaml", files);
    if (!tree.readable) check(tree.problems);
    const auto read = headroom::read_study(tree.root, headroom::ReadingLimits{1'000'000, 50'000});
    if (!read) check(read.error());
  }
  return 0;
}
