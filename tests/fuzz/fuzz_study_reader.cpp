// Any bytes must give a study or problems with places, quickly, and never anything else.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "reading/yaml.hpp"
#include "study/read_study.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string_view text{reinterpret_cast<const char*>(bytes), size};
  const headroom::ParsedYaml parsed = headroom::parse_yaml(text, "study.yaml");
  if (!parsed.readable) {
    if (parsed.problems.empty()) std::abort();
    return 0;
  }
  const auto study = headroom::read_study(parsed.root, headroom::ReadingLimits{1'000'000, 50'000});
  if (study) {
    headroom::write_canonical(*study, [](const std::string& text) {
      if (text.empty()) std::abort();
    });
    return 0;
  }
  if (study.error().empty()) std::abort();
  for (const auto& problem : study.error()) {
    if (to_string(problem).empty() || problem.where.line < 1) std::abort();
  }
  return 0;
}
