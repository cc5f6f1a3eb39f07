// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/import/one_by_one.h"

namespace conclave {

QString readOneByOne(const std::vector<ImportFiles::Entry>& places, ImportSink& sink, std::stop_token stop,
                     const QString& nothingFound, const std::function<FileRead(size_t)>& read) {
    qint64 allBytes = 0;
    for (const ImportFiles::Entry& place : places)
        allBytes += place.sizeBytes;
    sink.expects(allBytes);
    QString problem = nothingFound;
    qint64 doneBytes = 0;
    bool hasConversation = false;
    for (size_t i = 0; i < places.size(); ++i) {
        if (stop.stop_requested())
            return {};
        FileRead file = read(i);
        if (file.problem.isEmpty()) {
            hasConversation = true;
        } else {
            problem = file.problem;
            file.goesOn = sink.skipped(places[i].name, file.problem);
        }
        doneBytes += places[i].sizeBytes;
        if (!file.goesOn || !sink.progress(doneBytes))
            return {};
    }
    return hasConversation ? QString() : problem;
}

} // namespace conclave
