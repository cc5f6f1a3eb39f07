// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/interrupt.h"
#include "engine/convert/convert.h"

#include <string>

namespace conclave::cli {

namespace {

constexpr Option kOptions[] = {
    required("--source", "DIR", "the folder with config.json, *.safetensors and the tokenizer"),
    required("--out", "FILE", "the GGUF file to write"),
    choice("--type", "auto|f32|f16|bf16|q8_0", "how matrices are stored (default: auto, as in the source)"),
    flag("--keep-predicting-layer", "keep the layer for --predict-ahead also where llama.cpp cannot read it"),
};

int convert(const Arguments& arguments) {
    const Interrupt interrupt;
    int shown = -1;
    engine::ConvertOptions options;
    options.source = arguments.text("--source");
    options.out = arguments.text("--out");
    options.type = arguments.text("--type", "auto");
    options.keepsPredictingLayer = arguments.has("--keep-predicting-layer");
    options.onProgress = [&](double share) {
        const int percent = static_cast<int>(share * 100);
        if (percent != shown)
            progress("writing " + std::to_string(percent) + " %");
        shown = percent;
    };
    const auto report = engine::convertModel(options, interrupt.token());
    progress("");
    if (!report)
        return report.error().kind == engine::ErrorKind::Invalid
                   ? wrongUsage("convert: " + report.error().message)
                   : fail(report.error());
    for (const std::string& notice : report->notices)
        note(notice);
    print(report->architecture + ", " + std::to_string(report->tensors) + " tensors, " +
          std::to_string(report->bytes) + " bytes: " + options.out + "\n");
    return finish();
}

} // namespace

const Command kConvertCommand{
    "convert",
    "",
    "make a GGUF file of a model as Hugging Face stores it",
    "Nothing is left behind when the conversion fails or is cancelled.",
    kOptions,
    0,
    convert,
};

} // namespace conclave::cli
