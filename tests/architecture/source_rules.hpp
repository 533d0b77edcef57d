// The rules that files of the repository are held to, each a function that names its breaches.
#pragma once

#include <map>
#include <string>
#include <vector>

namespace headroom::architecture {

/// A file of the repository: its path from the top, with `/`, and its text.
struct SourceFile {
  std::string path;
  std::string text;
};

/// Every file of the repository that people write, in the order of paths; build folders and results left out.
/// Read once.
[[nodiscard]] const std::vector<SourceFile>& repository_files();

/// Each breach of the layer order by a file under `engine/`, as one line of words; empty where all is well.
/// Order: base < random, statistics < service < study, planning < simulation < results < experiment < report.
[[nodiscard]] std::vector<std::string> layer_breaches(const SourceFile& file);

/// Within a layer, and within tools/store: each include by a file in a room of a room that stands above it. A
/// room may include itself, rooms to its left and what lies at the layer's top (its interface).
/// engine/README.md draws them.
[[nodiscard]] std::vector<std::string> room_breaches(const SourceFile& file);

/// Each folder of engine/ and tools/ with more source files than one can take in.
[[nodiscard]] std::vector<std::string> crowded_folders(const std::vector<SourceFile>& files);

/// Each C++ file of engine/, tools/, tests/ and bench/ that does not begin with a line of its own, `// …`,
/// that says what it is for: one sentence or more, of at most 110 columns, that no other file begins with.
[[nodiscard]] std::vector<std::string> first_line_breaches(const std::vector<SourceFile>& files);

/// Each use of the outside world (files, threads, clocks, environment, terminal) by a file under `engine/`.
[[nodiscard]] std::vector<std::string> purity_breaches(const SourceFile& file);

/// Every word to the terminal passes the streams, where what is harmful in it is seen: no other way is open
/// under tools/, but for the line of progress.
[[nodiscard]] std::vector<std::string> output_breaches(const SourceFile& file);

/// Each metric that a file of engine/ or tools/ names as text, beside the one table of metrics: what the
/// compiler does not see, nobody finds when it changes. Exceptions are what is called alike and is no metric.
[[nodiscard]] std::vector<std::string> metric_name_breaches(const SourceFile& file);

/// The words of every enum that has a list of them (base/words.hpp), each with the file of the list.
[[nodiscard]] std::map<std::string, std::string> enum_words(const std::vector<SourceFile>& files);

/// Each word of an enum that a file of engine/ or tools/ has as text beside the list. Exceptions are defaults
/// in the rows of keys, and what is called alike and is another thing.
[[nodiscard]] std::vector<std::string> enum_word_breaches(const SourceFile& file,
                                                          const std::map<std::string, std::string>& words);

/// Each dataset (weekly series, waits, days, hours) that a file of engine/ or tools/ names as text, beside
/// the catalogue and the rows of series.
[[nodiscard]] std::vector<std::string> dataset_name_breaches(const SourceFile& file);
/// Exemptions that excuse nothing, since the file has no such word: what they were for could come back
/// unseen.
[[nodiscard]] std::vector<std::string> idle_exemptions(const std::vector<SourceFile>& files);
/// What is called like a dataset and is none, a line a file: what it is there.
[[nodiscard]] std::vector<std::string> called_like_datasets();

/// Each phrase that has no place in a finished repository: unfinished work and the workshop it was made in.
[[nodiscard]] std::vector<std::string> wording_breaches(const SourceFile& file);

}  // namespace headroom::architecture
