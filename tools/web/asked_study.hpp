// The study that a call is about.
#pragma once

#include <string>

#include "reading/load_study.hpp"
#include "web/message.hpp"
#include "web/work_folder.hpp"

namespace headroom::web {

/// What {study, files} and the attachments of a call hold.
struct AskedStudy {
  std::string path, text;
  StudyTree tree;
  Result<LoadedStudy> loaded;
};

/// Puts the files; the study's name, which is one of theirs. Throws CannotDo where it is not.
[[nodiscard]] std::string put_study(const Message& asked, const WorkFolder& folder);

/// The files lie in the folder afterwards. Throws CannotDo where the study is none of them.
[[nodiscard]] AskedStudy asked_study(const Message& asked, const WorkFolder& folder);

/// The same, where only a study without mistakes will do; throws CannotDo with the first of them.
[[nodiscard]] LoadedStudy good_study(const Message& asked, const WorkFolder& folder);

}  // namespace headroom::web
