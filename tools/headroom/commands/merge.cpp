// `merge`: puts the shards of several machines together into one result.

#include <fmt/format.h>
#include <memory>

#include <filesystem>
#include <iostream>
#include <stdexcept>
#include <string>
#include <tl/expected.hpp>
#include <utility>
#include <vector>

#include "answers/answer_from.hpp"
#include "command_line/common_words.hpp"
#include "command_line/exit_codes.hpp"
#include "running/refused_output.hpp"
#include "running/run_words.hpp"
#include "store/commit_sealed.hpp"
#include "store/parts/merge_shards.hpp"
#include "store/parts/shard_file.hpp"
#include "support/atomic_file.hpp"
#include "support/interrupt.hpp"

namespace headroom {
namespace {

struct MergeOptions {
  std::vector<std::string> shards;
  std::string output;
  bool quiet = false;  ///< no word where all is well
};

/// An exit code where one of them cannot be read.
tl::expected<std::vector<ShardFile>, int> read_all(const std::vector<std::string>& paths) {
  std::vector<ShardFile> shards;
  for (const std::string& path : paths) {
    auto shard = read_shard(path);
    if (!shard) {
      const bool damaged = shard.error().kind == ReadFailure::Kind::damaged;
      return tl::unexpected{say(damaged ? kFailed : kWrongInput, shard.error().message)};
    }
    shards.push_back(*std::move(shard));
  }
  return shards;
}

int merge_into(const MergeOptions& options, const std::vector<ShardFile>& shards) {
  const Interrupt interrupt;
  auto file = AtomicFile::create(options.output);
  if (!file) return say(kFailed, file.error());
  try {
    const auto go_on = [&] { return !interrupt.requested(); };
    if (merge_shards(file->temporary(), shards, go_on) == Outcome::stopped || !go_on()) {
      return say(kFailed, "stopped; nothing was written");
    }
    commit_sealed(*file, Sealed::result);
  } catch (const std::runtime_error& failed) {  // of the library or of the disk
    return say(kFailed, fmt::format("{} was not written: {}", options.output, failed.what()));
  }
  if (!options.quiet) {
    std::cerr << fmt::format("{} holds {} of {}\n", options.output, counted(shards.size(), "shard"),
                             counted(shards.front().plan.axes.scenarios.size(), "scenario"));
  }
  return kDone;
}

bool same_file(const std::string& a, const std::string& b) {
  std::error_code failed;
  return std::filesystem::equivalent(a, b, failed);
}

int merge(const MergeOptions& options) {
  for (const std::string& path : options.shards) {
    if (same_file(path, options.output)) {
      return say(kWrongInput, "--output is the shard " + path + "; name another file");
    }
  }
  if (const std::string refused = refused_as_output(options.output, Makes::result); !refused.empty())
    return say(kWrongInput, refused);
  const auto shards = read_all(options.shards);
  if (!shards) return shards.error();
  if (const std::string why = mismatch(*shards); !why.empty()) return say(kWrongInput, why);
  return answer_from(options.shards, [&] { return merge_into(options, *shards); });
}

}  // namespace

Command merge_command() {
  auto options = std::make_shared<MergeOptions>();
  return {
      "merge",
      "Puts the shards of a run together into one result",
      {arguments("SHARDS", options->shards, "every shard that run --shard wrote, each once").required(),
       option("-o,--output", "R.h5", options->output, "the result file; an existing one is replaced")
           .required(),
       quiet_word(options->quiet, "no word where all is well")},
      {{{"two shares of a run, made on two machines", "merge study.1-of-2.h5 study.2-of-2.h5 -o study.h5"},
        {"all of them", "merge study.*-of-8.h5 -o study.h5"}},
       {}},
      [options] { return merge(*options); }};
}

}  // namespace headroom
