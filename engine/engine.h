// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/// All that a program may include of the engine.
///
///     auto model   = Model::load({.path = "model.gguf"});
///     auto session = Session::create(*model);
///     auto prompt  = (*model)->chatTemplate().render(messages, options);
///     auto ids     = (*model)->tokenizer().encodePrompt(prompt->fragments);
///     auto result  = (*session)->generate({.prompt = ids}, sink, stop);
///
/// Errors come back as Result; nothing throws, aborts or prints.

#include "engine/base/log.h"
#include "engine/base/result.h"
#include "engine/convert/convert.h"
#include "engine/gguf/gguf_reader.h"
#include "engine/model/model.h"
#include "engine/quantize/quantize.h"
#include "engine/run/cuda/device_bandwidth.h"
#include "engine/run/memory_bandwidth.h"
#include "engine/run/model_plan.h"
#include "engine/run/placement_text.h"
#include "engine/run/session.h"
#include "engine/run/system_memory.h"
#include "engine/synth/synth.h"
#include "engine/text/answer_part.h"
#include "engine/text/begun_answer.h"
#include "engine/text/chat_template.h"
#include "engine/text/template_switches.h"
#include "engine/text/tokenizer.h"
