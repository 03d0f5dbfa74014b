import { useView } from '../../api/hooks.ts'
import { views } from '../../api/questions.ts'
import { useTexts } from '../../i18n/index.ts'
import { DeadlineRail } from '../../parts/deadline-rail.tsx'
import { useSession } from '../../shell/session.tsx'
import { marksOf, type DeadlineRow } from './marks.ts'

/** What is due from today on: one's own acts above the axis, those of others below. `lastDay` is the last sensible day to act. */
export const RoleRail = ({
  lastDay,
}: {
  readonly lastDay?: { readonly day: string; readonly tradingDaysLeft: number | null }
}) => {
  const texts = useTexts()
  const { session, market } = useSession()
  const answer = useView<{ readonly rows: readonly DeadlineRow[] }>(views.deadlines)
  if (!answer.data || !market) return null
  return <DeadlineRail marks={marksOf(texts, market.businessDay, session?.roles ?? [], answer.data.rows, lastDay)} />
}
