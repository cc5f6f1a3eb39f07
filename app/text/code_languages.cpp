// SPDX-License-Identifier: GPL-3.0-or-later
// The languages that code_lexer colours: one entry each, by the names that people and models write after a
// fence.
#include "app/text/code_lexer.h"

#include <QHash>

namespace conclave {

namespace {

QSet<QString> words(const char* list) {
    const QStringList split = QString::fromLatin1(list).split(QLatin1Char(' '), Qt::SkipEmptyParts);
    return {split.begin(), split.end()};
}

const QString kSlash = QStringLiteral("//");
const QString kHash = QStringLiteral("#");
const QString kDashes = QStringLiteral("--");
const QString kOpen = QStringLiteral("/*");
const QString kClose = QStringLiteral("*/");
const QString kQuotes = QStringLiteral("\"'");
const QString kDouble = QStringLiteral("\"");
const QString kWithBacktick = QStringLiteral("\"'`");

/// Comments as in C.
CodeLanguage braces(const char* keywords, const QString& quotes = kQuotes, const QString& longQuotes = {}) {
    CodeLanguage language;
    language.keywords = words(keywords);
    language.lineComments = {kSlash};
    language.blockCommentOpen = kOpen;
    language.blockCommentClose = kClose;
    language.quotes = quotes;
    language.longQuotes = longQuotes;
    return language;
}

/// Comments from a mark to the end of the line.
CodeLanguage lines(const char* keywords, const QStringList& comments, const QString& quotes = kQuotes) {
    CodeLanguage language;
    language.keywords = words(keywords);
    language.lineComments = comments;
    language.quotes = quotes;
    return language;
}

CodeLanguage withBlocks(CodeLanguage language, const QString& open, const QString& close) {
    language.blockCommentOpen = open;
    language.blockCommentClose = close;
    return language;
}

CodeLanguage ignoringCase(CodeLanguage language) {
    language.ignoresCase = true;
    return language;
}

CodeLanguage withKeys(CodeLanguage language, CodeLanguage::Keys keys) {
    language.keys = keys;
    return language;
}

CodeLanguage ofForm(CodeLanguage::Form form) {
    CodeLanguage language;
    language.form = form;
    return language;
}

class Languages {
  public:
    Languages() {
        addSystems();
        addManaged();
        addScripts();
        addFunctional();
        addShells();
        addData();
        addBuilds();
    }
    QHash<QString, CodeLanguage> byName;

  private:
    void add(const CodeLanguage& language, const char* names) {
        for (const QString& name : words(names))
            byName.insert(name, language);
    }

    void addSystems() {
        add(braces("alignas alignof auto bool break case catch char char8_t class co_await co_return "
                   "co_yield concept "
                   "const const_cast consteval constexpr constinit continue decltype default define delete "
                   "do double "
                   "dynamic_cast elif else endif enum explicit export extern false final float for friend "
                   "goto if ifdef "
                   "ifndef include inline int int16_t int32_t int64_t int8_t long mutable namespace new "
                   "noexcept NULL "
                   "nullptr operator override pragma private protected public register reinterpret_cast "
                   "requires "
                   "restrict return short signed size_t sizeof static static_assert static_cast struct "
                   "switch template "
                   "this thread_local throw true try typedef typename uint16_t uint32_t uint64_t uint8_t "
                   "undef union "
                   "unsigned using virtual void volatile wchar_t while"),
            "c c++ cpp cc cxx h hh hpp hxx cuda cu ino arduino");
        add(braces("autoreleasepool bool BOOL break case char class const continue default do double else "
                   "end enum extern "
                   "float for id if implementation import in instancetype int interface long nil NO "
                   "nonatomic NULL "
                   "property protocol return self short signed sizeof static strong struct super switch "
                   "synthesize "
                   "typedef union unsigned void weak while YES"),
            "objective-c objectivec objc mm");
        add(braces("as async await bool break char const continue crate dyn else enum extern f32 f64 false "
                   "fn for i128 i16 "
                   "i32 i64 i8 if impl in isize let loop macro_rules match mod move mut None Ok Option pub "
                   "ref Result "
                   "return self Self Some static str String struct super trait true type u128 u16 u32 u64 u8 "
                   "unsafe use "
                   "usize Vec where while Err Box",
                   kDouble),
            "rust rs");
        add(braces("any append bool break byte cap case chan close complex128 complex64 const continue copy "
                   "default "
                   "defer delete else error fallthrough false float32 float64 for func go goto if import int "
                   "int16 "
                   "int32 int64 int8 interface iota len make map new nil package panic range recover return "
                   "rune select "
                   "string struct switch true type uint uint16 uint32 uint64 uint8 uintptr var",
                   kWithBacktick),
            "go golang");
        add(braces("addrspace align allowzero and anyframe anytype asm async await bool break catch comptime "
                   "const "
                   "continue defer else enum errdefer error export extern f32 f64 false fn for i32 i64 i8 if "
                   "inline "
                   "noalias null opaque or orelse packed pub resume return struct suspend switch test "
                   "threadlocal true "
                   "try type u16 u32 u64 u8 undefined union unreachable usingnamespace usize var void "
                   "volatile while"),
            "zig");
        add(braces("attribute bool break case const continue default discard do else false flat float for "
                   "highp if in "
                   "inout int ivec2 ivec3 ivec4 layout lowp mat2 mat3 mat4 mediump out precision return "
                   "sampler2D "
                   "samplerCube smooth struct switch true uint uniform varying vec2 vec3 vec4 void while fn "
                   "let var "
                   "f32 i32 u32 array texture2d float2 float3 float4 cbuffer"),
            "glsl hlsl wgsl metal vert frag shader");
        add(lines("add and call cmp db dd dec div dq dw equ extern global inc int ja jb je jg jl jmp jne jnz "
                  "jz lea leave "
                  "loop mov movzx mul neg nop not or pop push rep ret section shl shr sub syscall test xor "
                  "ldr str bl "
                  "adr stp ldp cbz cbnz svc",
                  {QStringLiteral(";"), QStringLiteral("//")}),
            "asm assembly nasm x86asm armasm s");
        add(ignoringCase(braces("and asm begin break case class const constructor continue destructor div do "
                                "downto else end except "
                                "exit false file finally for function goto if implementation in inherited "
                                "interface is mod nil not "
                                "object of or packed private procedure program property protected public "
                                "raise record repeat set "
                                "shl shr string then to true try type unit until uses var virtual while with "
                                "xor integer boolean real",
                                QStringLiteral("'"))),
            "pascal delphi objectpascal");
        add(ignoringCase(lines(
                "allocatable allocate call case character complex contains cycle deallocate dimension do "
                "double else elseif end enddo endif exit false function go if implicit in inout integer "
                "intent kind logical module none only out parameter pointer precision print private "
                "program public pure read real recursive result return save select stop subroutine "
                "target then to true type use where while write",
                {QStringLiteral("!")})),
            "fortran f90 f95 f03");
    }

    void addManaged() {
        add(braces("abstract assert boolean break byte case catch char class const continue default do "
                   "double else enum "
                   "extends false final finally float for if implements import instanceof int interface long "
                   "native new "
                   "null package permits private protected public record return sealed short static strictfp "
                   "String "
                   "super switch synchronized this throw throws transient true try var void volatile while "
                   "yield",
                   kQuotes, kDouble),
            "java groovy gradle");
        add(braces("abstract as break by catch class companion const constructor continue crossinline data "
                   "do else enum "
                   "expect external false final finally for fun if import in infix init inline inner "
                   "interface internal "
                   "is it lateinit noinline null object open operator out override package private protected "
                   "public "
                   "reified return sealed super suspend tailrec this throw true try typealias val value var "
                   "vararg when "
                   "where while Any Boolean Int List Long Map String Unit",
                   kQuotes, kDouble),
            "kotlin kt kts");
        add(braces("abstract and as async await base bool break byte case catch char checked class const "
                   "continue decimal "
                   "default delegate do double dynamic else enum event explicit extern false finally fixed "
                   "float for "
                   "foreach from get goto if implicit in init int interface internal into is join let lock "
                   "long nameof "
                   "namespace new not null object operator or orderby out override params partial private "
                   "protected "
                   "public readonly record ref required return sealed select set short sizeof static string "
                   "struct "
                   "switch this throw true try typeof uint ulong unsafe ushort using value var virtual void "
                   "volatile "
                   "when where while with yield region endregion",
                   kQuotes, kDouble),
            "csharp c# cs dotnet razor");
        add(braces("actor any as associatedtype async await Bool break case catch class continue convenience "
                   "default defer "
                   "deinit didSet do Double else enum extension fallthrough false fileprivate final for func "
                   "get guard "
                   "if import in indirect init inout Int internal is isolated lazy let mutating nil "
                   "nonisolated open "
                   "operator optional override private protocol public repeat required rethrows return self "
                   "Self set "
                   "some static String struct subscript super switch throw throws true try typealias unowned "
                   "var weak "
                   "where while willSet",
                   kDouble, kDouble),
            "swift");
        add(braces("abstract case catch class def do else enum export extends extension false final finally "
                   "for forSome "
                   "given if implicit import inline lazy match new null object opaque override package "
                   "private protected "
                   "return sealed super then this throw trait true try type using val var while with yield",
                   kQuotes, kDouble),
            "scala sc");
        add(braces("abstract as assert async await base break case catch class const continue covariant "
                   "default deferred do "
                   "double dynamic else enum export extends extension external factory false final finally "
                   "for Function "
                   "get hide if implements import in int interface is late library mixin new null num on "
                   "operator part "
                   "required rethrow return sealed set show static String super switch sync this throw true "
                   "try typedef "
                   "var void when while with yield bool",
                   kQuotes, kQuotes),
            "dart");
        add(ignoringCase(lines(
                "addhandler and andalso as boolean byref byval call case catch class const continue dim do "
                "double each else elseif end enum exit false finally for friend function get handles if "
                "imports in inherits integer interface is let like long loop me mod module mustinherit "
                "new next not nothing of on option or orelse private property protected public raise "
                "readonly redim return select set shared static step string structure sub then throw to "
                "true try until wend when while with withevents",
                {QStringLiteral("'")}, kDouble)),
            "vb vbnet vba visualbasic vbscript");
        add(braces("address bool break bytes bytes32 calldata case constant constructor continue contract do "
                   "else emit enum "
                   "error event external fallback false for function if immutable import indexed interface "
                   "internal is "
                   "library mapping memory modifier new override payable pragma private public pure receive "
                   "require "
                   "return returns revert solidity storage string struct this true uint uint256 uint8 "
                   "unchecked using "
                   "view virtual while"),
            "solidity sol");
    }

    void addScripts() {
        CodeLanguage python =
            lines("and as assert async await bool break case class continue def del dict elif else except "
                  "False finally float for from global if import in int is lambda len list match None "
                  "nonlocal not or pass print raise range return self set str super True try tuple type "
                  "while with yield",
                  {kHash});
        python.longQuotes = kQuotes;
        add(python, "python py python3 py3 pyi pycon starlark bazel bzl mojo sage");
        const CodeLanguage script = braces(
            "abstract any arguments as async await bigint boolean break case catch class const constructor "
            "continue debugger declare default delete do else enum export extends false finally for from "
            "function get if implements import in infer instanceof interface is keyof let module namespace "
            "never new null number object of override private protected public readonly require return "
            "satisfies set static string super switch symbol this throw true try type typeof undefined "
            "unique "
            "unknown var void while with yield",
            kWithBacktick);
        add(script,
            "javascript js mjs cjs node typescript ts mts cts jsx tsx javascriptreact typescriptreact");
        add(braces("abstract alias as bool break case catch class color component const continue date "
                   "default delete do "
                   "double else enum export false finally for function if import in instanceof int let list "
                   "new null on "
                   "pragma property readonly real required return signal string switch this throw true try "
                   "typeof "
                   "undefined url var variant void while with"),
            "qml");
        CodeLanguage php =
            braces("abstract and array as bool break callable case catch class clone const continue "
                   "declare default do echo else elseif empty endfor endforeach endif endswitch endwhile "
                   "enum exit extends false final finally float fn for foreach function global goto if "
                   "implements include include_once instanceof insteadof int interface isset list match "
                   "mixed namespace new null or parent php print private protected public readonly "
                   "require require_once return self static string switch this throw trait true try "
                   "unset use var void while xor yield");
        php.lineComments.append(kHash);
        add(php, "php php3 php5 php7 php8 phtml");
        add(withBlocks(lines("alias and attr_accessor attr_reader attr_writer begin BEGIN break case class "
                             "def defined do "
                             "each else elsif end END ensure extend false for if in include lambda loop "
                             "module next nil "
                             "not or private proc protected public puts raise redo require require_relative "
                             "rescue retry "
                             "return self super then true undef unless until when while yield",
                             {kHash}),
                       QStringLiteral("=begin"), QStringLiteral("=end")),
            "ruby rb erb rake gemspec");
        add(withBlocks(lines("and break do else elseif end false for function goto if in local nil not or "
                             "repeat return self "
                             "then true until while",
                             {kDashes}),
                       QStringLiteral("--[["), QStringLiteral("]]")),
            "lua luau");
        add(lines("break else FALSE for function if in Inf library NA NaN next NULL repeat require return "
                  "source TRUE while",
                  {kHash}),
            "r rscript splus");
        add(lines("and bless chomp cmp continue defined delete die do each else elsif eq eval exists exit "
                  "for foreach ge "
                  "given gt if join keys last le local lt map my ne next no not or our package pop print "
                  "push redo ref "
                  "require return say scalar shift sort split sub undef unless until use values wantarray "
                  "warn when while",
                  {kHash}),
            "perl pl pm raku");
        CodeLanguage julia =
            withBlocks(lines("abstract baremodule begin break catch const continue do else elseif end export "
                             "false finally for function global if import in isa let local macro missing "
                             "module mutable nothing primitive quote return struct true try type using "
                             "where while",
                             {kHash}, kDouble),
                       QStringLiteral("#="), QStringLiteral("=#"));
        julia.longQuotes = kDouble;
        add(julia, "julia jl");
        add(lines("break case catch classdef continue else elseif end enumeration events false for function "
                  "global if "
                  "methods otherwise parfor persistent properties return switch true try while",
                  {QStringLiteral("%")}),
            "matlab octave");
        add(lines("and as await break class class_name const continue elif else enum export extends false "
                  "for func if in is "
                  "match not null onready or pass preload return self signal static super tool true var void "
                  "while yield",
                  {kHash}),
            "gdscript gd");
    }

    void addFunctional() {
        add(withBlocks(
                lines(
                    "as case class data default deriving do else family forall foreign hiding if import in "
                    "infix "
                    "infixl infixr instance let mdo module newtype of qualified then type where Int Integer "
                    "Bool String Maybe Just Nothing IO True False",
                    {kDashes}, kDouble),
                QStringLiteral("{-"), QStringLiteral("-}")),
            "haskell hs elm purescript");
        CodeLanguage elixir =
            lines("after alias and case catch cond def defimpl defmacro defmodule defp defprotocol "
                  "defstruct do else end false fn for if import in nil not or quote raise receive require "
                  "rescue true try unless unquote use when with",
                  {kHash});
        elixir.longQuotes = kDouble;
        add(elixir, "elixir ex exs");
        add(lines("after and andalso begin case catch cond end false fun if let not of or orelse receive "
                  "true try when xor",
                  {QStringLiteral("%")}),
            "erlang erl");
        add(lines(
                "and as cond def defmacro defmethod defn defparameter defun defvar do dolist false fn for if "
                "in "
                "lambda let letrec loop nil not ns or progn quote recur require setf setq t true unless when "
                "define begin else",
                {QStringLiteral(";")}, kDouble),
            "clojure clj cljs edn lisp commonlisp elisp emacs-lisp scheme scm racket");
        add(withBlocks(
                lines("and as assert async begin class constraint do done downto else end exception external "
                      "false "
                      "for fun function functor if in include inherit inline lazy let match member method "
                      "module "
                      "mutable namespace new nonrec object of open or override private rec return sig static "
                      "struct then to true try type use val virtual when while with yield",
                      {kSlash}, kDouble),
                QStringLiteral("(*"), QStringLiteral("*)")),
            "ocaml ml reasonml fsharp f# fs sml coq");
        add(withBlocks(
                lines("assert builtins else false if import in inherit let null or rec then throw true with",
                      {kHash}),
                kOpen, kClose),
            "nix");
    }

    void addShells() {
        add(lines("alias break case cd continue declare do done echo elif else esac eval exec exit export "
                  "false fi for "
                  "function getopts if in let local printf pwd read readonly return select set shift source "
                  "sudo test "
                  "then trap true type typeset umask unalias unset until wait while",
                  {kHash}),
            "bash sh shell zsh console shellsession shell-session terminal ksh fish command");
        add(ignoringCase(withBlocks(
                lines("begin break catch class continue data do dynamicparam else elseif end enum exit "
                      "filter finally for foreach from function hidden if in param process return "
                      "static switch throw trap try until using var while",
                      {kHash}),
                QStringLiteral("<#"), QStringLiteral("#>"))),
            "powershell pwsh ps1 ps posh");
        add(ignoringCase(lines(
                "call cd choice cls copy defined del do echo else endlocal errorlevel exist exit for goto if "
                "in md mkdir move not off on pause popd pushd rd ren rmdir set setlocal shift start type",
                {QStringLiteral("::"), QStringLiteral("rem "), QStringLiteral("REM ")}, kDouble)),
            "batch bat cmd dos");
        add(lines("augroup autocmd au call command else elseif endfor endfunction endif endwhile execute for "
                  "function if in "
                  "let map nmap nnoremap noremap return set setlocal silent syntax unlet vnoremap while "
                  "inoremap",
                  {QStringLiteral("\" ")}, QStringLiteral("'")),
            "vim viml vimscript");
        add(lines("accept access_log add_header alias allow deny error_page events expires gzip http include "
                  "index listen "
                  "location log_format map proxy_pass proxy_set_header return rewrite root server "
                  "server_name set "
                  "ssl_certificate ssl_certificate_key try_files upstream user worker_processes if",
                  {kHash}),
            "nginx nginxconf");
    }

    void addData() {
        const CodeLanguage values = lines("true false null True False None nan inf", {});
        add(withKeys(values, CodeLanguage::Keys::QuotedBeforeColon), "json jsonl ndjson geojson webmanifest");
        add(withKeys(braces("true false null Infinity NaN"), CodeLanguage::Keys::QuotedBeforeColon),
            "jsonc json5");
        add(withKeys(lines("true false null yes no on off True False", {kHash}),
                     CodeLanguage::Keys::BeforeColon),
            "yaml yml docker-compose openapi");
        CodeLanguage toml = withKeys(lines("true false inf nan", {kHash}), CodeLanguage::Keys::BeforeEquals);
        toml.longQuotes = kQuotes;
        add(toml, "toml");
        add(withKeys(lines("true false yes no on off", {kHash, QStringLiteral(";")}),
                     CodeLanguage::Keys::BeforeEquals),
            "ini cfg conf config desktop properties env dotenv editorconfig systemd service gitconfig");
        add(ofForm(CodeLanguage::Form::Markup),
            "html xml svg xhtml htm vue svelte xsl xslt plist xaml rss mathml jinja jinja2 "
            "handlebars hbs mustache astro django html+erb");
        CodeLanguage css =
            withKeys(braces("and auto block bold center charset flex fixed absolute relative grid hidden "
                            "important inherit initial inline inset import include extend mixin keyframes "
                            "media none normal not only root solid supports transparent unset var use"),
                     CodeLanguage::Keys::BeforeColon);
        css.lineComments.clear();
        add(css, "css");
        css.lineComments = {kSlash};
        add(css, "scss sass less stylus");
        add(ignoringCase(withBlocks(
                lines("add all alter analyze and any as asc autoincrement begin between bigint bool "
                      "boolean by cascade case cast char check collate column commit conflict "
                      "constraint count create cross current_timestamp database date decimal declare "
                      "default delete desc distinct double drop else end except exec execute exists "
                      "explain false float for foreign from full function grant group having if in "
                      "index inner insert int integer intersect interval into is join key left like "
                      "limit not null numeric offset on or order outer over partition primary "
                      "procedure references replace returning returns revoke right rollback row rows "
                      "select serial set table temporary text then timestamp to top transaction "
                      "trigger true truncate union unique update using values varchar view when "
                      "where window with",
                      {kDashes}),
                kOpen, kClose)),
            "sql sqlite sqlite3 postgresql postgres psql pgsql plpgsql mysql mariadb tsql plsql bigquery "
            "duckdb");
        CodeLanguage graphql =
            lines("directive enum extend false fragment implements input interface mutation null on query "
                  "scalar schema subscription true type union Boolean Float ID Int String",
                  {kHash}, kDouble);
        graphql.longQuotes = kDouble;
        add(graphql, "graphql gql");
        add(braces("bool bytes double enum extend extensions false fixed32 fixed64 float import int32 int64 "
                   "map message "
                   "oneof option optional package public repeated required reserved returns rpc service "
                   "sint32 sint64 "
                   "stream string syntax true uint32 uint64"),
            "protobuf proto proto3");
        add(ofForm(CodeLanguage::Form::Difference), "diff patch udiff");
        add(lines("begin documentclass end newcommand renewcommand section subsection subsubsection chapter "
                  "usepackage label "
                  "ref cite item textbf textit emph frac input include caption centering includegraphics",
                  {QStringLiteral("%")}, {}),
            "latex tex bibtex");
    }

    void addBuilds() {
        add(withKeys(
                lines(
                    "define else endef endif export ifdef ifeq ifndef ifneq include override unexport vpath",
                    {kHash}),
                CodeLanguage::Keys::BeforeColon),
            "make makefile mk gnumakefile");
        add(ignoringCase(lines(
                "add_compile_options add_custom_command add_custom_target add_executable add_library "
                "add_subdirectory add_test and cmake_minimum_required configure_file else elseif endforeach "
                "endfunction endif endmacro endwhile enable_testing exists false file find_library "
                "find_package foreach function if imported in include include_directories install "
                "interface link_libraries list macro message not off on option or private project public "
                "required return set set_property set_target_properties shared static string "
                "target_compile_definitions target_compile_features target_compile_options "
                "target_include_directories target_link_libraries target_sources true version while",
                {kHash}, kDouble)),
            "cmake cmakelists cmakelists.txt");
        add(lines("ADD ARG AS CMD COPY ENTRYPOINT ENV EXPOSE FROM HEALTHCHECK LABEL MAINTAINER ONBUILD RUN "
                  "SHELL STOPSIGNAL "
                  "USER VOLUME WORKDIR",
                  {kHash}),
            "dockerfile docker containerfile");
        add(withBlocks(lines("any bool count data depends_on dynamic each else endfor endif false for "
                             "for_each if import in "
                             "lifecycle list locals map module null number object output provider "
                             "provisioner resource "
                             "string terraform true tuple variable",
                             {kHash, kSlash}),
                       kOpen, kClose),
            "terraform tf hcl tfvars");
        add(lines("and break continue elif else endforeach endif false foreach if in not or true project "
                  "executable library "
                  "dependency subdir",
                  {kHash}, QStringLiteral("'")),
            "meson meson.build");
    }
};

} // namespace

const CodeLanguage* codeLanguage(const QString& name) {
    static const Languages languages;
    const auto it = languages.byName.constFind(name.toLower());
    return it == languages.byName.constEnd() ? nullptr : &*it;
}

} // namespace conclave
