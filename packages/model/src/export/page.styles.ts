/**
 * How the page looks, on a screen and on paper. It is all that the page loads, and stands in it. `root` and `body` are
 * what stands for them within another page.
 */
export function pageStyles(root = ":root", body = "body"): string {
  return `
${root}{color-scheme:light dark;--text:#1b1f24;--muted:#57606a;--line:#d0d7de;--own:#eaf2fb;--note:#fff4d6;--paper:#fff;--link:#0a58a8}
@media (prefers-color-scheme:dark){${root}{--text:#e6edf3;--muted:#9da7b1;--line:#3d444d;--own:#1a2b40;--note:#3a2f10;--paper:#0f1419;--link:#7cb7f5}}
*{box-sizing:border-box}
${body}{max-inline-size:46rem;margin:0 auto;padding:1.5rem 1rem;background:var(--paper);color:var(--text);font:1rem/1.5 system-ui,sans-serif;overflow-wrap:anywhere}
h1{margin:0;font-size:1.5rem;line-height:1.25}
h2{margin:3rem 0 .25rem;font-size:1.25rem;line-height:1.3}
h3{margin:1.5rem 0 .5rem;color:var(--muted);font-size:.875rem;font-weight:600;text-align:center}
p{margin:0}
a{color:var(--link)}
.about,.notice,time{color:var(--muted);font-size:.875rem}
.notice{margin:.5rem 0;text-align:center}
nav ol{padding-inline-start:1.5rem}
nav li{padding-block:.25rem}
article{margin:.5rem 0;padding:.75rem 1rem;border:1px solid var(--line);border-radius:.5rem;break-inside:avoid}
article.patient-side{background:var(--own)}
article.note{background:var(--note)}
article header{display:flex;flex-wrap:wrap;gap:0 .5rem;align-items:baseline}
article .text{white-space:pre-wrap}
article :is(img,canvas){display:block;max-inline-size:100%;max-block-size:24rem;block-size:auto;margin-block:.5rem}
.files{margin:.5rem 0 0;padding:0;list-style:none}
.correction{margin-block-start:.75rem;padding:.25rem .75rem;border-inline-start:3px solid var(--line);font-size:.875rem}
.correction.approved{border-color:var(--link)}
.correction .said{font-weight:600}
.correction .text{font-size:1rem}
.correction dl{margin:.25rem 0}
.correction dt{color:var(--muted)}
.correction dd{margin:0 0 .25rem;white-space:pre-wrap}
@media print{${root}{--text:#000;--muted:#444;--line:#999;--own:#fff;--note:#fff;--paper:#fff;--link:#000}
${body}{max-inline-size:none;padding:0;font-size:10.5pt}
nav{break-after:page}
h2,h3{break-after:avoid}
article :is(img,canvas){max-block-size:12cm}}
`;
}
