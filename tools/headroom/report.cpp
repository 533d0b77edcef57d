#include "report/page_html.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>

#include "commands.hpp"
#include "compare_question.hpp"
#include "kept_study.hpp"
#include "report/report_page.hpp"
#include "results/comparison.hpp"
#include "run_words.hpp"
#include "store/hdf5_handle.hpp"
#include "store/result_reader.hpp"
#include "support/atomic_file.hpp"

namespace headroom {
namespace {

constexpr int kDone = 0, kFailed = 1, kWrongInput = 2;

/// Besides the baseline.
constexpr std::size_t kOthersShown = kPageScenarios - 1;

std::string output_of(const ReportOptions& options) {
  if (!options.output.empty()) return options.output;
  return std::filesystem::path{options.results}.replace_extension("html").string();
}

std::string refusal_of(const std::string& output, const std::string& results) {
  std::error_code failed;
  if (std::filesystem::equivalent(output, results, failed)) {
    return "--output is the result itself; name another file";
  }
  return refused_as_input(output);
}

int write(const std::string& output, const std::string& html) {
  auto file = AtomicFile::create(output);
  if (!file) return say(kFailed, file.error());
  std::ofstream stream{file->temporary(), std::ios::binary};
  stream << html;
  stream.close();
  if (!stream) return say(kFailed, output + " was not written: the disk is full or cannot be written to");
  if (const auto committed = file->commit(); !committed) return say(kFailed, committed.error());
  return kDone;
}

/// The results of the scenarios that are asked for, and where the baseline is among them.
struct Chosen {
  Results results;
  std::size_t baseline;
};

tl::expected<Chosen, std::string> chosen(Results read, const ReportOptions& options) {
  const auto baseline = baseline_of(read, options.baseline);
  if (!baseline) return tl::unexpected{baseline.error()};
  const auto scenarios = scenarios_of(read, *baseline, options.scenarios);
  if (!scenarios) return tl::unexpected{scenarios.error()};
  const auto at = std::find(scenarios->begin(), scenarios->end(), *baseline) - scenarios->begin();
  return Chosen{only(std::move(read), *scenarios), static_cast<std::size_t>(at)};
}

std::vector<std::size_t> shown_of(const Results& results, std::size_t baseline) {
  const Comparison headline = compare(results, {.baseline = baseline, .least = Prominence::headline});
  return baseline_and_best(headline, kOthersShown);
}

/// The page that is asked for; or what is wrong with the words.
tl::expected<Page, std::string> page_of(const Chosen& chosen, const ReportOptions& options) {
  PageInput input{chosen.results, chosen.baseline, shown_of(chosen.results, chosen.baseline)};
  if (options.specification) {
    const auto found = scenarios_of(chosen.results, chosen.baseline, {*options.specification});
    if (!found) return tl::unexpected{found.error()};
    const std::size_t wanted =
        found->size() == 1 ? found->front() : (*found)[found->front() == chosen.baseline];
    input.shown = {wanted};
  }
  const KeptStudy kept = kept_study(chosen.results, input.shown);
  if (!kept.study) {
    std::cerr << fmt::format(
        "warning: the study in {} cannot be read by this version, so what needs it is left out: {}\n",
        options.results, kept.why);
  } else {
    input.study = &kept.study->study;
    input.written = kept.written;
  }
  for (const std::size_t s : input.shown) input.services.push_back(kept.scenarios[s]);
  return options.specification ? specification_page(input) : report_page(input);
}

}  // namespace

int report(const ReportOptions& options) {
  auto read = read_results(options.results);
  if (!read) {
    const bool damaged = read.error().kind == ReadFailure::Kind::damaged;
    return say(damaged ? kFailed : kWrongInput, read.error().message);
  }
  const std::string output = output_of(options);
  if (const std::string refused = refusal_of(output, options.results); !refused.empty()) {
    return say(kWrongInput, refused);
  }
  try {
    const auto of = chosen(std::move(*read), options);
    if (!of) return say(kWrongInput, of.error());
    const auto page = page_of(*of, options);
    if (!page) return say(kWrongInput, page.error());
    const std::string html = page_html(*page);
    if (const int failed = write(output, html); failed != kDone) return failed;
    if (!options.quiet) {
      std::cerr << fmt::format("{} ({}) opens in any browser, without a network\n", output,
                               bytes_text(html.size()));
    }
    return kDone;
  } catch (const StoreError& broken) {
    return say(kFailed, broken.what());
  }
}

}  // namespace headroom
