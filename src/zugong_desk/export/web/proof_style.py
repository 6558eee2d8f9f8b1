"""The style sheet of the proof in HTML: a column of text with notes beside it, on paper as on screen."""

STYLE = """\
:root { color-scheme: light dark; --paper: #fbfaf7; --ink: #1f2328; --soft: #6b6f76; --rule: #dedbd3;
  --gone: #a8201a; --gone-back: #fbe9e7; --come: #0a558c; --come-back: #e3f0fa;
  --error: #c62828; --warning: #b26a00; --style: #5b6b7b; }
@media (prefers-color-scheme: dark) { :root { --paper: #1b1c1e; --ink: #e4e2dd; --soft: #9a9da3; --rule: #3a3c40;
  --gone: #ff8a80; --gone-back: #3d2220; --come: #82c4f5; --come-back: #1c3346;
  --error: #ff8a80; --warning: #f0b357; --style: #a9b6c4; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 2.5em 1.5em 4em; max-width: 66em; background: var(--paper); color: var(--ink);
  font: 1.0625rem/1.9 "Noto Serif CJK SC", "Source Han Serif SC", "FangSong", "STFangsong", "SimSun", serif; }
header { border-bottom: 1px solid var(--rule); margin-bottom: 2em; padding-bottom: .8em; }
header h1 { font-size: 1.5rem; margin: 0; }
header p { color: var(--soft); font-size: .9rem; margin: .3em 0 0; }
.row { display: grid; grid-template-columns: minmax(0, 1fr) 17em; column-gap: 2.2em; align-items: start; }
.row > :first-child { margin: 0 0 .6em; white-space: pre-wrap; overflow-wrap: anywhere; }
h2, h3, h4, h5, h6 { font-weight: 700; line-height: 1.5; break-after: avoid; }
h2 { font-size: 1.45rem; } h3 { font-size: 1.25rem; } h4 { font-size: 1.1rem; } h5, h6 { font-size: 1rem; }
.row > h2, .row > h3 { margin-top: 1em; }
.masthead, .column, .article_title, .byline, .toc { text-align: center; }
.paragraph, .editor_note, .instruction { text-indent: 2em; }
.source_credit { text-align: right; }
.byline, .source_credit, .toc_entry, .distribution, .page_footer, .noise { color: var(--soft); }
del { color: var(--gone); background: var(--gone-back); text-decoration: line-through; }
ins { color: var(--come); background: var(--come-back); text-decoration: underline; text-underline-offset: .2em; }
del.end::before { content: "⏎"; } ins.end::before { content: "¶"; }
mark { background: none; color: inherit; text-decoration: underline wavy; text-decoration-thickness: 1px;
  text-underline-offset: .25em; }
mark.error { text-decoration-color: var(--error); } mark.warning { text-decoration-color: var(--warning); }
mark.style { text-decoration-color: var(--style); text-decoration-style: dotted; }
sup { line-height: 0; text-indent: 0; } sup a, aside a { color: var(--soft); text-decoration: none; padding: 0 .15em; }
aside { font: .8125rem/1.6 "Noto Sans CJK SC", "Microsoft YaHei", "PingFang SC", sans-serif; padding-top: .35em; }
aside p { margin: 0 0 .6em; padding-left: .7em; border-left: 3px solid var(--style); overflow-wrap: anywhere; }
aside .error { border-color: var(--error); } aside .warning { border-color: var(--warning); }
aside small { color: var(--soft); }
:target { outline: 2px solid var(--come); outline-offset: 2px; }
@media screen and (max-width: 46em) { .row { grid-template-columns: minmax(0, 1fr); } aside { margin: 0 0 1em 2em; } }
@page { size: A4; margin: 20mm 16mm; }
@media print { :root { --paper: #fff; --ink: #000; --soft: #444; --rule: #999; --gone: #a8201a; --gone-back: transparent;
  --come: #0a558c; --come-back: transparent; --error: #c62828; --warning: #8a5200; --style: #445; color-scheme: light; }
  body { max-width: none; padding: 0; font-size: 11pt; } .row { display: block; }
  aside { margin: 0 0 .8em 2em; padding: 0; break-inside: avoid; } a { color: inherit; } }
"""
