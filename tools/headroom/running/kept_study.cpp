// A study that this version cannot read is said once, and what needs it is left out.

#include "kept_study.hpp"

#include <iostream>

#include "reading/study_files.hpp"
#include "study/find_scenario.hpp"

namespace headroom {

KeptStudy kept_study(const Results& results, const std::vector<std::size_t>& positions) {
  const ResultFile& file = results.files.front();
  KeptStudy kept;
  kept.scenarios.resize(results.scenarios.size());
  auto loaded = load_kept_study(file.study, file.path + " (the study in it)", file.inputs);
  if (!loaded) {
    kept.why = to_string(loaded.error().front());
    return kept;
  }
  for (const std::size_t s : positions) {
    kept.scenarios[s] = find_scenario(loaded->study, results.own_names[s]);
  }
  const FileSource files = files_kept(file.inputs, file.path);
  kept.figures = study_figures(read_study_tree(file.study, file.path, files).root, file.study);
  kept.study = *std::move(loaded);
  return kept;
}

void take_study(PageInput& input, const KeptStudy& kept) {
  if (kept.study) {
    input.study = &kept.study->study;
    input.study_figures = kept.figures;
  } else {
    std::cerr << "warning: the study in " << input.results.files.front().path
              << " cannot be read by this version, so what needs it is left out: " << kept.why << '\n';
  }
  for (const std::size_t s : input.shown) input.services.push_back(kept.scenarios[s]);
}

}  // namespace headroom
