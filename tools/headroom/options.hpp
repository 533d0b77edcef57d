#pragma once

#include <CLI/CLI.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "commands.hpp"

/// Words that several commands take, each defined once.
namespace headroom {

void add_study(CLI::App& command, std::string& study);
void add_scenarios(CLI::App& command, std::vector<std::string>& scenarios);
void add_baseline(CLI::App& command, std::string& baseline);
void add_format(CLI::App& command, Format& format);
void add_quiet(CLI::App& command, bool& quiet, const std::string& help);
void add_output(CLI::App& command, std::string& output, const std::string& help);

/// How often, from which numbers and on how many threads to simulate.
template <class Options>
void add_simulation(CLI::App& command, Options& options);

void add_replications(CLI::App& command, std::optional<int>& replications);
void add_seed(CLI::App& command, std::optional<std::uint64_t>& seed);
void add_threads(CLI::App& command, int& threads);

template <class Options>
void add_simulation(CLI::App& command, Options& options) {
  add_replications(command, options.replications);
  add_seed(command, options.seed);
  add_threads(command, options.threads);
}

}  // namespace headroom
