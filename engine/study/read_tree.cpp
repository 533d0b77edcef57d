// `like` filled in, the tree checked by the key table, the values bound, and their problems put in one list.

#include "study/read_tree.hpp"

#include <utility>

#include "study/keys/checked_tree.hpp"
#include "study/overlays/posts_like_others.hpp"

namespace headroom::reading {
namespace {

/// A post whose `like` leads nowhere lacks much that is no mistake of its own.
void forgive_missing(Problems& problems, const std::set<std::string>& posts) {
  std::erase_if(problems, [&](const Problem& problem) {
    if (problem.found != "missing") return false;
    return posts.contains(problem.path.substr(0, problem.path.rfind('.')));
  });
}

}  // namespace

ReadTree read_tree(Node root, const std::set<std::string>& roles_held, const ChangeNumbers& change) {
  PostsFilledIn filled = fill_in_posts_like_others(std::move(root));
  ReadTree tree;
  tree.problems = std::move(filled.problems);
  CheckedTree checked;
  if (change) {
    checked.problems = change(filled.root);
  } else {
    checked = check_tree(filled.root);
  }
  forgive_missing(checked.problems, filled.unresolved);
  const Node* staff = find(filled.root, "staff");
  if (staff != nullptr && !filled.unresolved.empty()) checked.bad.insert(staff);
  Reading reading{&checked.bad, &roles_held, {}, std::move(checked.assumed), {}, {}};
  const bool readable = filled.root.kind == Node::Kind::map && !(change && !checked.problems.empty());
  if (readable) tree.service = bind_service(Cursor{reading, filled.root});
  tree.problems.insert(tree.problems.end(), checked.problems.begin(), checked.problems.end());
  tree.problems.insert(tree.problems.end(), reading.problems.begin(), reading.problems.end());
  tree.assumed = std::move(reading.assumed);
  tree.warnings = std::move(reading.warnings);
  tree.usage = std::move(reading.usage);
  return tree;
}

std::set<std::string> roles_of(const Node& root) {
  std::set<std::string> roles;
  const Node* staff = find(root, "staff");
  if (staff == nullptr) return roles;
  for (const auto& post : staff->entries) {
    const Node* role = find(post.value, "role");
    if (role == nullptr) continue;
    if (role->kind == Node::Kind::scalar) roles.insert(role->text);
    for (const auto& item : role->items) roles.insert(item.text);
  }
  return roles;
}

}  // namespace headroom::reading
