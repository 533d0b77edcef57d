// Same run: used or replaced; another run: set aside; and the words that say which and why.

#include "resume.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <iostream>
#include <system_error>

#include "run_words.hpp"
#include "store/parts/stored_key.hpp"

namespace headroom {
namespace {

const char* are(std::size_t count) { return count == 1 ? "is" : "are"; }

void say_what_is_damaged(const PartFolder& folder, const std::vector<std::string>& damaged) {
  if (damaged.empty()) return;
  const std::size_t count = damaged.size();
  std::cerr << fmt::format("{} in {} {} damaged and {} simulated again: {}\n", counted(count, "block"),
                           folder.path(), are(count), are(count), listed_some(damaged));
}

void set_aside(const PartFolder& folder, const LeftParts& left) {
  if (left.foreign.empty()) return;
  const std::size_t count = left.foreign.size();
  const std::string aside = folder.set_aside(left.foreign);
  std::cerr << fmt::format(
      "{} in {} {} of another run and not used: {}. {} now in {}, a folder that may be deleted, or renamed "
      "to {} to go on "
      "with that run\n",
      counted(count, "block"), folder.path(), are(count), left.foreign_because,
      count == 1 ? "It is" : "They are", aside, folder.path());
}

/// Why a result that is there already is not the one that was asked for; empty where none is there.
std::string earlier_result(const NewRun& run) {
  const std::optional<RunKey> there = key_of_result(run.output);
  if (!there) return {};
  return fmt::format("; {}, which is replaced at the end, is of {}", run.output, difference(*there, run.key));
}

/// Blocks that an earlier command set aside may be the ones that are looked for.
std::string set_aside_before(const PartFolder& folder) {
  const std::string first = folder.path() + ".other-1";
  std::error_code failed;
  if (!std::filesystem::is_directory(first, failed)) return {};
  return fmt::format(
      "; blocks that were set aside lie in {} (renamed to {}, they are used where they are of this run)",
      first, folder.path());
}

void say_what_is_used(const PartFolder& folder, const LeftParts& left, const NewRun& run) {
  const std::size_t usable = left.usable.size();
  if (usable == 0) {
    std::cerr << "--resume: there is nothing to reuse" << earlier_result(run)
              << (left.foreign.empty() ? set_aside_before(folder) : "") << "; starts afresh\n";
  } else if (!run.quiet) {
    const std::string of = run.blocks > 0 ? fmt::format("{} of {}", usable, counted(run.blocks, "block"))
                                          : counted(usable, "block");
    std::cerr << fmt::format("reuses {} ({}, of the same study, seed, version and plan)\n", of,
                             folder.path());
  }
}

void say_what_is_replaced(const PartFolder& folder, std::size_t usable) {
  if (usable == 0) return;
  std::cerr << fmt::format(
      "{} held {} of an earlier run, which {} replaced (--resume would have used them)\n", folder.path(),
      counted(usable, "finished block"), are(usable));
}

}  // namespace

void take_over(const PartFolder& folder, PartStorage& storage, const LeftParts& left, const NewRun& run) {
  using enum PartStorage::Left;
  say_what_is_damaged(folder, left.damaged);
  set_aside(folder, left);
  storage.take_over(left.usable, run.resume ? used : replaced);
  if (run.resume) {
    say_what_is_used(folder, left, run);
  } else {
    say_what_is_replaced(folder, left.usable.size());
  }
}

}  // namespace headroom
