// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/text/tokenizer.h"

#include "engine/text/byte_pair_tokenizer.h"
#include "engine/text/sentencepiece_tokenizer.h"
#include "engine/text/vocabulary.h"

#include <algorithm>
#include <utility>

namespace conclave::engine {

Tokenizer::Tokenizer(Vocabulary vocabulary)
    : m_vocabulary(std::make_unique<const Vocabulary>(std::move(vocabulary))) {}

Tokenizer::~Tokenizer() = default;

Result<std::unique_ptr<Tokenizer>> Tokenizer::fromGguf(const GgufReader& file) {
    auto vocabulary = readVocabulary(file);
    if (!vocabulary.ok()) {
        return vocabulary.error();
    }
    if (vocabulary->model == Vocabulary::Model::sentencePiece) {
        return SentencePieceTokenizer::create(std::move(*vocabulary));
    }
    return BytePairTokenizer::create(file, std::move(*vocabulary));
}

namespace {

/// A text cut at its special tokens: ids, and runs of plain text between them.
class Cutter {
  public:
    explicit Cutter(const Vocabulary& vocabulary) : m_vocabulary(vocabulary) {}

    void addPlain(std::string_view text) {
        if (m_dropsSpace) {
            text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
            m_dropsSpace = text.empty();
        }
        m_run += text;
    }

    template <typename Flush>
    void addTrusted(std::string_view text, Flush&& flush) {
        std::size_t done = 0;
        while (const auto hit = m_vocabulary.markers.find(text, done)) {
            addPlain(text.substr(done, hit->offset - done));
            flush(m_run, hit->token);
            m_run.clear();
            // Not after the marks of the whole text, <s> and <|endoftext|>.
            m_dropsSpace = m_vocabulary.dropsSpaceAfterMarkers && hit->token != m_vocabulary.bos &&
                           hit->token != m_vocabulary.eos && hit->token != m_vocabulary.unknown;
            done = hit->offset + hit->length;
        }
        addPlain(text.substr(done));
    }

    const std::string& rest() const { return m_run; }

  private:
    const Vocabulary& m_vocabulary;
    std::string m_run;
    bool m_dropsSpace = false; // a marker came last that takes the white space after it
};

} // namespace

void Tokenizer::encodeRun(std::string_view run, bool atStart, std::vector<TokenId>& out) const {
    // SentencePiece finds its user-defined symbols itself.
    const bool cutsPlainText =
        m_vocabulary->model != Vocabulary::Model::sentencePiece && !m_vocabulary->plainText.isEmpty();
    std::size_t done = 0;
    while (cutsPlainText) {
        const auto hit = m_vocabulary->plainText.find(run, done);
        if (!hit) {
            break;
        }
        if (hit->offset > done) {
            encodeText(run.substr(done, hit->offset - done), atStart && done == 0, out);
        }
        out.push_back(hit->token);
        done = hit->offset + hit->length;
    }
    if (done < run.size()) {
        encodeText(run.substr(done), atStart && done == 0, out);
    }
}

std::vector<TokenId> Tokenizer::encode(std::string_view text, EncodeOptions options) const {
    std::vector<TokenId> out;
    bool atStart = true;
    Cutter cutter(*m_vocabulary);
    if (options.parseSpecial) {
        cutter.addTrusted(text, [&](std::string_view run, TokenId special) {
            encodeRun(run, atStart, out);
            out.push_back(special);
            atStart = true;
        });
    } else {
        cutter.addPlain(text);
    }
    encodeRun(cutter.rest(), atStart, out);
    if (options.addSpecial && addsBos() && (out.empty() || out.front() != bos())) {
        out.insert(out.begin(), bos());
    }
    if (options.addSpecial && m_vocabulary->addsEos && (out.empty() || out.back() != eos())) {
        out.push_back(eos());
    }
    return out;
}

std::vector<TokenId> Tokenizer::encodePrompt(std::span<const TextFragment> fragments) const {
    std::vector<TokenId> out;
    Cutter cutter(*m_vocabulary);
    const auto flush = [&](std::string_view run, TokenId special) {
        encodeRun(run, true, out);
        out.push_back(special);
    };
    // Runs go on across fragments: "Question: " and the user's text meet inside one token, as in training.
    for (std::size_t i = 0; i < fragments.size();) {
        if (!fragments[i].trusted) {
            cutter.addPlain(fragments[i++].text);
            continue;
        }
        std::string trusted;
        for (; i < fragments.size() && (fragments[i].trusted || fragments[i].text.empty()); ++i) {
            trusted += fragments[i].text;
        }
        cutter.addTrusted(trusted, flush);
    }
    encodeRun(cutter.rest(), true, out);
    if (addsBos() && (out.empty() || out.front() != bos())) {
        out.insert(out.begin(), bos());
    }
    return out;
}

std::string Tokenizer::decode(std::span<const TokenId> tokens, bool withSpecial) const {
    std::string text;
    bool atStart = true;
    for (const TokenId token : tokens) {
        if (!m_vocabulary->has(token)) {
            continue;
        }
        const bool isSpecial = isMarker(token);
        std::string_view bytes = piece(token, withSpecial);
        if (atStart && !isSpecial && m_vocabulary->addsSpacePrefix && bytes.substr(0, 1) == " ") {
            bytes.remove_prefix(1);
        }
        atStart = isSpecial;
        text += bytes;
    }
    return text;
}

std::string_view Tokenizer::piece(TokenId token, bool withSpecial) const {
    if (!m_vocabulary->has(token)) {
        return {};
    }
    switch (kind(token)) {
    case TokenKind::control:
    case TokenKind::unknown:
    case TokenKind::unused:
        if (!withSpecial) {
            return {};
        }
        break;
    default:
        break;
    }
    return m_vocabulary->bytes[static_cast<std::size_t>(token)];
}

TokenKind Tokenizer::kind(TokenId token) const {
    return m_vocabulary->has(token) ? m_vocabulary->kinds[static_cast<std::size_t>(token)]
                                    : TokenKind::undefined;
}

bool Tokenizer::isMarker(TokenId token) const {
    const TokenKind tokenKind = kind(token);
    return tokenKind == TokenKind::control || tokenKind == TokenKind::unknown ||
           (tokenKind == TokenKind::userDefined &&
            !isPlainText(m_vocabulary->texts[static_cast<std::size_t>(token)]));
}

int Tokenizer::size() const {
    return m_vocabulary->size();
}

TokenId Tokenizer::bos() const {
    return m_vocabulary->bos;
}

TokenId Tokenizer::eos() const {
    return m_vocabulary->eos;
}

bool Tokenizer::addsBos() const {
    return m_vocabulary->addsBos;
}

bool Tokenizer::endsGeneration(TokenId token) const {
    return m_vocabulary->has(token) && m_vocabulary->endsGeneration[static_cast<std::size_t>(token)];
}

TokenId Tokenizer::find(std::string_view text) const {
    const auto found = m_vocabulary->idOfText.find(text);
    return found == m_vocabulary->idOfText.end() ? kNoToken : found->second;
}

std::string Tokenizer::description() const {
    const std::string tokens = ", " + std::to_string(size()) + " tokens";
    if (m_vocabulary->model == Vocabulary::Model::sentencePiece) {
        return "SentencePiece" + tokens;
    }
    if (m_vocabulary->model == Vocabulary::Model::rawBpe) {
        return "BPE on characters (gemma4)" + tokens;
    }
    return "byte-level BPE (" + std::string(m_vocabulary->preTokenizer->name) + ")" + tokens;
}

} // namespace conclave::engine
