// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/import/foreign_message.h"

#include "app/import/import_text.h"
#include "app/import/json_values.h"
#include "app/import/reader_texts.h"

#include <QCryptographicHash>
#include <QSet>

#include <algorithm>
#include <cmath>
#include <utility>

namespace conclave {
namespace {

constexpr double kLongestSeconds = 14 * 86400;

} // namespace

QString idFromWords(const QString& parentId, Role role, const QString& text) {
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(parentId.toUtf8());
    hash.addData(role == Role::Assistant ? QByteArrayLiteral("\n!") : QByteArrayLiteral("\n?"));
    hash.addData(text.toUtf8());
    return QString::fromLatin1(hash.result().toHex().left(24));
}

void makeIdsUnique(ForeignConversation& conversation) {
    QSet<QString> taken;
    for (ForeignMessage& message : conversation.messages) {
        if (taken.contains(message.sourceId))
            message.sourceId.clear();
        else if (!message.sourceId.isEmpty())
            taken.insert(message.sourceId);
    }
}

bool handOver(ImportSink& sink, ForeignConversation conversation, const QString& what,
              const QStringList& losses) {
    makeIdsUnique(conversation);
    for (const QString& why : losses)
        if (!sink.skipped(what, why))
            return false;
    return sink.found(std::move(conversation));
}

Role roleNamed(const QString& role) {
    if (role == QLatin1String("assistant"))
        return Role::Assistant;
    return role == QLatin1String("system") ? Role::System : Role::User;
}

QString namedImageNote(const QString& name) {
    return name.isEmpty() ? imageNote() : ImportText::tr("[Image: %1]").arg(name);
}

QString sourceNote(const QString& name) {
    return ImportText::tr("[Source: %1]").arg(name);
}

QString sourcesStayOut() {
    return ImportText::tr("The passages that answers were made from are not brought over.");
}

qint64 durationMs(double seconds) {
    return seconds > 0 && seconds < kLongestSeconds ? static_cast<qint64>(std::llround(seconds * 1000)) : 0;
}

int countAt(const nlohmann::json& object, const char* key) {
    return static_cast<int>(std::clamp(numberAt(object, key), 0.0, 2e9));
}

double numberAt(const nlohmann::json& object, const char* key) {
    const nlohmann::json& value = valueAt(object, key);
    const double number = value.is_number() ? value.get<double>() : textOf(value).toDouble();
    return std::isfinite(number) ? number : 0;
}

} // namespace conclave
