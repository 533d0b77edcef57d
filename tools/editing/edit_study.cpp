// Each operation planned on the text as it then is, applied, and proved by reading what came out.

#include "editing/edit_study.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "editing/pasted_rows.hpp"
#include "editing/planned_change.hpp"
#include "reading/yaml.hpp"

namespace headroom {
namespace {

using namespace editing;

/// Whether some of the study may stand in other files.
bool names_files(const Node& node) {
  const auto in_entry = [](const Node::Entry& entry) {
    return entry.key == "csv" || names_files(entry.value);
  };
  return std::any_of(node.items.begin(), node.items.end(), names_files) ||
         std::any_of(node.entries.begin(), node.entries.end(), in_entry);
}

/// A text that is being edited.
class StudyEditor {
 public:
  StudyEditor(std::string_view text, const std::string& file, const FileSource& files)
      : files_{files}, document_{std::string{text}, file, {}} {}

  tl::expected<EditedStudy, std::string> edit(const std::vector<EditOperation>& operations) {
    if (auto unreadable = read(); !unreadable.empty()) return tl::unexpected{std::move(unreadable)};
    for (const EditOperation& operation : operations) {
      auto refused = operation.kind == EditKind::rows ? paste(operation) : apply(operation);
      if (!refused.empty()) return tl::unexpected{std::move(refused)};
    }
    edited_.text = std::move(document_.text);
    return std::move(edited_);
  }

 private:
  /// The text as it now is; a sentence where it cannot be read.
  std::string read() {
    ParsedYaml parsed = parse_yaml(document_.text, document_.file);
    if (!parsed.problems.empty()) return to_string(parsed.problems.front());
    take(std::move(parsed.root));
    return "";
  }

  void take(Node root) {
    document_.root = std::move(root);
    rows_ = names_files(document_.root) ? read_study_tree(document_.text, document_.file, files_).root
                                        : document_.root;
  }

  [[nodiscard]] tl::expected<Way, std::string> way(const EditOperation& operation) const {
    const bool is_there = operation.kind == EditKind::remove || operation.kind == EditKind::rename;
    return way_of(operation.path, {document_.root, rows_, document_.file},
                  is_there ? MayBe::there : MayBe::new_too);
  }

  [[nodiscard]] Planned planned(const EditOperation& operation, const Way& way, ValueLines lines) const {
    switch (operation.kind) {
      case EditKind::add:
        return plan_add(document_, way, operation.value, lines);
      case EditKind::remove:
        return plan_remove(document_, way);
      case EditKind::rename:
        return plan_rename(document_, rows_, way, operation.value);
      default:
        return plan_set(document_, way, operation.value, lines);
    }
  }

  std::string apply(const EditOperation& operation) {
    const auto to = way(operation);
    if (!to) return to.error();
    auto plan = planned(operation, *to, ValueLines::as_written);
    if (!plan) return plan.error();
    if (!is_made(*plan)) {
      plan = planned(operation, *to, ValueLines::one);
      if (!plan || !is_made(*plan)) return by_hand(*to);
    }
    select(*plan);
    return "";
  }

  /// The changes made, if the text then says what it must; else nothing.
  bool is_made(PlannedChange& plan) {
    plan.changes = with_comments_in_place(Layout{document_}, std::move(plan.changes));
    std::string before = std::exchange(document_.text, changed_text(document_.text, plan.changes));
    ParsedYaml parsed = parse_yaml(document_.text, document_.file);
    if (!parsed.problems.empty() || !says_the_same(parsed.root, plan.expected)) {
      document_.text = std::move(before);
      return false;
    }
    edited_.changes = one_after_another(edited_.changes, plan.changes);
    take(std::move(parsed.root));
    return true;
  }

  /// We know what is meant, but not how to write it so that nothing else changes.
  [[nodiscard]] std::string by_hand(const Way& to) const {
    const Mark& mark = node_at(document_.root, to.steps, to.there).mark;
    return fmt::format("{}: {} cannot be changed here without changing something else; edit it by hand",
                       line_of(mark), to.path);
  }

  void select(const PlannedChange& plan) {
    edited_.select_from = edited_.select_to = 0;
    if (plan.selected.empty()) {
      if (!plan.changes.empty()) edited_.select_from = edited_.select_to = plan.changes.front().from;
      return;
    }
    const auto to = way_of(plan.selected, {document_.root, rows_, document_.file}, MayBe::there);
    if (!to) return;
    const Node& node = node_at(document_.root, to->steps, to->steps.size());
    edited_.select_from = node.begin;
    edited_.select_to = node.end;
  }

  std::string paste(const EditOperation& operation) {
    const auto to = way(operation);
    if (!to) return to.error();
    const auto operations = pasted_rows(document_.root, *to, operation);
    if (!operations) return operations.error();
    for (const EditOperation& one : *operations)
      if (auto refused = apply(one); !refused.empty()) return refused;
    return "";
  }

  const FileSource& files_;
  Document document_;
  Node rows_;  // with those of files
  EditedStudy edited_;
};

}  // namespace

tl::expected<EditedStudy, std::string> edit_study(std::string_view text, const std::string& file,
                                                  const std::vector<EditOperation>& operations,
                                                  const FileSource& files) {
  return StudyEditor{text, file, files}.edit(operations);
}

}  // namespace headroom
