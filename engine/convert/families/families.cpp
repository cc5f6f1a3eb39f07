// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/convert/families/families.h"

#include <algorithm>

namespace conclave::engine {

namespace {

constexpr const Family* kFamilies[] = {
    &kLlamaFamily,     &kMistral3Family, &kLlama4Family,    &kQwen2Family,   &kQwen2MoeFamily,
    &kQwen3Family,     &kQwen3MoeFamily, &kQwen3NextFamily, &kQwen35Family,  &kQwen35MoeFamily,
    &kDeepSeek2Family, &kGptOssFamily,   &kOlmoeFamily,     &kGemma2Family,  &kGemma3Family,
    &kGemma4Family,    &kPhi3Family,     &kGlm4MoeFamily,   &kGraniteFamily, &kGraniteMoeFamily,
    &kMiniMaxM2Family, &kLfm2MoeFamily,
};

} // namespace

const Family* findFamily(std::string_view modelType) {
    for (const Family* family : kFamilies)
        if (std::find(family->modelTypes.begin(), family->modelTypes.end(), modelType) !=
            family->modelTypes.end())
            return family;
    return nullptr;
}

std::vector<std::string_view> knownModelTypes() {
    std::vector<std::string_view> types;
    for (const Family* family : kFamilies)
        types.insert(types.end(), family->modelTypes.begin(), family->modelTypes.end());
    std::sort(types.begin(), types.end());
    return types;
}

} // namespace conclave::engine
