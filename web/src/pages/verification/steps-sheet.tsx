import type { InboxRow, Organisation } from '../../api/types.ts'
import { useTexts, type Texts } from '../../i18n/index.ts'
import { Day } from '../../parts/amounts.tsx'
import { FourEyes, type EyesStep } from '../../parts/four-eyes.tsx'
import { Sheet } from '../../parts/sheet.tsx'
import { useSession } from '../../shell/session.tsx'
import type { AnnualAnswer, GridAnswer } from '../data/types.ts'
import { StatusTag } from './status-tag.tsx'

export interface StepsSheetProps {
  readonly annual: AnnualAnswer
  readonly grid: GridAnswer
  readonly bodies: readonly Organisation[]
  readonly waiting: InboxRow | undefined
}

const stateOf = (done: boolean, now: boolean): EyesStep['state'] => (done ? 'done' : now ? 'now' : 'next')

/** The last day of a step that is not done: ahead, or over. */
const dueBy = ({ t }: Texts, day: string | null, today: string): Pick<EyesStep, 'when' | 'passed'> => {
  if (day === null) return {}
  const passed = today !== '' && day < today
  return {
    passed,
    when: (
      <>
        {t(passed ? 'verification.wasDue' : 'verification.isDue')} <Day value={day} style="plain" />
      </>
    ),
  }
}

const conclusionSteps = (
  texts: Texts,
  { annual, waiting }: StepsSheetProps,
  body: string | undefined,
  today: string,
): EyesStep[] => {
  const { t, language } = texts
  const { status, verifier, verified } = annual
  const isVerified = status === 'verified'
  const running = status === 'submitted' && verifier !== null
  const proposer = waiting && ((language === 'zh' ? waiting.proposedByZh : waiting.proposedByEn) ?? waiting.proposedBy)
  return [
    {
      verb: t('verification.stepConclude'),
      state: stateOf(isVerified || waiting !== undefined, running),
      who: proposer ?? body,
      ...(waiting
        ? { when: <Day value={waiting.proposedOn} style="plain" /> }
        : isVerified
          ? {}
          : dueBy(texts, annual.verificationDueOn, today)),
    },
    {
      verb: t('verification.stepConfirm'),
      state: stateOf(isVerified, waiting !== undefined),
      when: verified && <Day value={verified.verifiedOn} style="plain" />,
      ...(isVerified ? {} : { not: t('verification.notProposer') }),
    },
  ]
}

/** Months, report, assignment, conclusion, second person: what is done, what is due now and who must act. */
export const StepsSheet = (props: StepsSheetProps) => {
  const texts = useTexts()
  const { t, name } = texts
  const { annual, grid, bodies } = props
  const filed = grid.months.filter(({ status }) => status === 'filed').length
  const found = bodies.find(({ id }) => id === (annual.verifier ?? annual.verified?.verifiedBy))
  const body = found && name(found)
  const assigned = annual.verifier !== null
  const today = useSession().market?.businessDay ?? ''
  const steps: EyesStep[] = [
    {
      verb: t('verification.stepMonths'),
      state: stateOf(filed === grid.months.length, true),
      when: t('verification.filedOf', { count: filed, all: grid.months.length }),
    },
    {
      verb: t('verification.stepReport'),
      state: stateOf(annual.annual !== null, filed === grid.months.length),
      ...(annual.annual
        ? {
            late: annual.annual.late,
            when: (
              <>
                <Day value={annual.annual.submittedOn} style="plain" /> {annual.annual.late && t('data.late')}
              </>
            ),
          }
        : dueBy(texts, annual.reportDueOn, today)),
    },
    {
      verb: t('verification.stepAssign'),
      state: stateOf(assigned, annual.annual !== null),
      who: body ?? t('verification.byProvince'),
    },
    ...conclusionSteps(texts, props, body, today),
  ]
  return (
    <Sheet title={t('verification.steps')} note={<StatusTag status={annual.status} assigned={assigned} />} padded>
      <FourEyes label={t('verification.steps')} steps={steps} />
    </Sheet>
  )
}
