// What a file or folder allows beyond its mode (POSIX access control lists), and what people noted of it.
#pragma once

#include <string>

namespace headroom {

/// `to` gets them as `from` has them, if it is there. A wish: a disk may know none, and what was written
/// stands.
void take_attributes(const std::string& from, const std::string& to);

/// Of a folder: only what it gives to what is made in it.
void take_default_rights(const std::string& from, const std::string& to);

}  // namespace headroom
