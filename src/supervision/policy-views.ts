import { view, z, zDay, type Label, type Rules } from '../kernel/index.ts'
import { shippedLaw } from '../rulebook/index.ts'

const outLabel = z.object({ zh: z.string(), en: z.string() })

interface Document {
  readonly id: string
  readonly issued: string
  readonly title: Label
  readonly issuer: Label
  readonly number?: string
  readonly level: string
  readonly status: string
  readonly milestone?: string
  readonly source: string
  readonly note?: Label
}

const levels: Readonly<Record<string, Label>> = {
  stateCouncil: { zh: '中共中央、国务院层级', en: 'Central Committee and State Council' },
  authority: { zh: '主管部门和职能部门层级', en: 'Competent and functional departments' },
  institution: { zh: '交易和登记机构', en: 'Exchange and registry' },
}
const statuses: Readonly<Record<string, Label>> = {
  inForce: { zh: '有效', en: 'In force' },
  repealed: { zh: '已废止', en: 'Repealed' },
  superseded: { zh: '已被替代', en: 'Superseded' },
  expired: { zh: '任务已完成', en: 'Period over' },
}
const named = (labels: Readonly<Record<string, Label>>, key: string): Label => labels[key] ?? { zh: key, en: key }

export const documentsIn = (rules: Rules): { documents: readonly Document[]; confidence: string } => {
  const rule = rules.get('reference/policy-library', {})
  return { documents: rule.value as readonly Document[], confidence: rule.confidence }
}

/** The rule parameters a document stands behind: those whose source names its number or its title. */
const parametersOf = (document: Document): string[] => {
  const title = /《([^》]+)》/.exec(document.title.zh)?.[1]
  const marks = [document.number?.replace(/附件.*$/, ''), title].filter((mark) => mark !== undefined)
  return [...shippedLaw().parameters.values()]
    .filter((item) => item.values.some((value) => marks.some((mark) => value.source.includes(mark))))
    .map((item) => item.name)
}

const documentOut = z.object({
  id: z.string(),
  /** Day or month of issue, as the source gives it. */
  day: z.string(),
  title: outLabel,
  number: z.string().nullable(),
  issuer: outLabel,
  level: z.string(),
  kind: outLabel,
  state: z.string(),
  status: outLabel,
  milestone: z.string().nullable(),
  source: z.string(),
  note: outLabel.nullable(),
  confidence: z.string(),
  url: z.string().nullable(),
  parameters: z.array(z.string()),
})

const shown = (document: Document, confidence: string): z.output<typeof documentOut> => ({
  id: document.id,
  day: document.issued,
  title: document.title,
  number: document.number ?? null,
  issuer: document.issuer,
  level: document.level,
  kind: named(levels, document.level),
  state: document.status,
  status: named(statuses, document.status),
  milestone: document.milestone ?? null,
  source: document.source,
  note: document.note ?? null,
  confidence,
  url: null,
  parameters: parametersOf(document),
})

/** The dated policy library: every document with issuer, number, level and status, newest first. Public. */
export const policies = view({
  name: 'supervision.policies',
  title: { zh: '政策文件库', en: 'Policy library' },
  summary: {
    zh: '2012 年以来的政策文件，含发文机关、文号、日期与效力状态',
    en: 'Documents since 2012 with issuer, number, date and status',
  },
  who: 'anyone',
  scope: 'public',
  input: z.object({
    level: z.enum(['stateCouncil', 'authority', 'institution']).optional(),
    text: z.string().max(80).optional(),
  }),
  output: z.object({ documents: z.array(documentOut) }),
  read: (_sql, input, { rules }) => {
    const { documents, confidence } = documentsIn(rules)
    const wanted = (input.text ?? '').toLowerCase()
    const found = documents.filter(
      (one) =>
        (input.level === undefined || one.level === input.level) &&
        `${one.title.zh} ${one.title.en} ${one.number ?? ''}`.toLowerCase().includes(wanted),
    )
    return Promise.resolve({
      documents: [...found].sort((a, b) => (a.issued < b.issued ? 1 : -1)).map((one) => shown(one, confidence)),
    })
  },
})

/** The turning points of the market's law, oldest first. */
export const milestones = view({
  name: 'supervision.milestones',
  title: { zh: '政策里程碑', en: 'Milestones' },
  summary: { zh: '从 2012 年到开市与首次清缴的七个节点', en: 'The turning points from 2012 to the first surrender' },
  who: 'anyone',
  scope: 'public',
  input: z.object({}),
  output: z.object({ rows: z.array(documentOut) }),
  read: (_sql, _input, { rules }) => {
    const { documents, confidence } = documentsIn(rules)
    const rows = documents.filter((one) => one.milestone !== undefined)
    return Promise.resolve({
      rows: rows.sort((a, b) => ((a.milestone ?? '') < (b.milestone ?? '') ? -1 : 1)).map((one) => shown(one, confidence)),
    })
  },
})

/** Who was the competent authority on a day (RQ-000-003). */
export const authority = view({
  name: 'supervision.authority',
  title: { zh: '国家主管部门', en: 'Competent authority' },
  summary: { zh: '某日的国家主管部门', en: 'Who was the competent authority on a day' },
  who: 'anyone',
  scope: 'public',
  input: z.object({ day: zDay.optional() }),
  output: z.object({ day: z.string(), id: z.string(), name: outLabel, source: z.string(), confidence: z.string() }),
  read: (_sql, input, { rules, businessDay }) => {
    const day = input.day ?? businessDay
    const rule = rules.get('supervision/competent-authority', { day })
    const { id, zh, en } = rule.value as Label & { id: string }
    return Promise.resolve({ day, id, name: { zh, en }, source: rule.source, confidence: rule.confidence })
  },
})
