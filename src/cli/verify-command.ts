import { existsSync } from 'node:fs'
import { ledgerInvariants } from '../ledger/index.ts'
import { checkAnchors, checkRebuild, readAnchors, rebuild, sealAll, verifyChain } from '../store/index.ts'
import { withMarket } from './open.ts'
import { Usage, languageOf, say, sayJson, text, type Flags } from './terminal.ts'

interface Finding {
  readonly name: string
  readonly holds: boolean
  readonly detail: string
}

const told = (findings: readonly Finding[], flags: Flags): number => {
  if (flags['json'] === true) sayJson(findings)
  else for (const item of findings) say(`${item.holds ? '✓' : '✗'} ${item.name}${item.detail === '' ? '' : `  ${item.detail}`}`)
  return findings.every((item) => item.holds) ? 0 : 1
}

/** `tonne verify [--anchor FILE]`: every invariant of the books, the chain of events, and the signed heads kept outside. */
export const verifyCommand = (flags: Flags): Promise<number> =>
  withMarket(flags, {}, async ({ app }) => {
    const language = languageOf(flags)
    const findings: Finding[] = []
    for (const invariant of ledgerInvariants) findings.push({ name: invariant[language], ...(await invariant.check(app.sql)) })
    await sealAll(app.pool)
    const chain = await verifyChain(app.sql)
    const first = chain.problems[0]
    findings.push({
      name: language === 'zh' ? '事件链完整' : 'the chain of events is whole',
      holds: first === undefined,
      detail: first
        ? `${first.position} ${first.event}: ${first.problem}`
        : `${chain.events} · ${chain.head.hash.toString('hex').slice(0, 16)}`,
    })
    const anchor = text(flags, 'anchor')
    if (anchor !== undefined) {
      if (!existsSync(anchor))
        throw new Usage(`there is no file ${anchor}; heads are signed at each day end and at the first start`)
      const anchors = readAnchors(anchor)
      const problems = await checkAnchors(app.sql, anchors)
      const name = language === 'zh' ? '与库外签名链首一致' : 'agrees with the signed heads kept outside'
      findings.push({ name, holds: problems.length === 0, detail: problems[0] ?? `${anchors.length}` })
    }
    return told(findings, flags)
  })

/** `tonne rebuild [--check]`: projections from the events; with --check they are only compared. */
export const rebuildCommand = (flags: Flags): Promise<number> =>
  withMarket(flags, {}, async ({ app }) => {
    await sealAll(app.pool)
    if (flags['check'] !== true) {
      await rebuild(app)
      say(languageOf(flags) === 'zh' ? '已由事件重建全部投影' : 'every projection is rebuilt from the events')
      return 0
    }
    const compared = await checkRebuild(app)
    return told(
      compared.map((table) => ({ name: table.table, holds: table.same, detail: `${table.rows}` })),
      flags,
    )
  })
