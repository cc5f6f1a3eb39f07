// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/model/model.h"
#include "engine/text/tokenizer.h"
#include "tests/engine/run/tiny_checkpoint.h"

#include <QByteArray>
#include <QTemporaryDir>
#include <QtGlobal>
#include <memory>
#include <span>
#include <string>
#include <vector>

/// The tiny models of tests/data/families, loaded as a user would load them: for every device the same.
namespace conclave::test {

/// Every family that has golden data.
std::vector<std::string> familyNames();

/// Weights of packed types are multiplied with activations rounded to int8, but for the scalar level, where a
/// product is as exact as with float weights. While this lives, models are loaded for that level.
class ScalarLevel {
  public:
    ScalarLevel() : m_before(qgetenv("CONCLAVE_CPU_LEVEL")) { qputenv("CONCLAVE_CPU_LEVEL", "scalar"); }
    ~ScalarLevel() {
        if (m_before.isNull())
            qunsetenv("CONCLAVE_CPU_LEVEL");
        else
            qputenv("CONCLAVE_CPU_LEVEL", m_before);
    }
    Q_DISABLE_COPY_MOVE(ScalarLevel)

  private:
    const QByteArray m_before;
};

/// A family's golden data and its model, converted in a folder that goes with it.
struct LoadedFamily {
    TinyFamily family;
    QTemporaryDir folder;
    std::shared_ptr<const engine::Model> model;
    std::string problem;
    bool isPacked = false;              ///< whether some weights are of a packed type
    std::unique_ptr<ScalarLevel> level; ///< where that is so

    explicit LoadedFamily(const QString& name, const std::string& type = "f32",
                          engine::DeviceChoice device = engine::DeviceChoice::Cpu);

    std::size_t vocabulary() const { return static_cast<std::size_t>(model->info().vocabulary); }

  private:
    void load(const std::string& name, const std::string& type, engine::DeviceChoice device);
};

/// ‖a - b‖ / ‖b‖
double relativeError(std::span<const float> found, std::span<const float> expected);

std::vector<engine::TokenId> promptAndAnswer(const GoldenPrompt& prompt);
int size(const std::vector<engine::TokenId>& tokens);

/// Logits of all tokens, evaluated @p chunk at a time, or the problem.
engine::Result<std::vector<float>> logitsInChunks(const engine::Model& model,
                                                  std::span<const engine::TokenId> tokens, int chunk);

/// Relative errors of all rows that the golden data has, or the problem.
engine::Result<std::vector<double>> goldenErrors(const LoadedFamily& loaded);

} // namespace conclave::test
