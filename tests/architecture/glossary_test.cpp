// The glossary explains every public name, once.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "glossary_rules.hpp"

namespace headroom::architecture {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;

const std::string kGlossaryPath = "engine/GLOSSARY.md";

TEST(Architecture, TheGlossaryExplainsEveryPublicNameOnce) {
  const std::vector<SourceFile>& files = repository_files();
  const auto glossary = std::find_if(files.begin(), files.end(),
                                     [](const SourceFile& file) { return file.path == kGlossaryPath; });
  ASSERT_NE(glossary, files.end());
  EXPECT_THAT(glossary_breaches(*glossary, public_names(files), engine_types(files)), IsEmpty());
}

TEST(GlossaryRule, NamesWhatIsExplainedNowhereTwiceOrInVain) {
  const auto breaches = [](const std::string& rows) {
    return glossary_breaches(
        {kGlossaryPath, "# Glossary\n\n| term | meaning | names |\n| --- | --- | --- |\n" + rows},
        {{"wte", "the key staff.*.wte"}, {"ward", "of the enum Mode"}}, {"Post"});
  };
  EXPECT_THAT(breaches("| WTE | Full time. | `wte`, `Post` |\n| mode | How, as `here`. | `ward` |\n"),
              IsEmpty());
  EXPECT_THAT(breaches("| mode | How. | `ward` |\n"),
              ElementsAre("engine/GLOSSARY.md does not explain `wte`, the key staff.*.wte"));
  EXPECT_THAT(breaches("| WTE | Full time. | `wte` |\n| mode | How. | `ward`, `wte` |\n"),
              ElementsAre("engine/GLOSSARY.md:6 explains `wte` again, after line 5"));
  EXPECT_THAT(breaches("| WTE | Full time. | `wte` |\n| WTE | Hours. | `ward` |\n"),
              ElementsAre("engine/GLOSSARY.md:6 explains WTE again, after line 5"));
  EXPECT_THAT(breaches("| WTE | Full time. | `wte`, `fte` |\n| mode | How. | `ward` |\n"),
              ElementsAre("engine/GLOSSARY.md:5 names `fte`, which is no name of the program"));
  EXPECT_THAT(breaches("| WTE | Full time. | `wte` |\n| mode | `ward` |\n"),
              Contains("engine/GLOSSARY.md:6 has 2 cells; expected a term, its meaning and its names"));
}

TEST(GlossaryRule, SeesEveryKindOfName) {
  const SourceFile header{"engine/service/new.hpp",
                          "enum class Early;\nenum class Mood { calm,  ///< not hurried\n hasty };\n"};
  const std::vector<PublicName> names = public_names({header});
  const auto has = [&](const std::string& name) {
    return std::any_of(names.begin(), names.end(), [&](const PublicName& one) { return one.name == name; });
  };
  for (const char* name : {"per_week", "target_date", "in_time", "clocks_running", "below_minimum",
                           "wait_day", "not_planned", "calm", "hasty"})
    EXPECT_TRUE(has(name)) << name;
  for (const char* name : {"*", "", "8a", "hurried", "Early", "in_time_by_priority"})
    EXPECT_FALSE(has(name)) << name;
}

}  // namespace
}  // namespace headroom::architecture
