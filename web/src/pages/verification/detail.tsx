import { useState } from 'react'
import { Link } from 'react-router'
import { useInbox, useView } from '../../api/hooks.ts'
import { views } from '../../api/questions.ts'
import type { InboxRow } from '../../api/types.ts'
import { useTexts } from '../../i18n/index.ts'
import { Sheet } from '../../parts/sheet.tsx'
import { Answered, Empty } from '../../parts/states.tsx'
import { useSession } from '../../shell/session.tsx'
import type { AnnualAnswer, Catalogue, GridAnswer } from '../data/types.ts'
import { AnnualTable } from './annual-table.tsx'
import { Conclude, CorrectionField, type Corrections } from './conclude.tsx'
import { MonthsSheet } from './months-sheet.tsx'
import { StepsSheet } from './steps-sheet.tsx'
import type { Directory } from './types.ts'

/** The proposal of a conclusion that waits for its second person, as far as the reader's inbox knows it. */
const waitingIn = (rows: readonly InboxRow[] | undefined, plant: string, year: number): InboxRow | undefined =>
  rows?.find(
    ({ command, status, onOrganisation, input }) =>
      command === 'mrv.verify' &&
      status === 'waiting' &&
      onOrganisation === plant &&
      (input as { year?: number } | null)?.year === year,
  )

export interface VerificationDetailProps {
  readonly plant: string
  readonly year: number
}

/** One plant's year: reported against verified by unit, its months, and who did what. */
export const VerificationDetail = ({ plant, year }: VerificationDetailProps) => {
  const { t, name } = useTexts()
  const { session } = useSession()
  const params = { organisation: plant, year }
  const annual = useView<AnnualAnswer>(views.annual, params)
  const grid = useView<GridAnswer>(views.monthGrid, params)
  const catalogue = useView<Catalogue>(views.catalogue)
  const names = useView<Directory>(views.organisations, { search: plant, limit: 500 })
  const bodies = useView<Directory>(views.organisations, { kind: 'verificationBody', limit: 500 })
  const inbox = useInbox(session !== undefined)
  const [corrections, setCorrections] = useState<Corrections>({})
  const found = names.data?.rows.find(({ id }) => id === plant)
  const title = found ? name(found) : plant
  if (!annual.data || annual.data.organisation !== plant || !catalogue.data || !grid.data)
    return (
      <Sheet title={title}>
        {annual.data ? <Answered answer={grid}>{() => null}</Answered> : <Answered answer={annual}>{() => null}</Answered>}
      </Sheet>
    )
  const waiting = waitingIn(inbox.data?.rows, plant, year)
  const { annual: report, verified, verifier, status } = annual.data
  const mayConclude =
    session?.roles.includes('verifier') === true &&
    session.organisation.id === verifier &&
    status === 'submitted' &&
    waiting === undefined
  return (
    <div className="cols aside">
      <div>
        <Sheet title={title} note={t('verification.unitNote')}>
          {report ? (
            <AnnualTable
              annual={report}
              verified={verified}
              catalogue={catalogue.data}
              grid={grid.data}
              {...(mayConclude
                ? {
                    field: (unit) => <CorrectionField unit={unit} corrections={corrections} onCorrections={setCorrections} />,
                  }
                : {})}
            />
          ) : (
            <Empty action={<Link to={`/data?plant=${plant}`}>{t('verification.toMonths')}</Link>}>
              {t('verification.noReport', { year })}
            </Empty>
          )}
          {report && mayConclude && (
            <Conclude plant={plant} year={year} units={report.units} corrections={corrections} onCorrections={setCorrections} />
          )}
          {waiting && <Waiting proposal={waiting} />}
        </Sheet>
        <MonthsSheet grid={grid.data} plant={plant} />
      </div>
      <StepsSheet annual={annual.data} grid={grid.data} bodies={bodies.data?.rows ?? []} waiting={waiting} />
    </div>
  )
}

const Waiting = ({ proposal }: { readonly proposal: InboxRow }) => {
  const { t, language } = useTexts()
  const who = (language === 'zh' ? proposal.proposedByZh : proposal.proposedByEn) ?? proposal.proposedBy
  return (
    <p className="note">
      {proposal.mine ? t('verification.waitingMine') : t('verification.waitingOther', { who })}{' '}
      <Link to={`/inbox?task=${proposal.id}`}>{t('verification.toInbox')}</Link>
    </p>
  )
}
