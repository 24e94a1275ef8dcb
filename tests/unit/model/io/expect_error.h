#pragma once

#include "model/base/error.h"

#include <gtest/gtest.h>

#include <string>

namespace pleinair {

/// Runs `action` and expects an Error of that kind whose message contains `part`.
template <typename Action>
void expectError(ErrorKind kind, const std::string& part, Action action)
{
    try {
        action();
        ADD_FAILURE() << "no error, expected one about: " << part;
    } catch (const Error& error) {
        EXPECT_EQ(error.kind(), kind) << error.what();
        EXPECT_NE(std::string(error.what()).find(part), std::string::npos) << error.what();
    }
}

} // namespace pleinair
