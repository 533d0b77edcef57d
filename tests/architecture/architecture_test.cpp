// The repository keeps its own rules: layers, rooms, purity, wording and first lines.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <iostream>

#include "source_rules.hpp"

namespace headroom::architecture {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

template <class Rule>
std::vector<std::string> breaches_of(Rule rule) {
  std::vector<std::string> all;
  for (const SourceFile& file : repository_files()) {
    const std::vector<std::string> found = rule(file);
    all.insert(all.end(), found.begin(), found.end());
  }
  return all;
}

std::string include_line(const std::string& what) { return std::string{"#inc"} + "lude " + what + "\n"; }

TEST(Architecture, SeesTheWholeRepository) {
  std::size_t engine_files = 0;
  for (const SourceFile& file : repository_files())
    engine_files += file.path.rfind("engine/", 0) == 0 ? 1 : 0;
  EXPECT_GT(engine_files, 20u);
}

TEST(Architecture, IncludesOnlyPointDownTheLayers) { EXPECT_THAT(breaches_of(layer_breaches), IsEmpty()); }

TEST(Architecture, IncludesOnlyPointDownTheRoomsOfALayer) {
  EXPECT_THAT(breaches_of(room_breaches), IsEmpty());
}

TEST(Architecture, NoFolderIsCrowded) { EXPECT_THAT(crowded_folders(repository_files()), IsEmpty()); }

TEST(Architecture, EveryFileBeginsWithALineThatSaysWhatItIsFor) {
  EXPECT_THAT(first_line_breaches(repository_files()), IsEmpty());
}

TEST(Architecture, NothingUnderEngineTouchesTheOutsideWorld) {
  EXPECT_THAT(breaches_of(purity_breaches), IsEmpty());
}

TEST(Architecture, EveryWordToATerminalPassesTheStreams) {
  EXPECT_THAT(breaches_of(output_breaches), IsEmpty());
}

TEST(Architecture, NoMetricIsNamedByTextBesideItsRow) {
  EXPECT_THAT(breaches_of(metric_name_breaches), IsEmpty());
}

TEST(Architecture, NoWordOfAnEnumIsTextBesideItsList) {
  const auto words = enum_words(repository_files());
  EXPECT_THAT(breaches_of([&](const SourceFile& file) { return enum_word_breaches(file, words); }),
              IsEmpty());
}

TEST(Architecture, NoDatasetIsNamedByTextBesideItsRow) {
  EXPECT_THAT(breaches_of(dataset_name_breaches), IsEmpty());
  EXPECT_THAT(idle_exemptions(repository_files()), IsEmpty());
  for (const std::string& line : called_like_datasets()) std::cout << "called alike: " << line << '\n';
}

TEST(Architecture, NoFileSpeaksOfUnfinishedWorkOrTheWorkshop) {
  EXPECT_THAT(breaches_of(wording_breaches), IsEmpty());
}

TEST(Architecture, TheTopLevelHoldsExactlyWhatTheDesignNames) {
  std::vector<std::string> visible;
  for (const auto& entry : std::filesystem::directory_iterator{HEADROOM_SOURCE_DIR}) {
    const std::string name = entry.path().filename().string();
    if (name.front() != '.' && name != "build") visible.push_back(name);
  }
  EXPECT_THAT(visible, testing::UnorderedElementsAre("CMakeLists.txt", "engine", "scenarios", "tools",
                                                     "bench", "tests", "README.md", "CMakePresets.json",
                                                     "LICENSE", "CHANGELOG.md"));
}

TEST(LayerRule, CatchesAnIncludeThatPointsUp) {
  const SourceFile upward{"engine/base/date.hpp", include_line("\"service/service.hpp\"")};
  EXPECT_THAT(layer_breaches(upward),
              ElementsAre("engine/base/date.hpp includes \"service/service.hpp\", which is not below base"));
}

TEST(RoomRule, CatchesAnIncludeOfARoomAbove) {
  const auto breaches = [](const char* path, const char* header) {
    return room_breaches({path, include_line(header)});
  };
  EXPECT_THAT(breaches("engine/simulation/people/leave.hpp", "\"simulation/day/replication.hpp\""),
              SizeIs(1));
  EXPECT_THAT(breaches("engine/simulation/day/cover.cpp", "\"simulation/people/leave.hpp\""), IsEmpty());
  EXPECT_THAT(breaches("engine/simulation/people/leave.hpp", "\"simulation/observations.hpp\""), IsEmpty());
  EXPECT_THAT(breaches("engine/simulation/simulate.hpp", "\"simulation/day/replication.hpp\""), IsEmpty());
  EXPECT_THAT(breaches("tools/store/hdf5/filter.cpp", "\"store/parts/part_file.hpp\""), SizeIs(1));
}

TEST(LayerRule, CatchesAnIncludeOfASibling) {
  EXPECT_THAT(layer_breaches({"engine/planning/plan.cpp", include_line("\"study/tree.hpp\"")}), SizeIs(1));
  EXPECT_THAT(layer_breaches({"engine/random/stream.cpp", include_line("\"statistics/t.hpp\"")}), SizeIs(1));
}

TEST(LayerRule, CatchesAnIncludeWithoutALayer) {
  EXPECT_THAT(layer_breaches({"engine/study/tree.cpp", include_line("\"tree.hpp\"")}), SizeIs(1));
  EXPECT_THAT(layer_breaches({"engine/study/tree.cpp", include_line("\"support/yaml.hpp\"")}), SizeIs(1));
  EXPECT_THAT(layer_breaches({"engine/loose.cpp", ""}), SizeIs(1));
}

TEST(LayerRule, AllowsTheOwnLayerAndAllBelow) {
  const std::string lines = include_line("\"report/table.hpp\"") + include_line("\"planning/plan.hpp\"") +
                            include_line("\"base/date.hpp\"");
  EXPECT_THAT(layer_breaches({"engine/report/table.cpp", lines}), IsEmpty());
}

TEST(FirstLineRule, CatchesALineThatIsMissingTornTooLongOrAnotherFiles) {
  const auto breaches = [](const std::string& text) {
    return first_line_breaches({{"bench/a.hpp", "// What it is for.\n"}, {"tools/b.cpp", text}});
  };
  const std::string begin = "// ", filling(106, '-');
  EXPECT_THAT(breaches(begin + filling + ".\n#pragma once\n"), IsEmpty());
  EXPECT_THAT(breaches(include_line("<vector>")),
              ElementsAre("tools/b.cpp does not begin with a line that says what it is for, // …"));
  EXPECT_THAT(breaches(""), SizeIs(1));
  EXPECT_THAT(breaches("// What it is for, and\n// more.\n"),
              ElementsAre("tools/b.cpp begins with a line that does not end in a full stop"));
  EXPECT_THAT(breaches(begin + filling + "–.\n"),
              ElementsAre("tools/b.cpp begins with a line of more than 110 columns"));
  EXPECT_THAT(breaches("// What it is for.\n"), ElementsAre("tools/b.cpp begins as bench/a.hpp does"));
}

TEST(FirstLineRule, LeavesOtherFilesAndFoldersAlone) {
  EXPECT_THAT(first_line_breaches({{"tools/setup", ""}, {"scenarios/embedding/main.cpp", ""}}), IsEmpty());
}

TEST(PurityRule, CatchesFilesThreadsAndLibrariesOfTheOutside) {
  for (const char* header : {"<fstream>", "<iostream>", "<thread>", "<chrono>", "<random>", "<sys/stat.h>",
                             "<yaml-cpp/yaml.h>", "<hdf5.h>", "<H5public.h>"})
    EXPECT_THAT(purity_breaches({"engine/study/tree.cpp", include_line(header)}), SizeIs(1)) << header;
  EXPECT_THAT(purity_breaches({"engine/study/tree.cpp", std::string{"  print"} + "f(\"x\");\n"}), SizeIs(1));
}

TEST(PurityRule, KeepsEigenToTheTwoLayersThatNeedItAndOutOfHeaders) {
  const std::string eigen = include_line("<Eigen/Dense>");
  EXPECT_THAT(purity_breaches({"engine/planning/chain.cpp", eigen}), IsEmpty());
  EXPECT_THAT(purity_breaches({"engine/statistics/fit.cpp", eigen}), IsEmpty());
  EXPECT_THAT(purity_breaches({"engine/planning/chain.hpp", eigen}), SizeIs(1));
  EXPECT_THAT(purity_breaches({"engine/simulation/simulate.cpp", eigen}), SizeIs(1));
}

TEST(PurityRule, AllowsTheCalendarAndFormattingIntoMemory) {
  EXPECT_THAT(purity_breaches({"engine/base/date.cpp", include_line("<chrono>")}), IsEmpty());
  EXPECT_THAT(purity_breaches({"engine/study/tree.cpp", "std::snprintf(buffer, 9, \"%d\", 1);\n"}),
              IsEmpty());
  EXPECT_THAT(purity_breaches({"tools/support/files.cpp", include_line("<fstream>")}), IsEmpty());
}

TEST(OutputRule, CatchesWaysPastTheStreams) {
  EXPECT_THAT(output_breaches({"tools/headroom/run.cpp", std::string{"std::fprint"} + "f(stderr, \"x\");"}),
              SizeIs(1));
  EXPECT_THAT(output_breaches({"tools/headroom/run.cpp", "std::cout << fmt::format(\"x\");"}), IsEmpty());
}

TEST(MetricNameRule, CatchesANameAsTextAndLetsAloneWhatIsCalledAlike) {
  EXPECT_THAT(metric_name_breaches({"engine/report/new_section.cpp", "find(\"in_time\")"}), SizeIs(1));
  EXPECT_THAT(metric_name_breaches({"engine/simulation/series.hpp", "{\"wait_first_p92\"}"}), IsEmpty());
  EXPECT_THAT(metric_name_breaches({"tests/results/some_test.cpp", "\"in_time\""}), IsEmpty());
}

TEST(EnumWordRule, FindsTheListsAndCatchesAWordBesideThem) {
  const auto words = enum_words(repository_files());
  for (const char* word : {"longest-wait", "kim-nelson", "spa", "thu", "domiciliary", "lognormal"})
    EXPECT_EQ(words.count(word), 1u) << word;
  const auto breaches = [&](const char* path, const char* text) {
    return enum_word_breaches({path, text}, words);
  };
  EXPECT_THAT(breaches("engine/study/bind/bind_rules.cpp", "order == \"longest-wait\""), SizeIs(1));
  EXPECT_THAT(breaches("tools/headroom/said_back/check_json.cpp", "? \"hard\" : \"soft\""), SizeIs(2));
  EXPECT_THAT(breaches("engine/study/keys/keys_booking.cpp", ".fallback = \"target-date\""), IsEmpty());
  EXPECT_THAT(breaches("tests/study/some_test.cpp", "\"longest-wait\""), IsEmpty());
}

TEST(DatasetNameRule, CatchesANameAsTextAloneOrWithItsGroup) {
  for (const char* name : {"clocks_running", "weekly/clocks_running", "weekly_bands/clocks_running",
                           "summary/in_time_by_priority", "raided_hours", "hours_by_cause"})
    EXPECT_THAT(
        dataset_name_breaches({"engine/report/new_section.cpp", std::string{"read(\""} + name + "\")"}),
        SizeIs(1))
        << name;
  EXPECT_THAT(dataset_name_breaches({"engine/study/bind/bind_cover.cpp", "text() == \"bank\""}), IsEmpty());
  EXPECT_THAT(dataset_name_breaches({"tests/results/some_test.cpp", "\"clocks_running\""}), IsEmpty());
}

TEST(WordingRule, CatchesWhatDoesNotBelong) {
  for (const std::string& text : {std::string{"// TO"} + "DO later", std::string{"see iss"} + "ue #12",
                                  std::string{"cd /wo"} + "rk/main", std::string{"fix"} + "me"})
    EXPECT_THAT(wording_breaches({"README.md", text}), SizeIs(1)) << text;
  EXPECT_THAT(wording_breaches({"README.md", "clinic sessions; they issue orders; work/life"}), IsEmpty());
}

}  // namespace
}  // namespace headroom::architecture
