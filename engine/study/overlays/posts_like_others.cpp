// Chains of `like` followed to their end, loops and too much copying refused.

#include "study/overlays/posts_like_others.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "study/text/names.hpp"

namespace headroom::reading {
namespace {

constexpr std::size_t kMostCopiedNodes = 200'000;

bool belongs_to_person(const std::string& key) {
  static constexpr std::array<std::string_view, 8> kNeverCopied{"wte",    "headcount", "from",  "until",
                                                                "absent", "induction", "plans", "like"};
  return std::find(kNeverCopied.begin(), kNeverCopied.end(), key) != kNeverCopied.end();
}

class Resolver {
 public:
  explicit Resolver(Node& staff, PostsFilledIn& result) : staff_{staff}, result_{result} {
    for (std::size_t i = 0; i < staff.entries.size(); ++i) places_.emplace(staff.entries[i].key, i);
    states_.resize(staff.entries.size(), State::open);
  }

  void resolve_all() {
    for (std::size_t i = 0; i < staff_.entries.size(); ++i) resolve(i);
  }

 private:
  enum class State { open, under_way, done, failed };

  const Node* like_of(std::size_t post) const {
    const Node* like = find(staff_.entries[post].value, "like");
    return like != nullptr && like->kind == Node::Kind::scalar ? like : nullptr;
  }

  /// Follows the chain to a post that is like no other, then fills in from there back.
  void resolve(std::size_t post) {
    std::vector<std::size_t> chain;
    bool leads_somewhere = true;
    for (std::size_t at = post; states_[at] == State::open;) {
      const Node* like = like_of(at);
      states_[at] = like == nullptr ? State::done : State::under_way;
      if (like == nullptr) break;
      chain.push_back(at);
      const auto next = places_.find(like->text);
      if (next == places_.end()) {
        std::vector<std::string> names;
        for (const auto& entry : staff_.entries) {
          if (entry.key != staff_.entries[at].key) names.push_back(entry.key);
        }
        refuse(at, *like, names.empty() ? "another post, of which there is none" : one_of(names, like->text));
        leads_somewhere = false;
        break;
      }
      at = next->second;
      if (states_[at] == State::under_way) {
        refuse(chain.back(), *like, "a post that is not like this one in turn");
        leads_somewhere = false;
      }
      if (states_[at] == State::failed) leads_somewhere = false;
    }
    for (auto at = chain.rbegin(); at != chain.rend(); ++at) finish(*at, leads_somewhere);
  }

  void refuse(std::size_t post, const Node& like, const std::string& expected) {
    result_.problems.push_back(
        {like.mark, "staff." + staff_.entries[post].key + ".like", shown(like), expected, {}});
  }

  void finish(std::size_t post, bool leads_somewhere) {
    states_[post] = leads_somewhere ? State::done : State::failed;
    if (!leads_somewhere) {
      result_.unresolved.insert("staff." + staff_.entries[post].key);
      return;
    }
    copy(staff_.entries[places_.at(like_of(post)->text)].value, staff_.entries[post]);
  }

  void copy(const Node& from, Node::Entry& post) {
    for (const auto& entry : from.entries) {
      if (belongs_to_person(entry.key) || find(post.value, entry.key) != nullptr) continue;
      copied_ += node_count(entry.value);
      if (copied_ > kMostCopiedNodes) return refuse_size(post);
      post.value.entries.push_back(entry);
    }
  }

  void refuse_size(const Node::Entry& post) {
    if (!too_large_)
      result_.problems.push_back({post.mark, "staff", "too large", "fewer posts that are like others", {}});
    too_large_ = true;
    result_.unresolved.insert("staff." + post.key);
  }

  Node& staff_;
  PostsFilledIn& result_;
  std::unordered_map<std::string, std::size_t> places_;
  std::vector<State> states_;
  std::size_t copied_ = 0;
  bool too_large_ = false;
};

}  // namespace

PostsFilledIn fill_in_posts_like_others(Node root) {
  PostsFilledIn result;
  result.root = std::move(root);
  for (auto& entry : result.root.entries) {
    if (entry.key != "staff" || entry.value.kind != Node::Kind::map) continue;
    Resolver{entry.value, result}.resolve_all();
  }
  return result;
}

}  // namespace headroom::reading
