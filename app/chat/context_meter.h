// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/chat/context_use.h"
#include "app/generation/token_counter.h"

#include <QHash>
#include <QObject>
#include <QThread>

#include <functional>
#include <memory>
#include <optional>

namespace conclave {

/// Counts what conversations take of the loaded model's context, on a thread of its own, so that neither the
/// window nor an answer under way waits for it.
///
/// A round is counted once for each model, by itself, between what the template puts around any question: its
/// cost is what it adds to a prompt, and the sum is the prompt's length for every template that writes each
/// message the same wherever it stands. Lives on the GUI thread.
class ContextMeter : public QObject {
    Q_OBJECT
  public:
    struct Request {
        Rounds before;
        QString question; ///< may be empty
    };
    using Done = std::function<void(const std::optional<ContextUse>& use)>;

    explicit ContextMeter(QObject* parent = nullptr);
    /// Gives up what is being counted and waits until it has.
    ~ContextMeter() override;

    /// What was counted with another model is forgotten.
    void setModel(const LoadedModel& model);
    /// Whether the loaded model says what text costs.
    bool isKnown() const { return m_counter != nullptr; }

    /// @p done is called later on this thread, unless what is returned has been asked to stop by then: with
    /// nothing when the model cannot say, or refuses these turns.
    std::stop_source count(const Request& request, Done done);
    /// Whether that fits for certain, as can be said at once: all but the question has been counted before,
    /// and no question has more tokens than bytes. False says nothing.
    bool surelyFits(const Request& request) const;

  private:
    struct RoundKey {
        qint64 firstId = 0;       ///< 0: a summary
        qint64 lastId = 0;        ///< a summary's: a hash of its text
        qsizetype characters = 0; ///< an answer that was stopped may have grown
        bool operator==(const RoundKey&) const = default;
        friend size_t qHash(const RoundKey& key, size_t seed = 0) {
            return qHashMulti(seed, key.firstId, key.lastId, key.characters);
        }
    };
    struct Counted;

    static RoundKey keyOf(const ChatRound& round);
    static std::optional<ContextUse> carryOut(const TokenCounter& counter, Counted& counted,
                                              int contextTokens, const Request& request,
                                              const std::stop_token& stop);

    QThread m_thread;
    QObject m_worker;        ///< lives on m_thread: the address that jobs are posted to
    std::stop_source m_stop; ///< of everything
    std::shared_ptr<const TokenCounter> m_counter;
    std::shared_ptr<Counted> m_counted; ///< with m_counter; both threads use it
    int m_contextTokens = 0;
};

} // namespace conclave
