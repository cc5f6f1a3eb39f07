// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace conclave {

/// The looks of an exported page: the window's colours (ui/theme/Theme.qml), light and dark by what the
/// reader's system prefers, and paper.
inline constexpr char kHtmlStyle[] = R"css(
:root {
  color-scheme: light dark;
  --canvas: #fbfbf8; --raised: #ffffff; --sunken: #f3f4ee; --bubble: #e7efe9;
  --ink: #1d2422; --soft: #4a5550; --faint: #596560; --line: #e1e4dc; --strong: #c8cec5;
  --accent: #1f6655; --brass: #7d5a10; --code: #f4f5f0; --wash: #eeefe8;
  --keyword: #8a2f6b; --string: #3f6b1c; --comment: #5c6761; --number: #80540a; --danger: #a8352a;
}
@media (prefers-color-scheme: dark) {
  :root {
    --canvas: #151918; --raised: #1d2321; --sunken: #1a201e; --bubble: #22332e;
    --ink: #e6eae6; --soft: #b0bab5; --faint: #99a49f; --line: #2a322f; --strong: #3b4541;
    --accent: #7cc2ac; --brass: #dcb866; --code: #0f1312; --wash: #232a28;
    --keyword: #d8a7c8; --string: #a9cf8e; --comment: #9aa5a0; --number: #dcb866; --danger: #f0968a;
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body {
  margin: 0; background: var(--canvas); color: var(--ink); overflow-wrap: break-word;
  font: 16px/1.6 "Noto Sans", system-ui, -apple-system, "Segoe UI", "Helvetica Neue", Arial, sans-serif;
}
main { max-width: 47rem; margin: 0 auto; padding: 3rem 1.25rem 5rem; }
h1 { font: 600 1.9rem/1.25 "Noto Serif", Georgia, "Times New Roman", serif; margin: 0 0 .35rem; letter-spacing: -.005em; }
.date { color: var(--faint); font-size: .85rem; margin: 0 0 2rem; }
article + article, nav + article { border-top: 1px solid var(--line); margin-top: 4rem; padding-top: 3rem; }
nav { background: var(--sunken); border: 1px solid var(--line); border-radius: 12px; padding: 1rem 1.25rem; margin-top: 1.5rem; }
nav h2 { font-size: .95rem; margin: 0 0 .4rem; }
nav h3 { font-size: .85rem; color: var(--soft); margin: .9rem 0 .2rem; }
nav ul { list-style: none; margin: 0; padding: 0; }
nav li { display: flex; gap: 1rem; justify-content: space-between; padding: .18rem 0; }
nav time { color: var(--faint); font-size: .8rem; white-space: nowrap; padding-top: .2rem; }
nav a { text-decoration: none; min-width: 0; }
nav a:hover { text-decoration: underline; }
a { color: var(--accent); text-underline-offset: 2px; }
.turn { margin: 1.75rem 0; }
.turn > h2 { font-size: .85rem; font-weight: 600; color: var(--soft); margin: 0 0 .4rem; }
.answer > h2 { color: var(--accent); }
.question > .text {
  background: var(--bubble); border-radius: 16px; padding: .7rem 1.05rem; margin: 0; width: fit-content; max-width: 100%;
  white-space: pre-wrap;
}
.system > .text { color: var(--soft); white-space: pre-wrap; margin: 0; }
.answer h3, .answer h4, .answer h5, .answer h6 { line-height: 1.3; margin: 1.6em 0 .5em; }
.answer h3 { font-size: 1.3rem; } .answer h4 { font-size: 1.12rem; } .answer h5, .answer h6 { font-size: 1rem; }
.answer p, .answer ul, .answer ol { margin: .75em 0; }
.answer li > p { margin: .35em 0; }
.answer ul, .answer ol { padding-inline-start: 1.6rem; }
.task { list-style: none; margin-inline-start: -1.3rem; }
blockquote { margin: 1em 0; padding: .1em 0 .1em 1em; border-inline-start: 3px solid var(--strong); color: var(--soft); }
hr { border: 0; border-top: 1px solid var(--line); margin: 2em 0; }
code, pre { font-family: "Noto Sans Mono", ui-monospace, "Cascadia Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; font-size: .86em; direction: ltr; unicode-bidi: isolate; }
code { background: var(--wash); border-radius: 5px; padding: .12em .35em; }
pre { margin: 0; padding: .85rem 1rem; overflow-x: auto; line-height: 1.5; tab-size: 4; }
pre code { background: none; padding: 0; font-size: 1em; }
figure.code { margin: 1.1em 0; background: var(--code); border: 1px solid var(--line); border-radius: 10px; overflow: hidden; }
figcaption { color: var(--faint); font-size: .76rem; padding: .5rem 1rem 0; }
figcaption + pre { padding-top: .4rem; }
.k { color: var(--keyword); } .s { color: var(--string); } .c { color: var(--comment); font-style: italic; } .n { color: var(--number); }
.table { overflow-x: auto; margin: 1.1em 0; }
table { border-collapse: collapse; font-size: .94em; }
.answer th, .answer td { padding: .45em .9em; border-bottom: 1px solid var(--line); vertical-align: top; }
.answer th { border-bottom: 2px solid var(--strong); }
math { font-size: 1.08em; }
math[display="block"] { margin: 1em 0; overflow-x: auto; overflow-y: hidden; }
details { border: 1px solid var(--line); border-radius: 10px; background: var(--sunken); color: var(--soft); margin: .5rem 0 1rem; font-size: .94em; }
summary { cursor: pointer; padding: .5rem .9rem; font-size: .9em; color: var(--soft); }
summary:focus-visible, a:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 6px; }
details > div { padding: 0 .95rem .35rem; }
details pre { padding: 0 0 .6rem; white-space: pre-wrap; overflow-wrap: anywhere; }
.call { font-size: .92em; color: var(--soft); }
.note { color: var(--brass); font-size: .85rem; font-style: italic; margin: .6rem 0 0; }
.note.failed { color: var(--danger); }
.branch { color: var(--soft); font-size: .95rem; font-weight: 600; border-top: 1px dashed var(--strong); padding-top: 1.2rem; margin: 3rem 0 0; }
@media print {
  :root {
    color-scheme: light;
    --canvas: #ffffff; --raised: #ffffff; --sunken: #f7f8f4; --bubble: #eef3ef; --ink: #000000; --soft: #3c4541;
    --faint: #57625d; --line: #d5d9d0; --strong: #aab2a8; --accent: #1f6655; --code: #f7f8f4; --wash: #f0f1ec;
    --keyword: #8a2f6b; --string: #3f6b1c; --comment: #57625d; --number: #80540a; --danger: #a8352a; --brass: #7d5a10;
  }
  body { font-size: 10.5pt; }
  main { max-width: none; padding: 0; }
  article { break-before: page; border: 0 !important; margin-top: 0 !important; padding-top: 0 !important; }
  article:first-child { break-before: auto; }
  pre { white-space: pre-wrap; overflow-wrap: anywhere; }
  h1, h2, h3, h4, summary { break-after: avoid; }
  tr, figure.code { break-inside: avoid-page; }
}
)css";

} // namespace conclave
