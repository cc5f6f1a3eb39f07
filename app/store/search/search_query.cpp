// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/search/search_query.h"

#include "app/store/search/search_tokenizer.h"

#include <utility>

namespace conclave {

namespace {

bool isQuote(QChar c) {
    return QStringView(u"\"\u201c\u201d\u201e\u201f\u00ab\u00bb").contains(c);
}

// A term as it was typed.
struct Typed {
    QStringView text;
    bool isNegated = false;
    bool mayGoOn = false; // nothing was typed after it
};

// A minus stands before a term and belongs to it; elsewhere ("well-known") it is punctuation.
std::vector<Typed> splitTerms(QStringView text) {
    std::vector<Typed> terms;
    qsizetype i = 0;
    while (i < text.size()) {
        if (text[i].isSpace()) {
            ++i;
            continue;
        }
        Typed term;
        if (text[i] == u'-') {
            term.isNegated = true;
            ++i;
        }
        const bool isPhrase = i < text.size() && isQuote(text[i]);
        if (isPhrase)
            ++i;
        const qsizetype start = i;
        while (i < text.size() && !isQuote(text[i]) && (isPhrase || !text[i].isSpace()))
            ++i;
        term.text = text.sliced(start, i - start);
        term.mayGoOn = i == text.size();
        if (isPhrase && i < text.size())
            ++i;
        terms.push_back(term);
    }
    return terms;
}

SearchTerm tokenized(const Typed& typed) {
    SearchTerm term;
    term.isNegated = typed.isNegated;
    forEachSearchToken(typed.text, [&](const SearchToken& token) {
        term.tokens.emplace_back(token.text);
        term.isPrefix =
            typed.mayGoOn && !typed.isNegated && !token.isCharacter && token.end == typed.text.size();
        return term.tokens.size() < std::size_t(kMostTokensOfTerm);
    });
    return term;
}

// The tokens again as one of FTS5's strings, in which nothing but a quote is special; folded text has none.
// Spaces keep apart what the text kept apart. Characters of scripts without spaces stay single.
QByteArray matchOf(const SearchTerm& term) {
    QByteArray match("\"");
    for (const std::string& token : term.tokens) {
        if (match.size() > 1)
            match += ' ';
        match += token.c_str();
    }
    match += term.isPrefix ? "\" *" : "\"";
    return match;
}

} // namespace

ParsedSearch parseSearch(const QString& text) {
    ParsedSearch parsed;
    QByteArray wanted;
    QByteArray unwanted;
    for (const Typed& typed : splitTerms(text)) {
        SearchTerm term = tokenized(typed);
        if (term.tokens.empty())
            continue;
        if (term.isNegated)
            unwanted += " NOT " + matchOf(term);
        else
            wanted += (wanted.isEmpty() ? "" : " AND ") + matchOf(term);
        parsed.terms.push_back(std::move(term));
        if (parsed.terms.size() == std::size_t(kMostSearchTerms))
            break;
    }
    if (!wanted.isEmpty())
        parsed.match = unwanted.isEmpty() ? wanted : '(' + wanted + ')' + unwanted;
    return parsed;
}

} // namespace conclave
