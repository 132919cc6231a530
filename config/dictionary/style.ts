/** For screen and paper alike. */
export const STYLE = `
:root { color: #1f2328; background: #fff; font: 15px/1.5 system-ui, sans-serif }
body { max-width: 70rem; margin: 0 auto; padding: 1rem 1.5rem 4rem }
h1 { font-size: 1.8rem } h2 { font-size: 1.4rem; border-block-end: 2px solid #0b6b66; margin-block-start: 2.5rem }
h3 { font-size: 1.1rem; margin-block: 1.8rem .3rem } h4 { font-size: 1rem; margin-block: 1rem .2rem }
a { color: #0b6b66 } code { font: .85em ui-monospace, monospace; overflow-wrap: break-word; direction: ltr; unicode-bidi: isolate }
nav > ul { columns: 2; padding: 0; list-style: none } nav ul ul { columns: auto; padding-inline-start: 1rem; list-style: none }
nav li { break-inside: avoid-column }
table { border-collapse: collapse; inline-size: 100%; margin-block: .5rem 1rem; font-size: .9em }
th, td { border: 1px solid #c9c4b8; padding: .3rem .5rem; text-align: start; vertical-align: top }
th { background: #faf8f4 } tr { break-inside: avoid } thead { display: table-header-group }
.help { color: #57606a; display: block } .heading td { background: #faf8f4; font-weight: 600 }
.note { font-style: italic } .about { color: #57606a; margin-block: 0 .4rem }
@media print { :root { font-size: 11px } body { max-width: none; padding: 0 } nav { break-after: page }
  section.form { break-inside: auto } a { color: inherit; text-decoration: none } }
`
