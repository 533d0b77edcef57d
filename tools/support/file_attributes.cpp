// Extended attributes copied on Linux, nothing done elsewhere.

#include "support/file_attributes.hpp"

#include <string_view>

#ifdef __linux__
#include <sys/xattr.h>
#endif

namespace headroom {

#ifdef __linux__
namespace {

constexpr const char* kDefaultRights = "system.posix_acl_default";

void take(const std::string& from, const std::string& to, const char* name) {
  const ssize_t size = ::getxattr(from.c_str(), name, nullptr, 0);
  if (size < 0) return;
  std::string value(static_cast<std::size_t>(size), '\0');
  const ssize_t read = ::getxattr(from.c_str(), name, value.data(), value.size());
  if (read >= 0)
    static_cast<void>(::setxattr(to.c_str(), name, value.data(), static_cast<std::size_t>(read), 0));
}

}  // namespace

void take_attributes(const std::string& from, const std::string& to) {
  const ssize_t size = ::listxattr(from.c_str(), nullptr, 0);
  if (size <= 0) return;
  std::string names(static_cast<std::size_t>(size), '\0');
  const ssize_t read = ::listxattr(from.c_str(), names.data(), names.size());
  if (read <= 0) return;
  names.resize(static_cast<std::size_t>(read));  // each ends with a null
  for (std::size_t at = 0; at < names.size(); at = names.find('\0', at) + 1) {
    const std::string_view name{names.data() + at};
    if (name.starts_with("user.") || name.starts_with("system.posix_acl_")) take(from, to, names.data() + at);
  }
}

void take_default_rights(const std::string& from, const std::string& to) { take(from, to, kDefaultRights); }
#else
void take_attributes(const std::string&, const std::string&) {}
void take_default_rights(const std::string&, const std::string&) {}
#endif

}  // namespace headroom
