// SPDX-License-Identifier: GPL-3.0-or-later
// conclave-file-reader: writes the text of the PDF, .docx or .odt that is its standard input to its standard
// output, in frames (frames.h). Started by AttachmentReader, and of no use to people. A process of its own,
// because such files may be made to break what reads them: it has little memory and time, and can write no
// file.
#include "app/attach/reader/frame_writer.h"
#include "app/attach/reader/office_text.h"
#include "app/attach/reader/pdf_text.h"

#include <QFile>

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <new>

#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

namespace {

constexpr rlim_t kMostSeconds = 300;
constexpr rlim_t kMostMemory = rlim_t(1) << 30;

void limit(int what, rlim_t most) {
    const rlimit both{most, most};
    setrlimit(static_cast<__rlimit_resource>(what), &both);
}

void giveUpRights() {
    prctl(PR_SET_PDEATHSIG, SIGKILL); // nobody would read any more
    prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_FSIZE, 0);
    limit(RLIMIT_CPU, kMostSeconds);
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__) // they reserve more than there is
    limit(RLIMIT_AS, kMostMemory);
#endif
}

[[noreturn]] void onNoMemory() {
    conclave::writeFrame(conclave::Frame::Failed, conclave::kFailedMemory);
    std::_Exit(1);
}

} // namespace

int main() {
    if (isatty(STDIN_FILENO)) {
        std::fputs("conclave-file-reader reads attached files for Conclave; it is not for people.\n", stderr);
        return 2;
    }
    giveUpRights();
    std::set_new_handler(onNoMemory);
    const QString path = QStringLiteral("/dev/stdin");
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        conclave::writeFrame(conclave::Frame::Failed, conclave::kFailedNotReadable);
        return 1;
    }
    const bool isZip = file.read(4) == "PK\x03\x04";
    file.close();
    if (isZip)
        conclave::writeOfficeText(path);
    else
        conclave::writePdfText(path);
    return 0;
}
