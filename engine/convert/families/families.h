// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/convert/family.h"

/// The rows of the table in families.cpp, each from the file that is named like it.
namespace conclave::engine {

extern const Family kLlamaFamily;
extern const Family kMistral3Family;
extern const Family kLlama4Family;
extern const Family kQwen2Family;
extern const Family kQwen2MoeFamily;
extern const Family kQwen3Family;
extern const Family kQwen3MoeFamily;
extern const Family kQwen3NextFamily;
extern const Family kQwen35Family;
extern const Family kQwen35MoeFamily;
extern const Family kDeepSeek2Family;
extern const Family kGptOssFamily;
extern const Family kOlmoeFamily;
extern const Family kGemma2Family;
extern const Family kGemma3Family;
extern const Family kGemma4Family;
extern const Family kPhi3Family;
extern const Family kGlm4MoeFamily;
extern const Family kGraniteFamily;
extern const Family kGraniteMoeFamily;
extern const Family kMiniMaxM2Family;
extern const Family kLfm2MoeFamily;

} // namespace conclave::engine
