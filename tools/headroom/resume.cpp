#include "resume.hpp"

#include <fmt/format.h>

#include <iostream>

#include "run_words.hpp"
#include "store/stored_key.hpp"

namespace headroom {
namespace {

/// Without --resume: what is thrown away.
void clear(const PartFolder& folder, const EarlierBlocks& earlier) {
  const EarlierParts parts = earlier_parts(folder, earlier.key);
  folder.clear();
  if (parts.count == 0) return;
  const std::string why = parts.useless_because.empty() ? "--resume would have used them"
                                                        : "no use to this one: " + parts.useless_because;
  std::cerr << fmt::format("{} held {} of an earlier run, which {} replaced ({})\n", folder.path(),
                           counted(parts.count, "finished block"), parts.count == 1 ? "is" : "are", why);
}

void say_what_is_left_out(const PartFolder& folder, const LeftParts& left) {
  if (!left.damaged.empty()) {
    const bool one = left.damaged.size() == 1;
    std::cerr << fmt::format("{} in {} {} damaged and {} simulated again: {}\n",
                             counted(left.damaged.size(), "part"), folder.path(), one ? "is" : "are",
                             one ? "is" : "are", listed(left.damaged));
  }
  if (left.foreign > 0) {
    std::cerr << fmt::format("{} in {} {} of another run and not used: {}\n", counted(left.foreign, "part"),
                             folder.path(), left.foreign == 1 ? "is" : "are", left.foreign_because);
  }
}

/// Why a result that is there already is not the one that was asked for; empty where none is there.
std::string earlier_result(const EarlierBlocks& earlier) {
  const std::optional<RunKey> there = key_of_result(earlier.output);
  if (!there) return {};
  return fmt::format("; {}, which is replaced at the end, is of {}", earlier.output,
                     difference(*there, earlier.key));
}

void use(const PartFolder& folder, PartStorage& storage, const EarlierBlocks& earlier) {
  const LeftParts left = storage.resume();
  say_what_is_left_out(folder, left);
  if (left.usable == 0) {
    folder.clear();
    std::cerr << "--resume: there is nothing to reuse" << earlier_result(earlier) << "; starts afresh\n";
  } else if (!earlier.quiet) {
    const std::string of = earlier.blocks > 0
                               ? fmt::format("{} of {}", left.usable, counted(earlier.blocks, "block"))
                               : counted(left.usable, "block");
    std::cerr << fmt::format("reuses {} ({}, of the same study, seed, version and plan)\n", of,
                             folder.path());
  }
}

}  // namespace

void use_or_clear(const PartFolder& folder, PartStorage& storage, const EarlierBlocks& earlier) {
  if (earlier.resume) {
    use(folder, storage, earlier);
  } else {
    clear(folder, earlier);
  }
}

}  // namespace headroom
