// Each file's positions on the union of the names, and its days in the first file's calendar.

#include "results/comparison/side_by_side.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "base/ensure.hpp"

namespace headroom {
namespace {

using Names = std::vector<std::string>;
using OwnPositions = std::vector<std::optional<std::size_t>>;  // of each thing of the union, in one file

OwnPositions positions(const Names& all, const Names& own) {
  OwnPositions at;
  for (const std::string& name : all) {
    const auto found = std::find(own.begin(), own.end(), name);
    at.push_back(found == own.end() ? std::nullopt
                                    : std::optional{static_cast<std::size_t>(found - own.begin())});
  }
  return at;
}

void add_names(Names& all, const Names& more) {
  for (const std::string& name : more) {
    if (std::find(all.begin(), all.end(), name) == all.end()) all.push_back(name);
  }
}

/// The last `parts` parts of a path, without the ending.
std::string tail(const std::string& path, int parts) {
  std::size_t begin = path.size();
  for (int p = 0; p < parts && begin != std::string::npos; ++p)
    begin = begin == 0 ? std::string::npos : path.find_last_of("/\\", begin - 1);
  const std::string name = begin == std::string::npos ? path : path.substr(begin + 1);
  const std::size_t dot = name.rfind('.'), slash = name.find_last_of("/\\");
  const bool in_name = dot != std::string::npos && (slash == std::string::npos || dot > slash + 1);
  return in_name && dot > 0 ? name.substr(0, dot) : name;
}

/// The results of one file among others.
struct Part {
  Results results;
  std::map<Along, OwnPositions> at;
};

OwnPositions same(std::size_t length) {
  OwnPositions at;
  for (std::size_t i = 0; i < length; ++i) at.emplace_back(i);
  return at;
}

/// Days of the first file in the calendar of another.
OwnPositions days(const ResultFile& first, const ResultFile& own) {
  const auto offset = static_cast<std::int64_t>((first.start - own.start).value());
  const auto length = static_cast<std::int64_t>(own.weeks * 7);
  OwnPositions at;
  for (std::int64_t day = offset; day < offset + static_cast<std::int64_t>(first.weeks * 7); ++day) {
    at.push_back(day >= 0 && day < length ? std::optional{static_cast<std::size_t>(day)} : std::nullopt);
  }
  return at;
}

Part part(const Results& all, Results own) {
  Part p{std::move(own), {}};
  const Results& r = p.results;
  p.at[Along::stream] = positions(all.streams, r.streams);
  p.at[Along::priority] = positions(all.priorities, r.priorities);
  p.at[Along::post] = positions(all.posts, r.posts);
  p.at[Along::activity] = positions(all.activities, r.activities);
  p.at[Along::reason] = positions(all.reasons, r.reasons);
  p.at[Along::cause] = positions(all.causes, r.causes);
  p.at[Along::role] = positions(all.roles, r.roles);
  p.at[Along::day] = days(all.files.front(), r.files.front());
  for (Along along : {Along::category, Along::week, Along::statistic}) p.at[along] = same(r.length(along, 0));
  return p;
}

/// One scenario of a file, along the dimensions of the union.
std::vector<double> read(const Part& part, const Wanted& wanted, std::size_t scenario) {
  std::vector<double> own = part.results.read(wanted, scenario);
  if (own.empty() || wanted.along.empty()) return own;
  std::vector<std::size_t> from{0};  // offsets in the file; `kNone` where it has nothing
  constexpr auto kNone = static_cast<std::size_t>(-1);
  std::size_t stride = 1;
  for (Along along : wanted.along) {
    const std::size_t length = part.results.length(along, scenario);
    stride *= length;
    std::vector<std::size_t> finer;
    for (std::size_t offset : from) {
      for (const auto& at : part.at.at(along))
        finer.push_back(offset == kNone || !at ? kNone : offset * length + *at);
    }
    from = std::move(finer);
  }
  const std::size_t rows = wanted.by == Wanted::By::scenario ? 1 : part.results.replications[scenario];
  ensure(own.size() == rows * stride, "a dataset is as long as its dimensions say");
  std::vector<double> values;
  values.reserve(rows * from.size());
  for (std::size_t row = 0; row < rows; ++row) {
    for (std::size_t offset : from)
      values.push_back(offset == kNone ? std::nan("") : own[row * stride + offset]);
  }
  return values;
}

void add_scenarios(Results& all, const std::vector<Part>& parts) {
  std::map<std::string, int> files_with;
  Names paths;
  for (const Part& p : parts) {
    paths.push_back(p.results.files.front().path);
    for (const std::string& name : p.results.scenarios) ++files_with[name];
  }
  const Names labels = file_labels(paths);
  for (std::size_t f = 0; f < parts.size(); ++f) {
    const Results& own = parts[f].results;
    for (std::size_t s = 0; s < own.scenarios.size(); ++s) {
      const std::string& name = own.scenarios[s];
      const bool plain = f == 0 || files_with[name] == 1;
      all.scenarios.push_back(plain ? name : labels[f] + ':' + name);
      all.own_names.push_back(name);
      all.file_of.push_back(f);
      all.replications.push_back(own.replications[s]);
    }
  }
}

}  // namespace

Names file_labels(const Names& paths) {
  Names labels;
  for (std::size_t f = 0; f < paths.size(); ++f) {
    std::string label;
    for (int parts = 1; parts <= 8; ++parts) {
      label = tail(paths[f], parts);
      const auto others = [&](const std::string& path) { return tail(path, parts) == label; };
      if (std::count_if(paths.begin(), paths.end(), others) == 1) break;
      if (parts == 8) label = tail(paths[f], 1) + '#' + std::to_string(f + 1);
    }
    labels.push_back(std::move(label));
  }
  return labels;
}

Results side_by_side(std::vector<Results> files) {
  ensure(!files.empty(), "a comparison is of at least one result");
  if (files.size() == 1) return std::move(files.front());
  Results all;
  for (const Results& file : files) {
    ensure(file.files.size() == 1, "each result is of one file");
    all.files.push_back(file.files.front());
    add_names(all.streams, file.streams);
    add_names(all.priorities, file.priorities);
    add_names(all.posts, file.posts);
    add_names(all.roles, file.roles);
    add_names(all.activities, file.activities);
    add_names(all.reasons, file.reasons);
    add_names(all.causes, file.causes);
  }
  std::vector<Part> parts;
  for (Results& file : files) parts.push_back(part(all, std::move(file)));
  add_scenarios(all, parts);
  std::vector<std::size_t> first;
  for (std::size_t f = 0, s = 0; f < parts.size(); s += parts[f++].results.scenarios.size())
    first.push_back(s);
  all.read = [parts = std::move(parts), first = std::move(first), file_of = all.file_of](
                 const Wanted& wanted, std::size_t scenario) {
    const std::size_t f = file_of[scenario];
    return read(parts[f], wanted, scenario - first[f]);
  };
  return all;
}

Names common_streams(const std::vector<Results>& files) {
  Names common = files.front().streams;
  for (const Results& file : files) {
    std::erase_if(common, [&](const std::string& name) {
      return std::find(file.streams.begin(), file.streams.end(), name) == file.streams.end();
    });
  }
  return common;
}

}  // namespace headroom
