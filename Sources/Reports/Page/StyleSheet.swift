/// How a page looks: system fonts, one accent, light and dark, on paper and on a phone.
enum StyleSheet {
  static let text = """
    :root{color-scheme:light dark;--paper:#fff;--ink:#1a1d21;--quiet:#5b6470;--line:#dfe3e8;\
    --wash:#f5f7f9;--accent:#1f5f8b;--tint:#a9c7dc}
    @media(prefers-color-scheme:dark){:root{--paper:#14171a;--ink:#e8eaed;--quiet:#a3abb5;\
    --line:#2e343a;--wash:#1c2126;--accent:#7ab8e0;--tint:#34566d}}
    *{box-sizing:border-box}
    html{-webkit-text-size-adjust:100%}
    body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.55 system-ui,-apple-system,\
    "Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;overflow-wrap:anywhere}
    main,header,footer{max-width:74rem;margin:0 auto;padding:0 1.25rem}
    header{padding-top:3.5rem}
    .mark{color:var(--accent);font-weight:600;margin:0}
    h1{font-size:2.4rem;line-height:1.15;letter-spacing:-.02em;margin:.3rem 0 .6rem}
    h2{font-size:1.5rem;line-height:1.25;letter-spacing:-.01em;margin:0 0 .6rem}
    h3{font-size:1rem;line-height:1.4;margin:2rem 0 .5rem}
    p{max-width:42rem;margin:0 0 .8rem}
    .period{font-variant-numeric:tabular-nums;color:var(--quiet)}
    .lead{font-size:1.125rem}
    a{color:var(--accent);text-underline-offset:.15em}
    a:focus-visible,summary:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
    .figures{display:flex;flex-wrap:wrap;gap:1px;margin:2rem 0;padding:0;background:var(--line);\
    border:1px solid var(--line);border-radius:.5rem;overflow:hidden}
    .figures div{background:var(--paper);padding:.9rem 1rem;flex:1 1 22%}
    .figures dt{color:var(--quiet);font-size:.85rem;line-height:1.3}
    .figures dd{margin:0 0 .15rem;font-size:1.6rem;line-height:1.2;font-weight:600;\
    font-variant-numeric:tabular-nums}
    .figures div{display:flex;flex-direction:column-reverse;justify-content:flex-end}
    nav ul{list-style:none;padding:0;margin:0 0 1rem;display:flex;flex-wrap:wrap;gap:.3rem 1.2rem}
    section{border-top:1px solid var(--line);padding-top:2rem;margin-top:2.5rem}
    .plot{position:relative;margin:0 0 .6rem}
    .plot svg{display:block;width:100%;height:9rem;border-bottom:1px solid var(--quiet)}
    .axis{display:flex;justify-content:space-between;color:var(--quiet);font-size:.8rem;\
    font-variant-numeric:tabular-nums;gap:1rem}
    .whole{fill:var(--tint)}.part,.bar rect{fill:var(--accent)}
    .key{display:inline-block;width:.7rem;height:.7rem;margin:0 .35rem 0 0;background:var(--tint)}
    .key.strong{background:var(--accent)}
    .week{display:grid;grid-template-columns:2.2rem 1fr;gap:.2rem .5rem;margin:0 0 .6rem}
    .week ol{list-style:none;margin:0;padding:0;display:grid;grid-template-rows:repeat(7,1fr);\
    font-size:.8rem;color:var(--quiet);line-height:1;align-items:center}
    .week svg{display:block;width:100%;height:10.5rem}
    .week .axis{grid-column:2}
    .h{fill:var(--accent)}
    table{width:100%;border-collapse:collapse;font-size:.9rem;line-height:1.4;margin:0 0 .6rem}
    th,td{text-align:left;vertical-align:top;padding:.4rem .9rem .4rem 0;\
    border-bottom:1px solid var(--line);overflow:hidden}
    th:last-child,td:last-child{padding-right:0}
    thead th{color:var(--quiet);font-weight:500;font-size:.8rem;vertical-align:bottom;\
    border-bottom-color:var(--quiet)}
    .n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap;padding-left:.4em}
    .wide{font-size:.82rem}
    .t{font-variant-numeric:tabular-nums;min-width:7.6em}
    .x{min-width:8.9em}.y{min-width:12.5em}
    thead th{overflow-wrap:normal}
    .scroll{overflow-x:auto}
    .absent{color:var(--quiet)}
    .bar{width:22%;min-width:4rem;padding-top:.75rem}
    .bar svg,.strip svg{display:block;width:100%}
    .bar svg{height:.55rem}
    .strip{width:70%}
    .strip svg{height:1.2rem}
    caption,.note{color:var(--quiet);font-size:.85rem;text-align:left}
    details{margin:0 0 .8rem}
    summary{cursor:pointer;color:var(--accent);font-size:.9rem;width:fit-content}
    details[open]>summary{margin-bottom:.5rem}
    pre{background:var(--wash);border-radius:.4rem;padding:.9rem;font:.78rem/1.5 ui-monospace,\
    SFMono-Regular,Menlo,Consolas,"Liberation Mono",monospace;white-space:pre-wrap;margin:0 0 1rem}
    footer{padding-top:2rem;padding-bottom:4rem;color:var(--quiet);font-size:.85rem}
    @media(max-width:44rem){
    header{padding-top:2rem}h1{font-size:1.9rem}
    .figures div{flex-basis:40%}.figures dd{font-size:1.35rem}
    .wide thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
    .wide,.wide tbody,.wide tr,.wide td{display:block}
    .wide tr{border-bottom:1px solid var(--line);padding:.5rem 0}
    .wide td{display:grid;grid-template-columns:7.5rem 1fr;gap:.6rem;border:0;padding:.1rem 0;\
    text-align:left;white-space:normal}
    .wide td::before{content:attr(data-label);color:var(--quiet);font-size:.8rem}
    .wide .bar{display:block;width:auto;padding:.2rem 0}.wide .bar::before{content:none}
    .narrow .bar{display:none}.x,.y,.t{min-width:0}.strip{width:55%}
    th,td{padding-right:.6rem}
    }
    @page{size:A4;margin:20mm 16mm 18mm;\
    @top-left{content:string-title;font:8pt system-ui,sans-serif;color:#5b6470}\
    @bottom-right{content:counter(page) " / " counter(pages);font:8pt system-ui,sans-serif;\
    color:#5b6470}}
    @media print{
    :root{color-scheme:light;--paper:#fff;--ink:#000;--quiet:#444;--line:#ccc;--wash:#f4f4f4;\
    --accent:#1f5f8b;--tint:#a9c7dc}
    body{font-size:9.5pt;line-height:1.45}
    main,header,footer{max-width:none;padding-left:0;padding-right:0}
    header{padding-top:0}nav{display:none}
    h1{font-size:22pt}h2{font-size:14pt}h2,h3{break-after:avoid}
    .lead{font-size:11pt}
    table{font-size:8pt}tr,.figures,.plot,.week{break-inside:avoid}thead{display:table-header-group}
    thead th{font-size:inherit}
    .wide{font-size:6.5pt}.wide .bar{width:8%;min-width:0}
    .t{min-width:6.4em}.x{min-width:5.8em}.y{min-width:9em}.wide th,.wide td{padding-right:.5em}
    .scroll{overflow:visible}
    pre{font-size:6.5pt}
    svg,.key,.figures{print-color-adjust:exact;-webkit-print-color-adjust:exact}
    details::details-content{content-visibility:visible;display:block;height:auto}
    summary{color:var(--quiet);list-style:none}
    a{color:inherit;text-decoration:none}
    }
    """

  /// The style with the line that stands at the head of printed pages; it may hold no quote.
  static func text(pageHead: String) -> String {
    text.replacingOccurrence(of: "string-title", with: "\"\(pageHead)\"")
  }
}

extension String {
  fileprivate func replacingOccurrence(of word: String, with other: String) -> String {
    guard let range = firstRange(of: word) else { return self }
    return self[..<range.lowerBound] + other + self[range.upperBound...]
  }
}
