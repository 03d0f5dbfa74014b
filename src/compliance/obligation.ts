import {
  command,
  done,
  refuse,
  z,
  zId,
  zTonnes,
  zYear,
  type Day,
  type Decimal,
  type Rules,
  type Terms,
  type Tonnes,
} from '../kernel/index.ts'
import { obligationCorrected, obligationOpened } from './events.ts'
import { obligationOf, type Obligation } from './facts.ts'
import { refusals } from './refusals.ts'

/** Still to be surrendered. */
export const missingOf = (obligation: Obligation): Tonnes =>
  obligation.due - obligation.surrendered - obligation.offsetCredits - obligation.borrowed

const labels = {
  missing: { zh: '待清缴', en: 'Still to surrender' },
  due: { zh: '应清缴配额量', en: 'Obligation' },
  surrendered: { zh: '已清缴配额', en: 'Allowances surrendered' },
  offset: { zh: '已抵销 CCER', en: 'Credits offset' },
  borrowed: { zh: '已预支', en: 'Borrowed' },
} as const

/** The same as `missingOf`, with its working. */
export const missingStep = (t: Terms, obligation: Obligation): Decimal =>
  t.step({ symbol: 'M', label: labels.missing, unit: 'tCO2', formula: 'O − S − C − B' }, (t) =>
    t
      .given('O', labels.due, obligation.due, 'tCO2')
      .minus(t.given('S', labels.surrendered, obligation.surrendered, 'tCO2'))
      .minus(t.given('C', labels.offset, obligation.offsetCredits, 'tCO2'))
      .minus(t.given('B', labels.borrowed, obligation.borrowed, 'tCO2')),
  )

/** The last day of surrender for a year. */
export const deadlineOf = (rules: Rules, year: number): Day => rules.get('compliance/surrender-deadline', { year }).value as Day

/** The number of a certificate, by year and emitter: one for each met obligation. */
export const certificateNumber = (obligation: Pick<Obligation, 'organisation' | 'year'>): string =>
  `QJ-${obligation.year}-${obligation.organisation}`

/**
 * Open an emitter's obligation for a year: one allowance for each verified tonne (Interim Regulations, art. 14). Follows
 * verification.
 */
export const openObligation = command({
  name: 'compliance.openObligation',
  title: { zh: '核定应清缴量', en: 'Open an obligation' },
  summary: {
    zh: '按经核查排放量确定应清缴配额量并发出履约通知',
    en: 'Sets what must be surrendered from verified emissions and gives notice',
  },
  who: [],
  scope: 'province',
  input: z.object({ organisation: zId, year: zYear, province: zId, due: zTonnes }),
  locks: (input) => [`obligation:${input.organisation}:${input.year}`],
  facts: async (read, input) => ({ existing: await read(obligationOf, { organisation: input.organisation, year: input.year }) }),
  decide: (input, { existing }, { rules }) => {
    if (existing) {
      const missing = missingOf({ ...existing, due: input.due })
      if (missing < 0n) return refuse(refusals.exceedsDue({ asked: existing.due - missingOf(existing), limit: input.due }))
      const { organisation, year, due } = input
      const certificate = missing === 0n && due > 0n ? certificateNumber(input) : null
      const still = existing.status === 'overdue' ? 'overdue' : 'open'
      return done(obligationCorrected({ organisation, year, due, status: missing === 0n ? 'met' : still, certificate }), { due })
    }
    return done(obligationOpened({ ...input, deadline: deadlineOf(rules, input.year) }), { due: input.due })
  },
})
