// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/code_file_names.h"

#include "app/text/code_lexer.h"

#include <QHash>
#include <QRegularExpression>
#include <QStringList>

#include <algorithm>

namespace conclave {

namespace {

constexpr int kLongestName = 80;

/// Files that are called like this have no ending.
const QStringList& bareNames() {
    static const QStringList names{QStringLiteral("Dockerfile"),  QStringLiteral("Makefile"),
                                   QStringLiteral("Gemfile"),     QStringLiteral("Rakefile"),
                                   QStringLiteral("Jenkinsfile"), QStringLiteral("Vagrantfile"),
                                   QStringLiteral("Procfile")};
    return names;
}

/// The last part of a path, if it can be a file's name anywhere.
QString cleanName(const QString& path) {
    QString name = path.trimmed();
    name = name.mid(std::max(name.lastIndexOf(QLatin1Char('/')), name.lastIndexOf(QLatin1Char('\\'))) + 1);
    static const QRegularExpression unfit(
        QStringLiteral("[\\x00-\\x1f\\x7f<>:\"|?*\\x{202a}-\\x{202e}\\x{2066}-\\x{2069}]"));
    if (name.isEmpty() || name.size() > kLongestName || name.contains(unfit) ||
        name.endsWith(QLatin1Char('.')) || name.endsWith(QLatin1Char(' ')))
        return {};
    return name;
}

bool looksLikeFile(const QString& word) {
    if (bareNames().contains(word.mid(word.lastIndexOf(QLatin1Char('/')) + 1)))
        return true;
    static const QRegularExpression withEnding(
        QStringLiteral("^[^\\s={}:,]*[^\\s={}:,./]\\.[A-Za-z0-9_+-]{1,12}$"));
    static const QRegularExpression hidden(QStringLiteral("^([^\\s={}:,]*/)?\\.[A-Za-z][A-Za-z0-9_.-]+$"));
    return withEnding.match(word).hasMatch() || hidden.match(word).hasMatch();
}

} // namespace

FenceInfo fenceInfo(const QString& info) {
    FenceInfo result;
    const QString simple = info.simplified();
    result.language = simple.section(QLatin1Char(' '), 0, 0);
    QString rest = simple.mid(result.language.size()).trimmed();

    static const QRegularExpression named(
        QStringLiteral("(?:^|[\\s{,])(?:title|file|filename|file_name|path|name)\\s*[=:]\\s*(?:\"([^\"]*)\"|'"
                       "([^']*)'|([^\\s,}]+))"),
        QRegularExpression::CaseInsensitiveOption);
    if (const auto match = named.match(rest); match.hasMatch()) {
        const QString name = match.captured(1) + match.captured(2) + match.captured(3);
        if (looksLikeFile(name.simplified().remove(QLatin1Char(' '))))
            result.fileName = cleanName(name);
    } else if (looksLikeFile(rest)) {
        result.fileName = cleanName(rest);
    }
    if (const qsizetype colon = result.language.indexOf(QLatin1Char(':')); colon > 0) {
        const QString path = result.language.mid(colon + 1);
        if (looksLikeFile(path)) {
            if (result.fileName.isEmpty())
                result.fileName = cleanName(path);
            result.language.truncate(colon);
        }
    } else if (looksLikeFile(result.language) && !codeLanguage(result.language)) {
        if (result.fileName.isEmpty())
            result.fileName = cleanName(result.language);
        const QString ending = result.language.mid(result.language.lastIndexOf(QLatin1Char('.')) + 1);
        result.language = bareNames().contains(ending) ? ending.toLower() : ending;
    }
    return result;
}

QString codeFileEnding(const QString& language) {
    // Where the name of the language is no ending itself.
    static const QHash<QString, QString> endings = [] {
        QHash<QString, QString> table;
        const auto add = [&](const char* ending, const char* names) {
            const QStringList split = QString::fromLatin1(names).split(QLatin1Char(' '));
            for (const QString& name : split)
                table.insert(name, QString::fromLatin1(ending));
        };
        add(".cpp", "c++ cpp cc cxx");
        add(".cu", "cuda cu");
        add(".ino", "arduino ino");
        add(".m", "objective-c objectivec objc matlab octave");
        add(".rs", "rust rs");
        add(".go", "go golang");
        add(".asm", "asm assembly nasm x86asm");
        add(".pas", "pascal delphi objectpascal");
        add(".f90", "fortran");
        add(".glsl", "glsl shader");
        add(".groovy", "groovy");
        add(".gradle", "gradle");
        add(".kt", "kotlin kt");
        add(".cs", "csharp c# cs dotnet");
        add(".swift", "swift");
        add(".scala", "scala");
        add(".vb", "vb vbnet visualbasic");
        add(".sol", "solidity sol");
        add(".py", "python py python3 py3 starlark");
        add(".js", "javascript js node mjs cjs");
        add(".jsx", "jsx javascriptreact");
        add(".ts", "typescript ts");
        add(".tsx", "tsx typescriptreact");
        add(".php", "php php3 php5 php7 php8");
        add(".rb", "ruby rb");
        add(".lua", "lua luau");
        add(".r", "r rscript splus");
        add(".pl", "perl pl");
        add(".jl", "julia jl");
        add(".gd", "gdscript gd");
        add(".hs", "haskell hs");
        add(".ex", "elixir ex");
        add(".erl", "erlang erl");
        add(".clj", "clojure clj");
        add(".lisp", "lisp commonlisp");
        add(".el", "elisp emacs-lisp");
        add(".scm", "scheme scm");
        add(".ml", "ocaml ml");
        add(".fs", "fsharp f# fs");
        add(".sh", "bash sh shell ksh console shellsession shell-session terminal command");
        add(".zsh", "zsh");
        add(".fish", "fish");
        add(".ps1", "powershell pwsh ps1 posh");
        add(".bat", "batch bat cmd dos");
        add(".vim", "vim viml vimscript");
        add(".conf", "nginx nginxconf conf config");
        add(".yaml", "yaml yml docker-compose openapi");
        add(".html", "html htm html+erb");
        add(".sql", "sql sqlite sqlite3 postgresql postgres psql pgsql plpgsql mysql mariadb tsql plsql "
                    "bigquery duckdb");
        add(".graphql", "graphql gql");
        add(".proto", "protobuf proto proto3");
        add(".diff", "diff udiff");
        add(".tex", "latex tex");
        add(".bib", "bibtex");
        add(".mk", "make makefile mk");
        add(".cmake", "cmake");
        add(".tf", "terraform tf hcl");
        add(".md", "markdown md");
        add(".csv", "csv");
        add(".tsv", "tsv");
        add(".mmd", "mermaid");
        return table;
    }();
    const QString name = language.toLower();
    const auto it = endings.constFind(name);
    if (it != endings.constEnd())
        return *it;
    static const QRegularExpression plain(QStringLiteral("^[a-z0-9]{1,8}$"));
    const bool isEnding = codeLanguage(name) && plain.match(name).hasMatch();
    return isEnding ? QLatin1Char('.') + name : QStringLiteral(".txt");
}

QString codeFileName(const FenceInfo& info, const QString& base) {
    if (!info.fileName.isEmpty())
        return info.fileName;
    const QString language = info.language.toLower();
    if (language == QLatin1String("dockerfile") || language == QLatin1String("docker"))
        return QStringLiteral("Dockerfile");
    if (language == QLatin1String("makefile") || language == QLatin1String("make"))
        return QStringLiteral("Makefile");
    if (language == QLatin1String("cmake"))
        return QStringLiteral("CMakeLists.txt");
    return base + codeFileEnding(info.language);
}

} // namespace conclave
