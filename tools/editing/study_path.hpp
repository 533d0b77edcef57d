// A path into a study, `staff.band-6.job_plan.dcc` or `calendar.closed[2]`, and where it leads.
#pragma once

#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "study/keys/key.hpp"
#include "study/text/tree.hpp"

namespace headroom::editing {

/// A name in a map, or an item of a list, counted from 1.
struct PathStep {
  std::string name;
  std::size_t item = 0;
};

/// Where a path leads.
struct Way {
  std::string path;  ///< as written
  std::vector<PathStep> steps;
  std::size_t there = 0;  ///< so many of the steps lead to what the text has
  /// What the key table says of the study and behind each step; null where it says nothing. Within a
  /// scenario that of the study again.
  std::vector<const reading::Shape*> shapes;
  bool in_scenario = false;

  [[nodiscard]] bool is_there() const { return there == steps.size(); }
};

/// A study as its text has it, and with the rows of the files that it names.
struct StudyTrees {
  const Node& text;
  const Node& rows;
  const std::string& file;  ///< of the text, as marks call it
};

enum class MayBe { there, new_too };

/// Or the sentence that says what is wrong with it: a name that is not known, with the nearest that is, or a
/// place that is not in this text but in a file that it names. Where it may be new, names that the study
/// chooses may be too, if they are the last of the path.
[[nodiscard]] tl::expected<Way, std::string> way_of(const std::string& path, const StudyTrees& trees,
                                                    MayBe may_be);

/// What the first `count` steps lead to, which must be there.
[[nodiscard]] const Node& node_at(const Node& root, const std::vector<PathStep>& steps, std::size_t count);
[[nodiscard]] Node& node_at(Node& root, const std::vector<PathStep>& steps, std::size_t count);

/// Where a step stands among the entries or items, which must be there.
[[nodiscard]] std::size_t place_of(const Node& node, const PathStep& step);

/// The first `count` steps as a person would write them.
[[nodiscard]] std::string path_text(const std::vector<PathStep>& steps, std::size_t count);

/// `study.yaml:12`.
[[nodiscard]] std::string line_of(const Mark& mark);

}  // namespace headroom::editing
