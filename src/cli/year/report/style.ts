/** The page's own sheet: the design language's values, nothing fetched. */
export const style = `
:root{--ink:#15222A;--ink-2:#42525B;--ink-3:#5C6B74;--ground:#F2F4F4;--paper:#fff;--sunk:#F7F9F9;--head:#EBEFF0;--line:#DCE2E4;--line-2:#AEBABF;
--edge:#7A8A91;--accent:#0A5A6E;--accent-2:#084656;--accent-weak:#E2EEF1;--ok:#0B7340;--bad:#A8201A;--warn:#855300;--warn-weak:#FBF2DF;
--f:"PingFang SC","HarmonyOS Sans SC","Microsoft YaHei","Noto Sans CJK SC","Noto Sans SC","Source Han Sans SC",system-ui,sans-serif}
*{box-sizing:border-box}html{-webkit-text-size-adjust:100%}
body{margin:0;background:var(--ground);color:var(--ink);font:14px/22px var(--f);font-variant-numeric:tabular-nums lining-nums}
h1,h2,p,ul,ol{margin:0;padding:0}ul{list-style:none}h1{font-size:20px;line-height:28px;font-weight:600}h2{font-size:15px;line-height:22px;font-weight:600}
html[data-lang=zh] [lang=en],html[data-lang=en] [lang=zh]{display:none}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
.band{background:var(--ink);color:#F4D48A;font-size:12px;line-height:18px;padding:7px 24px}.band p{max-width:110em}
.top{display:flex;align-items:center;gap:16px;background:var(--paper);border-bottom:1px solid var(--line);min-height:48px;padding:0 24px;font-size:13px}
.top b{font-size:15px;font-weight:600}.top nav{display:flex;gap:4px 16px;flex-wrap:wrap;margin-left:auto}.top a{color:var(--accent);text-decoration:none}.top a:hover{text-decoration:underline}
.top button{font:inherit;height:30px;min-width:44px;border:1px solid var(--edge);border-radius:2px;background:var(--paper);color:var(--ink);cursor:pointer;white-space:nowrap}
main{max-width:1440px;margin:0 auto;padding:20px 24px 48px}
.meta{font-size:12px;line-height:18px;color:var(--ink-2);margin:2px 0 14px;overflow-wrap:anywhere}
.sheet{background:var(--paper);border:1px solid var(--line);border-top:2px solid var(--ink);margin-bottom:16px;min-width:0}
.sheet>header{display:flex;justify-content:space-between;align-items:baseline;gap:4px 12px;flex-wrap:wrap;padding:9px 16px 8px;border-bottom:1px solid var(--line)}
.sheet>header p{font-size:12px;line-height:18px;color:var(--ink-2)}.in{padding:12px 16px}
.say{padding:18px 20px 16px}.say .l{font-size:22px;line-height:36px;max-width:46em;text-wrap:pretty}.say .m{font-size:13px;color:var(--ink-2);margin-top:6px;max-width:70em}
.say b{font-weight:600}.ok{color:var(--ok)}.bad{color:var(--bad)}.nw{white-space:nowrap}
.cols{display:grid;grid-template-columns:repeat(2,minmax(0,1fr));gap:16px;align-items:start;margin-bottom:16px}.cols.wide-right{grid-template-columns:380px minmax(0,1fr)}.cols>.sheet,.cols>div>.sheet:last-child{margin-bottom:0}
.x{overflow-x:auto}.x.tall{max-height:520px;overflow-y:auto}
table{border-collapse:collapse;width:100%;font-size:13px;line-height:20px}
th{font-weight:400;color:var(--ink-2);font-size:12px;line-height:18px;text-align:left;background:var(--sunk);padding:6px 10px;vertical-align:bottom;white-space:nowrap;position:sticky;top:0;z-index:1;box-shadow:inset 0 -1px var(--line-2)}
td{padding:6px 10px;border-bottom:1px solid var(--line);vertical-align:top}th:first-child,td:first-child{padding-left:16px}th:last-child,td:last-child{padding-right:16px}
.x:not(.plain) th:first-child,.x:not(.plain) td:first-child{position:sticky;left:0;background:var(--paper)}.x:not(.plain) th:first-child{z-index:2;background:var(--sunk)}
tbody tr:last-child td{border-bottom:0}tr.sum td{border-top:1px solid var(--ink);font-weight:600}.num{text-align:right;white-space:nowrap}td.name{white-space:nowrap}td.long{min-width:16em;overflow-wrap:anywhere}
.chart{display:block;max-width:100%;height:auto;font-family:var(--f)}.chart.narrow{display:none}.chart text{font-size:13px;fill:var(--ink)}.chart .tick{font-size:11px;fill:var(--ink-3)}.chart .value{font-size:12px}
.chart .accent{fill:var(--accent)}.chart .ok{fill:var(--ok)}.chart .bad{fill:var(--bad)}
.tiles{display:grid;grid-template-columns:repeat(8,40px);grid-auto-rows:40px;gap:3px;justify-content:center}
.tiles li{display:flex;flex-direction:column;align-items:center;justify-content:center;font-size:11px;line-height:14px}.tiles b{font-size:13px;line-height:16px;font-weight:600}
.s1{background:#EBEFF0}.s2{background:#CFE0E5}.s3{background:#8FB9C5}.s4{background:#0A5A6E;color:#fff}.none{border:1px dashed var(--line-2);color:var(--ink-3)}
.key{display:flex;gap:4px 12px;flex-wrap:wrap;justify-content:center;font-size:12px;line-height:18px;color:var(--ink-2);margin-top:12px}.key span{display:inline-flex;align-items:center;gap:5px}.key i{width:12px;height:12px}
.seal{display:inline-block;font-size:11px;line-height:15px;padding:0 3px;border:1px solid var(--ink-3);color:var(--ink-2);border-radius:1px;white-space:nowrap}
.seal.high{border-color:var(--ok);color:var(--ok)}.seal.low{border-color:var(--warn);color:var(--warn)}.seal.draft{border:1px dashed var(--warn);color:var(--warn)}
.foot{font-size:12px;line-height:18px;color:var(--ink-3)}
@media(max-width:1000px){.cols,.cols.wide-right{grid-template-columns:minmax(0,1fr)}}
@media(max-width:820px){.band{padding:7px 12px}.top{padding:6px 12px;flex-wrap:wrap}.top nav{order:3;width:100%;margin:0}.top nav a{padding:4px 0}.top button{margin-left:auto;height:44px;min-width:64px}
main{padding:14px 12px 40px}.say{padding:14px 14px 12px}.say .l{font-size:18px;line-height:31px}.sheet>header{padding:9px 12px 8px}.in{padding:12px}
th:first-child,td:first-child{padding-left:12px}th:last-child,td:last-child{padding-right:12px}
.chart.wide{display:none}.chart.narrow{display:block}.tiles{grid-template-columns:repeat(8,1fr);grid-auto-rows:39px}}
@media print{.top nav,.top button{display:none}.x.tall{max-height:none}body{background:#fff}}
`
