// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/council/council_page.h"

#include "app/futures/when_done.h"
#include "app/text/joined_facts.h"

#include <algorithm>
#include <utility>

namespace conclave {

namespace {

QString letterOf(int position) {
    return QString(QLatin1Char(static_cast<char>('A' + position)));
}

const CouncilSeat* seatAt(const CouncilRow& row, int position) {
    const auto seat = std::find_if(row.seats.cbegin(), row.seats.cend(),
                                   [position](const CouncilSeat& at) { return at.position == position; });
    return seat == row.seats.cend() ? nullptr : &*seat;
}

/// With its quantization where the name alone does not tell it from another seat.
QString nameIn(const CouncilRow& row, const CouncilSeat& seat) {
    const auto sameName = std::count_if(row.seats.cbegin(), row.seats.cend(), [&seat](const CouncilSeat& at) {
        return at.modelName == seat.modelName;
    });
    return sameName > 1 && !seat.quantization.isEmpty()
               ? CouncilPage::tr("%1 (%2)", "a model and its quantization")
                     .arg(seat.modelName, seat.quantization)
               : seat.modelName;
}

} // namespace

CouncilPage::CouncilPage(Council& council, ChatService& service, ChatStore& store, ChatViewModel& chat,
                         Notices& notices, QObject* parent)
    : QAbstractListModel(parent), m_council(council), m_service(service), m_store(store), m_chat(chat),
      m_notices(notices) {
    connect(&chat, &ChatViewModel::conversationIdChanged, this, [this] {
        close();
        take({});
        read();
    });
    connect(&chat, &ChatViewModel::contentChanged, this, &CouncilPage::read);
    connect(&chat, &ChatViewModel::stateChanged, this, &CouncilPage::changed);
    connect(&council, &Council::rowChanged, this, [this](qint64 conversationId) {
        if (conversationId == m_chat.conversationId())
            read();
    });
    connect(&council, &Council::progressed, this, &CouncilPage::onProgressed);
    connect(&service, &ChatService::messageAdded, this, &CouncilPage::onMessageAdded);
    connect(&service, &ChatService::answerDelta, this, &CouncilPage::onDelta);
    connect(&service, &ChatService::answerFinished, this, &CouncilPage::onFinished);
}

CouncilPage::~CouncilPage() = default;

int CouncilPage::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : count();
}

QVariant CouncilPage::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Seat& seat = m_seats[static_cast<std::size_t>(index.row())];
    const bool isVoted = m_row.vote && m_row.vote->verdict == CouncilVerdict::Best;
    switch (role) {
    case LetterRole:
        return letterOf(seat.row.position);
    case NameRole:
        return isVeiled() ? veiledName(seat.row.position) : seat.row.modelName;
    case DetailRole:
        return isVeiled() ? QString() : seat.row.quantization;
    case StatusRole:
        return statusOf(seat);
    case FactsRole:
        return seat.answer.id == 0 || seat.answer.state == MessageState::Streaming ? QString()
               : isVeiled() ? veiledAnswerFacts(seat.answer)
                            : answerFacts(seat.answer);
    case IsProblemRole:
        return seat.answer.id == 0 && !m_council.problem(m_openQuestion, seat.row.position).isEmpty();
    case IsBusyRole:
        return isRunning() && m_council.position() == seat.row.position;
    case HasAnswerRole:
        return seat.answer.id != 0;
    case IsShownRole:
        return seat.answer.id != 0 && m_chat.transcript()->find(seat.answer.id) != nullptr;
    case IsBestRole:
        return isVoted && m_row.vote->bestPosition == seat.row.position;
    case TranscriptRole:
        return QVariant::fromValue(seat.transcript.get());
    case SelectionRole:
        return QVariant::fromValue(seat.selection.get());
    case PlainRole:
        return seat.answer.text;
    default:
        return {};
    }
}

QHash<int, QByteArray> CouncilPage::roleNames() const {
    return {{LetterRole, "letter"},
            {NameRole, "name"},
            {DetailRole, "detail"},
            {StatusRole, "status"},
            {FactsRole, "facts"},
            {IsProblemRole, "isProblem"},
            {IsBusyRole, "isBusy"},
            {HasAnswerRole, "hasAnswer"},
            {IsShownRole, "isShown"},
            {IsBestRole, "isBest"},
            {TranscriptRole, "transcript"},
            {SelectionRole, "selection"},
            {PlainRole, "plain"}};
}

QString CouncilPage::veiledName(int position) {
    return tr("Answer %1", "of a model whose name is hidden; %1 is a letter").arg(letterOf(position));
}

// ------------------------------------------------------------------------------------- what the store says

void CouncilPage::read() {
    const qint64 id = m_chat.conversationId();
    const int number = ++m_reading;
    if (id <= 0) {
        take({});
        return;
    }
    const auto councils = m_store.councils(id);
    if (!isOpen()) {
        whenDone(QFuture<StoreResult<QVector<CouncilRow>>>(councils), this,
                 [this, number](const StoreResult<QVector<CouncilRow>>& rows) {
                     if (number == m_reading && errorOf(rows) == nullptr)
                         take(std::get<0>(rows));
                 });
        return;
    }
    whenDone(m_store.tree(id), this, [this, number, councils](const StoreResult<QVector<MessageRow>>& tree) {
        const StoreResult<QVector<CouncilRow>> rows = councils.result(); // the store answers in order
        if (number != m_reading || errorOf(rows) != nullptr || errorOf(tree) != nullptr)
            return;
        take(std::get<0>(rows));
        takeAnswers(std::get<0>(tree));
    });
}

void CouncilPage::take(const QVector<CouncilRow>& councils) {
    m_councils = councils;
    publish();
}

/// Fills the page.
void CouncilPage::takeAnswers(const QVector<MessageRow>& tree) {
    const auto row = std::find_if(m_councils.cbegin(), m_councils.cend(), [this](const CouncilRow& council) {
        return council.questionId == m_openQuestion;
    });
    if (row == m_councils.cend()) { // it went into the trash
        close();
        return;
    }
    m_row = *row;
    setSeatCount(row->seats.size());
    QHash<qint64, const MessageRow*> byId;
    for (const MessageRow& message : tree)
        byId.insert(message.id, &message);
    if (const MessageRow* question = byId.value(m_openQuestion))
        m_question = question->text;
    for (qsizetype i = 0; i < row->seats.size(); ++i) {
        Seat& seat = m_seats[static_cast<std::size_t>(i)];
        seat.row = row->seats[i];
        // What streams is on the disk a moment later than here.
        const MessageRow* answer = seat.row.answerId == 0 ? nullptr : byId.value(seat.row.answerId);
        if (isRunning() && m_live.id != 0 && m_council.position() == seat.row.position)
            answer = &m_live;
        setAnswer(seat, answer ? *answer : MessageRow());
    }
    announceRows();
}

void CouncilPage::setSeatCount(qsizetype count) {
    if (m_seats.size() == static_cast<std::size_t>(count))
        return;
    beginResetModel();
    m_seats.clear();
    for (qsizetype i = 0; i < count; ++i) {
        m_seats.push_back({{}, {}, std::make_unique<TranscriptModel>()});
        QQmlEngine::setObjectOwnership(m_seats.back().transcript.get(), QQmlEngine::CppOwnership);
        m_seats.back().selection = std::make_unique<TranscriptSelection>(*m_seats.back().transcript);
        QQmlEngine::setObjectOwnership(m_seats.back().selection.get(), QQmlEngine::CppOwnership);
    }
    endResetModel();
    emit countChanged();
}

void CouncilPage::setAnswer(Seat& seat, const MessageRow& answer) {
    seat.transcript->setVeils(isVeiled() && answer.id != 0
                                  ? QHash<qint64, QString>{{answer.id, veiledName(seat.row.position)}}
                                  : QHash<qint64, QString>());
    seat.transcript->setWaitingText(tr("Reading…", "a model reads the question"));
    if (answer.id == 0)
        seat.transcript->reset({});
    else if (seat.transcript->find(answer.id) != nullptr)
        seat.transcript->update(answer);
    else
        seat.transcript->reset({answer});
    seat.answer = answer;
}

void CouncilPage::announceRows() {
    if (!m_seats.empty())
        emit dataChanged(index(0), index(count() - 1));
    emit changed();
}

/// Tells the transcript.
void CouncilPage::publish() {
    QHash<qint64, QString> notes;
    QHash<qint64, QString> veils;
    for (const CouncilRow& row : std::as_const(m_councils)) {
        notes.insert(row.questionId, noteOf(row));
        if (!isVeiled(row))
            continue;
        for (const CouncilSeat& seat : row.seats)
            if (seat.answerId != 0)
                veils.insert(seat.answerId, veiledName(seat.position));
        if (isRunning(row) && m_live.id != 0 && m_council.position() >= 0)
            veils.insert(m_live.id, veiledName(m_council.position()));
    }
    m_chat.transcript()->setVeils(veils);
    m_chat.transcript()->setCouncils(notes);
}

// ---------------------------------------------------------------------------------------------- in words

QString CouncilPage::verdictOf(const CouncilRow& row) const {
    if (!row.vote)
        return {};
    const CouncilSeat* best = seatAt(row, row.vote->bestPosition);
    switch (row.vote->verdict) {
    case CouncilVerdict::Best:
        if (!best)
            return {};
        if (row.seats.size() == 2)
            return tr("Your vote: %1 answered better than %2.", "names of two models")
                .arg(nameIn(row, *best), nameIn(row, row.seats[row.seats[0].position == best->position]));
        return tr("Your vote: %1 answered best.", "the name of a model").arg(nameIn(row, *best));
    case CouncilVerdict::Alike:
        return tr("Your vote: they are alike.", "the answers of several models");
    case CouncilVerdict::NoneGood:
        break;
    }
    return tr("Your vote: none of them is good.", "the answers of several models");
}

QString CouncilPage::noteOf(const CouncilRow& row) const {
    const int all = static_cast<int>(row.seats.size());
    if (isRunning(row))
        return tr("The council is being asked: %1 of %2", "how many of its models have had their turn")
            .arg(all - static_cast<int>(Council::missing(row).size()))
            .arg(all);
    if (row.vote)
        return verdictOf(row);
    if (row.isBlind)
        return tr("A council of %n models: vote to see who wrote what", "", all);
    QStringList names;
    for (const CouncilSeat& seat : row.seats)
        names << nameIn(row, seat);
    return tr("Council: %1", "%1 is a list of models").arg(joinedFacts(names));
}

QString CouncilPage::statusOf(const Seat& seat) const {
    if (isRunning() && m_council.position() == seat.row.position)
        return m_council.stage() == Council::Stage::Loading
                   ? tr("Loading the model… %1 %", "how much of it has been read")
                         .arg(static_cast<int>(m_council.loaded() * 100))
                   : tr("Answers now", "a model of a council");
    if (seat.answer.id != 0)
        return {};
    if (const QString problem = m_council.problem(m_openQuestion, seat.row.position); !problem.isEmpty())
        return isVeiled() ? tr("This model could not be loaded. Why, and which one it is, is said after the "
                               "vote.")
                          : problem;
    if (isRunning())
        return tr("Waits for its turn", "a model of a council");
    return seat.row.isAnswerRemoved ? tr("Its answer is in the trash.", "of a model of a council")
                                    : tr("It has not been asked.", "a model of a council");
}

QString CouncilPage::progress() const {
    if (!isRunning())
        return {};
    const auto turn = std::find_if(m_seats.cbegin(), m_seats.cend(), [this](const Seat& seat) {
        return seat.row.position == m_council.position();
    });
    if (turn == m_seats.cend())
        return tr("The question is being saved…");
    const int waiting =
        static_cast<int>(std::count_if(m_seats.cbegin(), m_seats.cend(), [this](const Seat& seat) {
            return seat.answer.id == 0 && seat.row.position != m_council.position() &&
                   m_council.problem(m_openQuestion, seat.row.position).isEmpty();
        }));
    const QString name = isVeiled() ? letterOf(turn->row.position) : turn->row.modelName;
    const QString what = m_council.stage() == Council::Stage::Loading
                             ? tr("%1 is being loaded", "%1 is a model").arg(name)
                             : tr("%1 answers", "%1 is a model").arg(name);
    return waiting == 0
               ? tr("%1, the last one", "what the last of several models does").arg(what)
               : tr("%1; %n more after it", "what a model does, and how many wait", waiting).arg(what);
}

// ------------------------------------------------------------------------------------------------- the page

bool CouncilPage::isCouncil(double questionId) const {
    return std::any_of(m_councils.cbegin(), m_councils.cend(), [questionId](const CouncilRow& row) {
        return row.questionId == static_cast<qint64>(questionId);
    });
}

void CouncilPage::open(double questionId) {
    if (m_openQuestion == static_cast<qint64>(questionId))
        return;
    m_openQuestion = static_cast<qint64>(questionId);
    m_row = {};
    m_question.clear();
    setSeatCount(0);
    emit openChanged();
    emit changed();
    read();
}

void CouncilPage::close() {
    if (!isOpen())
        return;
    m_openQuestion = 0;
    setSeatCount(0);
    emit openChanged();
    emit changed();
}

int CouncilPage::missingCount() const {
    return isOpen() && !isRunning() ? static_cast<int>(Council::missing(m_row).size()) : 0;
}

bool CouncilPage::canVote() const {
    return !isRunning() && std::count_if(m_seats.cbegin(), m_seats.cend(),
                                         [](const Seat& seat) { return seat.answer.id != 0; }) >= 2;
}

QStringList CouncilPage::choices() const {
    QStringList choices;
    for (int i = 0; i < count(); ++i) // positions count from 0, too
        choices << (count() == 2 ? tr("%1 is better", "of two answers; %1 is a letter").arg(letterOf(i))
                                 : tr("%1 is best", "of several answers; %1 is a letter").arg(letterOf(i)));
    if (!choices.isEmpty())
        choices << tr("Alike", "a vote on several answers")
                << tr("None is good", "a vote on several answers");
    return choices;
}

int CouncilPage::choice() const {
    if (!m_row.vote)
        return -1;
    if (m_row.vote->verdict == CouncilVerdict::Alike)
        return count();
    if (m_row.vote->verdict == CouncilVerdict::NoneGood)
        return count() + 1;
    for (int i = 0; i < count(); ++i)
        if (m_seats[static_cast<std::size_t>(i)].row.position == m_row.vote->bestPosition)
            return i;
    return -1;
}

QString CouncilPage::verdict() const {
    return verdictOf(m_row);
}

void CouncilPage::vote(int choice) {
    if (!canVote() || choice < 0 || choice > count() + 1)
        return;
    CouncilVote vote;
    if (choice < count()) {
        const Seat& seat = m_seats[static_cast<std::size_t>(choice)];
        if (seat.answer.id == 0)
            return;
        vote = {CouncilVerdict::Best, seat.row.position};
    } else {
        vote = {choice == count() ? CouncilVerdict::Alike : CouncilVerdict::NoneGood};
    }
    save(vote);
}

void CouncilPage::takeVoteBack() {
    if (m_row.vote)
        save(std::nullopt);
}

void CouncilPage::save(const std::optional<CouncilVote>& vote) {
    const bool isReveal = isVeiled() && vote;
    whenDone(m_store.vote(m_openQuestion, vote), this,
             [this, questionId = m_openQuestion, vote, isReveal](const StoreDone& done) {
                 if (const StoreError* error = errorOf(done)) {
                     m_notices.showError(error->title, error->detail);
                     return;
                 }
                 if (questionId == m_openQuestion) {
                     m_row.vote = vote;
                     for (Seat& seat : m_seats)
                         setAnswer(seat, MessageRow(seat.answer));
                     announceRows();
                     if (isReveal)
                         emit revealed();
                 }
                 read();
             });
}

void CouncilPage::askMissing() {
    if (canAsk())
        m_council.askMissing(m_chat.conversationId(), m_row, m_chat.answerOptions(ContextFit::Whole));
}

void CouncilPage::stop() {
    m_chat.stop();
}

void CouncilPage::goOn(int row) {
    if (row < 0 || row >= count() || m_seats[static_cast<std::size_t>(row)].answer.id == 0)
        return;
    const Seat& seat = m_seats[static_cast<std::size_t>(row)];
    const QString name = nameIn(m_row, seat.row);
    const QString path = seat.row.modelPath;
    const bool isNamed = !isVeiled();
    m_chat.openAt(m_chat.conversationId(), seat.answer.id, {});
    close();
    if (isNamed && path != m_service.model().path)
        m_notices.showToast(tr("The conversation goes on from the answer of %1.", "a model").arg(name),
                            tr("Let %1 answer from now on", "a model").arg(name),
                            [this, path] { m_service.loadModel(path); });
}

// ----------------------------------------------------------------------------------------- while it is asked

void CouncilPage::onMessageAdded(const MessageRow& message) {
    if (message.role != conclave::Role::Assistant || message.parentId != m_council.questionId() ||
        m_council.position() < 0)
        return;
    m_live = message;
    publish(); // before the conversation is drawn with it
    if (isRunning())
        for (Seat& seat : m_seats)
            if (seat.row.position == m_council.position())
                setAnswer(seat, message);
    announceRows();
}

void CouncilPage::onDelta(qint64 messageId, const AnswerDelta& delta, qint64 reasoningMs) {
    if (m_live.id != messageId)
        return;
    m_live.text += delta.answer;
    m_live.reasoning += delta.reasoning;
    m_live.toolCalls += delta.toolCalls;
    m_live.reasoningMs = reasoningMs;
    for (Seat& seat : m_seats)
        if (seat.answer.id == messageId)
            setAnswer(seat, m_live);
}

void CouncilPage::onFinished(const MessageRow& message) {
    if (m_live.id != message.id)
        return;
    m_live = {};
    for (Seat& seat : m_seats)
        if (seat.answer.id == message.id)
            setAnswer(seat, message);
    announceRows();
}

void CouncilPage::onProgressed() {
    publish();
    announceRows();
}

} // namespace conclave
