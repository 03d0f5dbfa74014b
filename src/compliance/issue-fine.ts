import { command, done, refuse, yuanText, z, zFenPositive, zId, zYear } from '../kernel/index.ts'
import { fined } from './events.ts'
import { shortfallOf } from './facts.ts'
import { refusals } from './refusals.ts'

/** Decide the fine for a shortfall, within the range the law gives. A second officer confirms. */
export const issueFine = command({
  name: 'compliance.issueFine',
  title: { zh: '作出罚款决定', en: 'Issue a fine' },
  summary: { zh: '在法定幅度内对未足额清缴作出罚款决定', en: 'Decides the fine for a shortfall within the legal range' },
  who: ['provincialOfficer'],
  scope: 'province',
  on: (input) => input.organisation,
  confirm: 'anotherPerson',
  input: z.object({ organisation: zId, year: zYear, fineFen: zFenPositive }),
  locks: (input) => [`obligation:${input.organisation}:${input.year}`],
  facts: async (read, input) => ({ found: await read(shortfallOf, { organisation: input.organisation, year: input.year }) }),
  decide: (input, { found }) => {
    if (!found) return refuse(refusals.noShortfall({ asked: String(input.year) }))
    if (found.fineFen !== null) return refuse(refusals.finedAlready({ asked: String(input.year) }))
    if (input.fineFen < found.fineMinFen || input.fineFen > found.fineMaxFen) {
      const nearest = input.fineFen < found.fineMinFen ? found.fineMinFen : found.fineMaxFen
      const range = { lowest: yuanText(found.fineMinFen), limit: yuanText(found.fineMaxFen) }
      return refuse(
        refusals.fineOutOfRange({ asked: yuanText(input.fineFen), ...range, nearest: yuanText(nearest), field: 'fineFen' }),
      )
    }
    return done(fined(input), {})
  },
})
