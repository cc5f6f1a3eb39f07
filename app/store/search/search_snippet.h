// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/search/history_search.h"
#include "app/store/search/search_query.h"

#include <optional>

namespace conclave {

/// One line of a text with what was found in it.
struct SearchSnippet {
    QString line;
    QVector<SearchHit::Range> highlights;
};

/// The place in @p text where a wanted term occurs first: some words before it and up to about 160 UTF-16
/// units in all, line breaks as spaces, "…" where something is left out, every term in it highlighted. No
/// character is cut in two. Nothing when no wanted term occurs.
std::optional<SearchSnippet> makeSnippet(QStringView text, const ParsedSearch& search);

/// The beginning of a text, for when it must be shown without a place.
QString firstLine(QStringView text);

} // namespace conclave
